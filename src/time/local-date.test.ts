import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Instant, instant } from "./instant.ts";
import {
  addDays,
  dateAt,
  daysBetween,
  isoDate,
  type LocalDate,
  nextMidnight,
  startOfDate,
  weekdayOf,
} from "./local-date.ts";
import { timeZone } from "./zone.ts";

const utc = (text: string): Instant => instant(Date.parse(text) / 1000);
const iso = (at: Instant): string => new Date(at * 1000).toISOString().replace(".000Z", "Z");
const date = (text: string): LocalDate => {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  return { year, month, day };
};

describe("a day on the plant's calendar", () => {
  it("is the plant's, not UTC's", () => {
    expect(isoDate(dateAt(timeZone("Europe/Berlin"), utc("2026-11-20T23:30:00Z")))).toBe(
      "2026-11-21",
    );
    expect(isoDate(dateAt(timeZone("America/New_York"), utc("2026-11-20T03:30:00Z")))).toBe(
      "2026-11-19",
    );
  });

  it.each([
    ["2026-11-20", "fri"],
    ["1970-01-01", "thu"],
    ["1969-12-31", "wed"],
    ["2024-02-29", "thu"],
    ["2026-11-22", "sun"],
  ])("%s was a %s", (text, weekday) => {
    expect(weekdayOf(date(text))).toBe(weekday);
  });

  it("steps over months, years and leap days", () => {
    expect(isoDate(addDays(date("2024-02-28"), 2))).toBe("2024-03-01");
    expect(isoDate(addDays(date("2026-01-01"), -1))).toBe("2025-12-31");
  });

  it("is as many days away as the steps to it", () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (count) => {
        const from = date("2026-11-20");
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });
});

describe("midnight at the plant", () => {
  it.each([
    ["Europe/Berlin", "2026-11-20", "2026-11-19T23:00:00Z"],
    ["Asia/Kathmandu", "2026-11-20", "2026-11-19T18:15:00Z"],
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"],
    ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z"],
  ])("%s: %s begins at %s, even where the clocks skip 00:00", (zone, day, expected) => {
    expect(iso(startOfDate(timeZone(zone), date(day)))).toBe(expected);
  });

  it("is the one still to come where clocks go back over it (St John's, 00:01 to 23:01)", () => {
    const zone = timeZone("America/St_Johns");
    // 7 November 2010 began at 02:30 UTC, ended a minute later, and began again at 03:30 UTC.
    expect(iso(nextMidnight(zone, utc("2010-11-07T02:29:00Z")))).toBe("2010-11-07T02:30:00Z");
    expect(iso(nextMidnight(zone, utc("2010-11-07T03:00:00Z")))).toBe("2010-11-07T03:30:00Z");
  });

  it("is always later than now and never more than two days off, in any zone", () => {
    const zones = [
      "Europe/Berlin",
      "America/Sao_Paulo",
      "Africa/Cairo",
      "Pacific/Apia",
      "America/St_Johns",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones.map(timeZone)),
        fc
          .integer({ min: utc("1971-01-01T00:00:00Z"), max: utc("2040-01-01T00:00:00Z") })
          .map(instant),
        (zone, now) => {
          const midnight = nextMidnight(zone, now);
          expect(midnight).toBeGreaterThan(now);
          expect(midnight - now).toBeLessThanOrEqual(49 * 3600);
          expect(
            daysBetween(dateAt(zone, instant(midnight - 1)), dateAt(zone, midnight)),
          ).toBeGreaterThan(0);
        },
      ),
    );
  });
});

it("a date that is none has no weekday", () => {
  expect(() => weekdayOf({ year: Number.NaN, month: 1, day: 1 })).toThrow(
    "no such date: 0NaN-01-01",
  );
});
