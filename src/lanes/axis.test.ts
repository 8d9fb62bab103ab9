import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Calendar, shiftsBetween } from "#time/calendar.ts";
import { instant } from "#time/instant.ts";
import { offsetAt, timeZone } from "#time/zone.ts";
import { Axis, type RuledAxis } from "./axis.ts";
import { LABEL_GAP } from "./labels.ts";
import { endOf, timeAt, timeScale } from "./scale.ts";

const BERLIN = timeZone("Europe/Berlin");
const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Africa/Cairo",
].map(timeZone);

const measure = (text: string): number => text.length * 7;
const at = (iso: string): number => Date.parse(iso) / 1000;
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat"] as const;
const hour = (h: number): { hour: number; minute: number } => ({ hour: h, minute: 0 });
const SHIFTS: Calendar = {
  zone: BERLIN,
  patterns: [
    { name: "Early", days: DAYS, start: hour(6), end: hour(14) },
    { name: "Late", days: DAYS, start: hour(14), end: hour(22) },
    { name: "Night", days: DAYS, start: hour(22), end: hour(6) },
  ],
};

function rule(from: string, to: string, width = 1000, calendar?: Calendar): RuledAxis {
  const [start, end] = [instant(at(from)), instant(at(to))];
  const shifts = calendar === undefined ? [] : shiftsBetween(calendar, start, end);
  const zone = calendar?.zone ?? BERLIN;
  return new Axis(zone).rule(timeScale(start, end, width), { shifts, now: instant(0), measure });
}

const texts = (axis: RuledAxis, row: "above" | "below"): readonly string[] =>
  axis.labels
    .filter((label) => label.row === row)
    .toSorted((a, b) => a.left - b.left)
    .map((label) => label.text);

describe("the axis of an ordinary day", () => {
  it("has round times on the plant's clock", () => {
    const axis = rule("2026-11-20T05:00:00Z", "2026-11-20T13:00:00Z", 700);
    expect(texts(axis, "below")).toEqual([
      "06:00",
      "07:00",
      "08:00",
      "09:00",
      "10:00",
      "11:00",
      "12:00",
      "13:00",
    ]);
    expect(texts(axis, "above")).toEqual(["Fri 20 Nov"]);
  });

  it("names the shifts, and where they meet draws a line", () => {
    const axis = rule("2026-11-20T03:00:00Z", "2026-11-20T15:00:00Z", 400, SHIFTS);
    expect(texts(axis, "above")).toEqual(["Night", "Early Fri 20 Nov", "Late"]);
    const edges = axis.gridlines.filter((line) => line.kind === "shift").map((line) => line.x);
    expect(edges.map(Math.round)).toEqual([67, 333]);
  });

  it("says the date where no shift says it", () => {
    const axis = rule("2026-11-22T00:00:00Z", "2026-11-22T12:00:00Z", 1000, SHIFTS);
    expect(texts(axis, "above")).toEqual(["Night Sat 21 Nov", "Sun 22 Nov"]);
  });

  it("goes down to seconds and up to years", () => {
    expect(texts(rule("2026-11-20T10:00:00Z", "2026-11-20T10:01:00Z"), "below")).toContain(
      "11:00:30",
    );
    const days = rule("2026-11-01T00:00:00Z", "2026-11-12T00:00:00Z", 770);
    expect(texts(days, "below").slice(0, 3)).toEqual(["Mon 2", "Tue 3", "Wed 4"]);
    expect(texts(days, "above")).toEqual(["November 2026"]);
    const months = rule("2026-03-05T00:00:00Z", "2027-02-20T00:00:00Z");
    expect(texts(months, "below").slice(0, 3)).toEqual(["Apr", "May", "Jun"]);
    expect(texts(months, "above")).toEqual(["2026", "2027"]);
    const weeks = rule("2026-10-05T00:00:00Z", "2026-11-30T00:00:00Z", 500);
    expect(texts(weeks, "below")).toContain("26 Oct");
  });

  it("says the time now, and lets no tick's time stand in its way", () => {
    const scale = timeScale(at("2026-11-20T05:00:00Z"), at("2026-11-20T13:00:00Z"), 700);
    const now = instant(at("2026-11-20T10:57:00Z"));
    const axis = new Axis(BERLIN).rule(scale, { shifts: [], now, measure });
    expect(texts(axis, "below")).toContain("11:57");
    expect(texts(axis, "below")).not.toContain("12:00");
    expect(axis.now).toBeCloseTo(((5 * 60 + 57) / 480) * 700, 5);
  });
});

describe("the night when the clocks go back", () => {
  it("shows the repeated hour twice, each with its offset, and marks the change", () => {
    const axis = rule("2026-10-24T22:00:00Z", "2026-10-25T04:00:00Z");
    expect(texts(axis, "below")).toEqual([
      "00:00",
      "01:00",
      "02:00 UTC+2",
      "02:00 UTC+1",
      "03:00",
      "04:00",
    ]);
    expect(texts(axis, "above")).toContain("03:00 → 02:00");
    expect(axis.gridlines.filter((line) => line.kind === "clockChange")).toHaveLength(1);
  });

  it("leaves a time out rather than say one of the two alone", () => {
    for (const width of [150, 250, 350, 450, 700, 1400, 3000]) {
      const below = texts(rule("2026-10-24T22:00:00Z", "2026-10-25T04:00:00Z", width), "below");
      const twice = below.filter((text) => text.includes("UTC"));
      expect(twice.filter((text) => text.endsWith("+2"))).toHaveLength(twice.length / 2);
    }
  });
});

describe("the night when the clocks go forward", () => {
  it("marks the hour that is missing, and gives it no tick", () => {
    const axis = rule("2026-03-28T23:00:00Z", "2026-03-29T04:00:00Z");
    const hours = texts(axis, "below").filter((text) => text.endsWith(":00"));
    expect(hours).toEqual(["00:00", "01:00", "03:00", "04:00", "05:00"]);
    expect(texts(axis, "above")).toContain("02:00 → 03:00");
  });

  it("begins a date at the change where the change skips midnight", () => {
    const zone = timeZone("America/Sao_Paulo");
    const scale = timeScale(at("2018-11-01T00:00:00Z"), at("2018-11-08T00:00:00Z"), 490);
    const axis = new Axis(zone).rule(scale, { shifts: [], now: instant(0), measure });
    const dates = axis.gridlines
      .filter((line) => line.kind !== "clockChange")
      .map((line) => line.x);
    const hours = dates.map((x) => Math.round((timeAt(scale, x) - scale.from) / 3600));
    expect(texts(axis, "below")).toEqual([
      "Thu 1",
      "Fri 2",
      "Sat 3",
      "Sun 4",
      "Mon 5",
      "Tue 6",
      "Wed 7",
    ]);
    expect(hours).toHaveLength(6);
  });
});

const anyView = fc.record({
  zone: fc.constantFrom(...ZONES),
  from: fc.oneof(
    fc.integer({ min: at("2015-01-01T00:00:00Z"), max: at("2029-01-01T00:00:00Z") }),
    fc.constantFrom(
      at("2026-10-24T20:00:00Z"),
      at("2026-03-28T20:00:00Z"),
      at("2026-04-04T12:00:00Z"),
    ),
  ),
  span: fc.oneof(
    fc.double({ min: 60, max: 100_000, noNaN: true }),
    fc.double({ min: 60, max: 5e7, noNaN: true }),
  ),
  width: fc.integer({ min: 120, max: 2600 }),
  nowShare: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
});

describe("any axis", () => {
  it("never has two labels on top of each other, nor one that is cut off", () => {
    fc.assert(
      fc.property(anyView, ({ zone, from, span, width, nowShare }) => {
        const scale = { from: from + 0.25, span, width };
        const calendar = { ...SHIFTS, zone };
        const shifts =
          span > 40 * 86_400
            ? []
            : shiftsBetween(calendar, instant(from), instant(Math.ceil(endOf(scale))));
        const now = instant(Math.round(from + nowShare * span));
        const { labels } = new Axis(zone).rule(scale, { shifts, now, measure });
        for (const row of ["above", "below"] as const) {
          const inRow = labels.filter((l) => l.row === row).toSorted((a, b) => a.left - b.left);
          for (const [i, label] of inRow.entries()) {
            expect(label.left).toBeGreaterThanOrEqual(0);
            expect(label.left + label.width).toBeLessThanOrEqual(width + 1e-6);
            const next = inRow[i + 1];
            if (next === undefined) continue;
            expect(next.left).toBeGreaterThanOrEqual(label.left + label.width + LABEL_GAP - 1e-6);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it("has its ticks at round times of the plant's own clock, all inside the view", () => {
    fc.assert(
      fc.property(anyView, ({ zone, from, span, width }) => {
        const scale = { from, span: Math.min(span, 200_000), width };
        const axis = new Axis(zone).rule(scale, { shifts: [], now: instant(0), measure });
        for (const { x, kind } of axis.gridlines) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width + 1e-6);
          if (kind === "clockChange" || x === 0) continue;
          const tick = instant(Math.round(timeAt(scale, x)));
          const round = scale.span > 3600 ? 60 : 5;
          expect((tick + offsetAt(zone, tick)) % round).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is ruled again the same from what it has kept", () => {
    const axis = new Axis(BERLIN);
    const options = { shifts: [], now: instant(0), measure };
    const scale = timeScale(at("2026-10-24T22:00:00Z"), at("2026-10-25T04:00:00Z"), 900);
    expect(axis.rule(scale, options)).toEqual(axis.rule(scale, options));
  });

  it("speaks German too", () => {
    const scale = timeScale(at("2026-11-20T05:00:00Z"), at("2026-11-20T13:00:00Z"), 700);
    const axis = new Axis(BERLIN, "de").rule(scale, { shifts: [], now: instant(0), measure });
    expect(texts(axis, "above")).toEqual(["Fr 20. Nov."]);
  });
});
