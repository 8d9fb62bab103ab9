import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Instant, instant } from "./instant.ts";
import { firstInstantOf, instantsOf, offsetAt, timeZone, type WallTime, wallTime } from "./zone.ts";

const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Africa/Cairo",
  "Pacific/Apia",
  "UTC",
].map(timeZone);
const berlin = timeZone("Europe/Berlin");

const utc = (text: string): Instant => instant(Date.parse(text) / 1000);
const iso = (at: Instant): string => new Date(at * 1000).toISOString().replace(".000Z", "Z");
function wall(text: string): WallTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text
    .split(/[- :]/)
    .map(Number);
  return { year, month, day, hour, minute, second };
}
const instantsText = (zone: string, text: string): string[] =>
  instantsOf(timeZone(zone), wall(text)).map(iso);
const firstText = (zone: string, text: string): string =>
  iso(firstInstantOf(timeZone(zone), wall(text)));

const someZone = fc.constantFrom(...ZONES);
const someInstant = fc
  .integer({ min: utc("1970-01-05T00:00:00Z"), max: utc("2040-01-01T00:00:00Z") })
  .map(instant);

describe("the name of a zone", () => {
  it("is taken when Intl knows it", () => {
    expect(timeZone("Asia/Kolkata")).toBe("Asia/Kolkata");
  });

  it.each(["Europe/Nowhere", "", "+01:00", "-03:00"])("%j is refused", (name) => {
    expect(() => timeZone(name)).toThrow(RangeError);
  });
});

describe("the plant's clock", () => {
  it.each([
    ["Europe/Berlin", "2026-07-01T12:00:00Z", 2 * 3600],
    ["Europe/Berlin", "2026-11-20T12:00:00Z", 3600],
    ["America/New_York", "2026-11-20T12:00:00Z", -5 * 3600],
    ["America/Sao_Paulo", "2018-12-01T12:00:00Z", -2 * 3600],
    ["Asia/Kolkata", "2026-01-01T00:00:00Z", 19_800],
    ["Asia/Kathmandu", "2026-01-01T00:00:00Z", 20_700],
    ["Australia/Lord_Howe", "2026-07-01T00:00:00Z", 37_800],
    ["Australia/Lord_Howe", "2026-01-01T00:00:00Z", 39_600],
    ["Africa/Monrovia", "1971-01-01T00:00:00Z", -2670],
  ])("in %s at %s is %i s ahead of UTC", (zone, at, offset) => {
    expect(offsetAt(timeZone(zone), utc(at))).toBe(offset);
  });

  it("changes at the very second, to the second", () => {
    const change = utc("2026-10-25T01:00:00Z");
    expect(offsetAt(berlin, instant(change - 1))).toBe(7200);
    expect(offsetAt(berlin, change)).toBe(3600);
    expect(wallTime(berlin, instant(change - 1))).toEqual(wall("2026-10-25 02:59:59"));
    expect(wallTime(berlin, change)).toEqual(wall("2026-10-25 02:00:00"));
  });

  it("agrees with Intl at any instant in any zone", () => {
    const formats = new Map(
      ZONES.map((zone) => [
        zone,
        new Intl.DateTimeFormat("sv-SE", {
          timeZone: zone,
          dateStyle: "short",
          timeStyle: "medium",
        }),
      ]),
    );
    fc.assert(
      fc.property(someZone, someInstant, (zone, at) => {
        expect(wallTime(zone, at)).toEqual(wall(formats.get(zone)?.format(at * 1000) ?? ""));
      }),
      { numRuns: 500 },
    );
  });
});

describe("from a wall time to instants", () => {
  it.each([
    ["Europe/Berlin", "2026-11-20 10:12:00", ["2026-11-20T09:12:00Z"]],
    ["Europe/Berlin", "2026-03-29 02:30:00", []],
    ["Europe/Berlin", "2026-10-25 02:30:00", ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]],
    ["America/New_York", "2026-03-08 02:00:00", []],
    ["America/New_York", "2026-11-01 01:59:59", ["2026-11-01T05:59:59Z", "2026-11-01T06:59:59Z"]],
    ["America/Sao_Paulo", "2018-11-04 00:30:00", []],
    ["America/Sao_Paulo", "2019-02-16 23:30:00", ["2019-02-17T01:30:00Z", "2019-02-17T02:30:00Z"]],
    // Lord Howe's clocks move by half an hour.
    ["Australia/Lord_Howe", "2026-10-04 02:15:00", []],
    ["Australia/Lord_Howe", "2026-10-04 02:30:00", ["2026-10-03T15:30:00Z"]],
    [
      "Australia/Lord_Howe",
      "2026-04-05 01:45:00",
      ["2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z"],
    ],
    // Samoa had no 30 December 2011.
    ["Pacific/Apia", "2011-12-30 12:00:00", []],
  ])("%s %s: %j", (zone, text, expected) => {
    expect(instantsText(zone, text)).toEqual(expected);
  });

  it.each([
    [
      "a skipped time is the first instant after the gap",
      "Europe/Berlin",
      "2026-03-29 02:30:00",
      "2026-03-29T01:00:00Z",
    ],
    [
      "a repeated time is the first of the two",
      "Europe/Berlin",
      "2026-10-25 02:30:00",
      "2026-10-25T00:30:00Z",
    ],
    ["a skipped midnight too", "America/Sao_Paulo", "2018-11-04 00:00:00", "2018-11-04T03:00:00Z"],
    [
      "a skipped day is the next day's start",
      "Pacific/Apia",
      "2011-12-30 06:00:00",
      "2011-12-30T10:00:00Z",
    ],
  ])("for a plan, %s", (_, zone, text, expected) => {
    expect(firstText(zone, text)).toBe(expected);
  });

  it.each([
    "2026-02-30 10:00:00",
    "2026-13-01 00:00:00",
    "2026-01-01 24:00:00",
    "1969-01-01 00:00:00",
  ])("%s is refused: no clock of a plant shows it", (text) => {
    expect(() => instantsOf(berlin, wall(text))).toThrow(RangeError);
  });

  it("each instant is among those that its own wall time names, and all of those show that time", () => {
    fc.assert(
      fc.property(someZone, someInstant, (zone, at) => {
        const shown = wallTime(zone, at);
        const named = instantsOf(zone, shown);
        expect(named).toContain(at);
        for (const other of named) expect(wallTime(zone, other)).toEqual(shown);
      }),
    );
  });

  it("finds every repeated and every skipped minute around a clock change, and no others", () => {
    const changes = [
      ["Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29 ", 60, 0],
      ["Europe/Berlin", "2026-10-25T01:00:00Z", "2026-10-25 ", 0, 60],
      ["Australia/Lord_Howe", "2026-04-04T15:00:00Z", "2026-04-05 ", 0, 30],
      ["Australia/Lord_Howe", "2026-10-03T15:30:00Z", "2026-10-04 ", 30, 0],
      ["Africa/Cairo", "2026-04-23T22:00:00Z", "2026-04-24 ", 60, 0],
    ] as const;
    for (const [zone, , day, skipped, repeated] of changes) {
      const counts = Array.from({ length: 1440 }, (_, minute) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`;
        return instantsText(zone, day + time).length;
      });
      expect(counts.filter((count) => count === 0)).toHaveLength(skipped);
      expect(counts.filter((count) => count === 2)).toHaveLength(repeated);
    }
  });
});

describe("what is refused says why", () => {
  it("an offset is no zone, and a name that nobody knows is none either", () => {
    expect(() => timeZone("+01:00")).toThrow('"+01:00" is an offset, not a time zone\'s name');
    expect(() => timeZone("Europe/Nowhere")).toThrow(
      '"Europe/Nowhere" is not a time zone that this machine knows',
    );
  });

  it("a zone may have a sign within its name", () => {
    expect(timeZone("Etc/GMT+3")).toBe("Etc/GMT+3");
    expect(offsetAt(timeZone("Etc/GMT-14"), utc("2026-11-20T00:00:00Z"))).toBe(14 * 3600);
  });

  it.each(["year", "month", "day", "hour", "minute", "second"] as const)(
    "no clock shows half a %s",
    (part) => {
      const whole = wall("2026-11-20 10:12:30");
      const half = { ...whole, [part]: whole[part] + 0.5 };
      expect(() => instantsOf(berlin, half)).toThrow(RangeError);
    },
  );

  it("a day that is not in its month is told as it was given", () => {
    expect(() => instantsOf(berlin, wall("2026-02-30 10:12:30"))).toThrow(
      "no clock shows 2026-2-30 10:12:30",
    );
  });
});
