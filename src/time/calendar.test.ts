import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Calendar,
  ongoingEnd,
  shiftAfter,
  shiftAt,
  shiftBefore,
  type Shift,
  type ShiftPattern,
  shiftsBetween,
  type Weekday,
} from "./calendar.ts";
import { type Instant, instant } from "./instant.ts";
import { isoDate } from "./local-date.ts";
import { timeZone } from "./zone.ts";

const utc = (text: string): Instant => instant(Date.parse(text) / 1000);
const iso = (at: Instant): string => new Date(at * 1000).toISOString().slice(0, 16);

const EVERY_DAY: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/** `pattern("Early 06:00-14:00", days)` */
function pattern(text: string, days: readonly Weekday[] = EVERY_DAY): ShiftPattern {
  const [name = "", times = ""] = text.split(" ");
  const [start, end] = times.split("-").map((time) => {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    return { hour, minute };
  });
  if (start === undefined || end === undefined) throw new Error(`not a shift: ${text}`);
  return { name, days, start, end };
}
const THREE_SHIFTS = [
  pattern("Early 06:00-14:00"),
  pattern("Late 14:00-22:00"),
  pattern("Night 22:00-06:00"),
];
const plant = (zone: string, patterns: readonly ShiftPattern[] = THREE_SHIFTS): Calendar => ({
  zone: timeZone(zone),
  patterns,
});
const told = (shift: Shift | undefined): string =>
  shift === undefined
    ? "none"
    : `${shift.name} of ${isoDate(shift.date)}: ${iso(shift.startsAt)} to ${iso(shift.endsAt)}`;

const berlin = plant("Europe/Berlin");

describe("the shifts of a plant", () => {
  it("are told by the plant's own clock", () => {
    expect(
      shiftsBetween(berlin, utc("2026-11-20T04:00:00Z"), utc("2026-11-20T13:00:01Z")).map(told),
    ).toEqual([
      "Night of 2026-11-19: 2026-11-19T21:00 to 2026-11-20T05:00",
      "Early of 2026-11-20: 2026-11-20T05:00 to 2026-11-20T13:00",
      "Late of 2026-11-20: 2026-11-20T13:00 to 2026-11-20T21:00",
    ]);
  });

  it("are half-open: one that ends where the window starts, or starts where it ends, is not in it", () => {
    const early = shiftsBetween(berlin, utc("2026-11-20T05:00:00Z"), utc("2026-11-20T13:00:00Z"));
    expect(early.map((shift) => shift.name)).toEqual(["Early"]);
    expect(shiftsBetween(berlin, utc("2026-11-20T05:00:00Z"), utc("2026-11-20T05:00:00Z"))).toEqual(
      [],
    );
  });

  it("of the night keep the date on which they started", () => {
    expect(told(shiftAt(berlin, utc("2026-11-20T02:00:00Z")))).toBe(
      "Night of 2026-11-19: 2026-11-19T21:00 to 2026-11-20T05:00",
    );
  });

  it("last seven hours in the night when the clocks go forward, nine when they go back", () => {
    const lasts = (at: string): number => {
      const shift = shiftAt(berlin, utc(at));
      return shift === undefined ? 0 : (shift.endsAt - shift.startsAt) / 3600;
    };
    expect(lasts("2026-03-29T00:30:00Z")).toBe(7);
    expect(lasts("2026-10-25T00:30:00Z")).toBe(9);
    expect(lasts("2026-11-20T00:30:00Z")).toBe(8);
  });

  it("that would start in the skipped hour start at the first instant after it", () => {
    const calendar = plant("Europe/Berlin", [pattern("Dawn 02:30-05:00")]);
    expect(told(shiftAfter(calendar, utc("2026-03-28T12:00:00Z")))).toBe(
      "Dawn of 2026-03-29: 2026-03-29T01:00 to 2026-03-29T03:00",
    );
  });

  it("that lie wholly in the skipped hour do not take place that night", () => {
    const calendar = plant("Europe/Berlin", [pattern("Check 02:00-02:45", ["sun"])]);
    expect(told(shiftAfter(calendar, utc("2026-03-28T12:00:00Z")))).toBe(
      "Check of 2026-04-05: 2026-04-05T00:00 to 2026-04-05T00:45",
    );
  });

  it("with equal start and end last a whole day", () => {
    const calendar = plant("Europe/Berlin", [pattern("Day 06:00-06:00")]);
    expect(told(shiftAt(calendar, utc("2026-10-25T01:00:00Z")))).toBe(
      "Day of 2026-10-24: 2026-10-24T04:00 to 2026-10-25T05:00",
    );
  });

  it("where two overlap, the one in progress is the one that ends first", () => {
    const calendar = plant("Europe/Berlin", [
      pattern("Long 06:00-18:00"),
      pattern("Short 08:00-12:00"),
    ]);
    expect(shiftAt(calendar, utc("2026-11-20T09:00:00Z"))?.name).toBe("Short");
    expect(shiftAt(calendar, utc("2026-11-20T12:00:00Z"))?.name).toBe("Long");
  });

  it("step back and forth by their starts, over the weekend too", () => {
    const weekdays = plant(
      "Europe/Berlin",
      THREE_SHIFTS.map((shift) => ({ ...shift, days: ["mon", "tue", "wed", "thu", "fri", "sat"] })),
    );
    const saturdayNight = shiftAt(weekdays, utc("2026-11-21T22:00:00Z"));
    expect(told(saturdayNight)).toBe("Night of 2026-11-21: 2026-11-21T21:00 to 2026-11-22T05:00");
    const mondayEarly = shiftAfter(weekdays, saturdayNight?.startsAt ?? instant(0));
    expect(told(mondayEarly)).toBe("Early of 2026-11-23: 2026-11-23T05:00 to 2026-11-23T13:00");
    expect(shiftBefore(weekdays, mondayEarly?.startsAt ?? instant(0))).toEqual(saturdayNight);
    expect(shiftAt(weekdays, utc("2026-11-22T12:00:00Z"))).toBeUndefined();
  });

  it("do not exist at a plant that has none", () => {
    const none = plant("Europe/Berlin", []);
    const at = utc("2026-11-20T09:00:00Z");
    expect([shiftAt(none, at), shiftAfter(none, at), shiftBefore(none, at)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(shiftsBetween(none, at, instant(at + 86_400))).toEqual([]);
  });

  it("can be asked for from the first second there is", () => {
    expect(shiftsBetween(berlin, instant(0), instant(3 * 86_400)).length).toBeGreaterThan(5);
    expect(shiftBefore(berlin, instant(0))).toBeUndefined();
  });
});

describe("the end of an ongoing classification (C4)", () => {
  const at = utc("2026-11-20T09:00:00Z");

  it("is the end of the shift in progress", () => {
    expect(iso(ongoingEnd(berlin, at))).toBe("2026-11-20T13:00");
  });

  it("at the very second of a change of shift is the new shift's end", () => {
    expect(iso(ongoingEnd(berlin, utc("2026-11-20T13:00:00Z")))).toBe("2026-11-20T21:00");
    expect(iso(ongoingEnd(berlin, utc("2026-11-20T12:59:59Z")))).toBe("2026-11-20T13:00");
  });

  it("is the earliest end where shifts overlap", () => {
    const calendar = plant("Europe/Berlin", [
      pattern("Long 06:00-18:00"),
      pattern("Short 08:00-12:00"),
    ]);
    expect(iso(ongoingEnd(calendar, at))).toBe("2026-11-20T11:00");
  });

  it("is the start of the next shift where none is in progress", () => {
    const calendar = plant("Europe/Berlin", [pattern("Early 06:00-14:00", ["mon", "fri"])]);
    expect(iso(ongoingEnd(calendar, utc("2026-11-21T09:00:00Z")))).toBe("2026-11-23T05:00");
  });

  it("is the next local midnight at a plant without shifts", () => {
    expect(iso(ongoingEnd(plant("Europe/Berlin", []), at))).toBe("2026-11-20T23:00");
    expect(iso(ongoingEnd(plant("Asia/Kathmandu", []), at))).toBe("2026-11-20T18:15");
    expect(iso(ongoingEnd(plant("Europe/Berlin", [pattern("Never 06:00-14:00", [])]), at))).toBe(
      "2026-11-20T23:00",
    );
  });

  it("is where the day begins when the clocks skip midnight", () => {
    const saoPaulo = plant("America/Sao_Paulo", []);
    expect(iso(ongoingEnd(saoPaulo, utc("2018-11-03T12:00:00Z")))).toBe("2018-11-04T03:00");
    const cairo = plant("Africa/Cairo", []);
    expect(iso(ongoingEnd(cairo, utc("2026-04-23T12:00:00Z")))).toBe("2026-04-23T22:00");
  });
});

describe("laws of shifts, in any zone and over any clock change", () => {
  const zone = fc.constantFrom(
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Cairo",
  );
  const moment = fc
    .integer({ min: utc("2010-01-01T00:00:00Z"), max: utc("2035-01-01T00:00:00Z") })
    .map(instant);
  // Near a clock change more often than chance would have it: the nights of the changes in 2018 and 2026.
  const changes = [
    "2026-03-29T01:00:00Z",
    "2026-10-25T01:00:00Z",
    "2026-11-01T06:00:00Z",
    "2018-11-04T03:00:00Z",
    "2019-02-17T02:00:00Z",
    "2026-04-04T15:00:00Z",
    "2026-10-03T15:30:00Z",
    "2026-04-23T22:00:00Z",
  ].map(utc);
  const atChange = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -90_000, max: 90_000 }))
    .map(([change, off]) => instant(change + off));
  const at = fc.oneof(moment, atChange);
  const timeOfDay = fc.record({
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
  });
  const anyPatterns = fc.array(
    fc.record({
      name: fc.constantFrom("A", "B", "C"),
      days: fc.subarray([...EVERY_DAY]),
      start: timeOfDay,
      end: timeOfDay,
    }),
    { maxLength: 4 },
  );

  it("1. round the clock, the shifts' seconds add up to the elapsed time, none twice, none left out", () => {
    const boundaries = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        zone,
        boundaries,
        at,
        fc.integer({ min: 1, max: 20 * 86_400 }),
        (name, minutes, from, length) => {
          const sorted = minutes.toSorted((a, b) => a - b);
          const time = (minute: number) => ({ hour: Math.floor(minute / 60), minute: minute % 60 });
          const calendar = plant(
            name,
            sorted.map((minute, index) => ({
              name: String(index),
              days: EVERY_DAY,
              start: time(minute),
              end: time(sorted[(index + 1) % sorted.length] ?? minute),
            })),
          );
          const to = instant(from + length);
          const shifts = shiftsBetween(calendar, from, to);
          const inside = shifts.map((s) => Math.min(s.endsAt, to) - Math.max(s.startsAt, from));
          expect(inside.reduce((sum, part) => sum + part, 0)).toBe(length);
          for (const [index, shift] of shifts.slice(1).entries())
            expect(shift.startsAt).toBe(shifts[index]?.endsAt);
        },
      ),
    );
  });

  it("2. an ongoing classification ends later than now, within the shift, in under five weeks", () => {
    fc.assert(
      fc.property(zone, anyPatterns, at, (name, patterns, now) => {
        const calendar = plant(name, patterns);
        const end = ongoingEnd(calendar, now);
        expect(end).toBeGreaterThan(now);
        expect(end - now).toBeLessThan(28 * 86_400);
        for (const shift of shiftsBetween(calendar, now, instant(now + 1))) {
          expect(end).toBeLessThanOrEqual(shift.endsAt);
        }
      }),
    );
  });

  it("3. a window's shifts are those of its two halves", () => {
    fc.assert(
      fc.property(
        zone,
        anyPatterns,
        at,
        fc.nat(500_000),
        fc.nat(500_000),
        (name, patterns, from, left, right) => {
          const calendar = plant(name, patterns);
          const [middle, to] = [instant(from + left), instant(from + left + right)];
          const key = (shift: Shift): string => `${shift.startsAt} ${shift.endsAt} ${shift.name}`;
          const whole = shiftsBetween(calendar, from, to).map(key);
          const halves = [
            ...shiftsBetween(calendar, from, middle),
            ...shiftsBetween(calendar, middle, to),
          ].map(key);
          expect(new Set(halves)).toEqual(new Set(whole));
        },
      ),
    );
  });

  it("4. the shift after is the next start, the shift before the last one", () => {
    fc.assert(
      fc.property(zone, anyPatterns, at, (name, patterns, moment) => {
        const calendar = plant(name, patterns);
        const starts = shiftsBetween(
          calendar,
          instant(moment - 20 * 86_400),
          instant(moment + 20 * 86_400),
        ).map((shift) => shift.startsAt);
        expect(shiftAfter(calendar, moment)?.startsAt).toBe(starts.find((start) => start > moment));
        expect(shiftBefore(calendar, moment)?.startsAt).toBe(
          starts.findLast((start) => start < moment),
        );
      }),
    );
  });
});

describe("shifts that a plant file tells in any order", () => {
  const shuffled = plant("Europe/Berlin", [
    pattern("Long 06:00-16:00"),
    pattern("Late 14:00-22:00"),
    pattern("Early 06:00-14:00"),
  ]);
  const names = (from: string, to: string): readonly string[] =>
    shiftsBetween(shuffled, utc(from), utc(to)).map(({ name }) => name);

  it("come by their start, and of two that start together the one that ends first", () => {
    expect(names("2026-11-20T05:00:00Z", "2026-11-20T21:00:00Z")).toEqual([
      "Early",
      "Long",
      "Late",
    ]);
  });

  it("are none where no time passes", () => {
    expect(names("2026-11-20T08:00:00Z", "2026-11-20T08:00:00Z")).toEqual([]);
    expect(names("2026-11-20T08:00:01Z", "2026-11-20T08:00:00Z")).toEqual([]);
  });

  it("of two that end together in progress, the first is the shift", () => {
    const both = plant("Europe/Berlin", [pattern("A 06:00-14:00"), pattern("B 08:00-14:00")]);
    expect(shiftAt(both, utc("2026-11-20T09:00:00Z"))?.name).toBe("A");
  });
});
