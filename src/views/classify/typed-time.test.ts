import { instant } from "#time/instant.ts";
import { span } from "#time/span.ts";
import { timeZone } from "#time/zone.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactClock, instantTyped, parseClock, stepMinute } from "./typed-time.ts";

const berlin = timeZone("Europe/Berlin");
const at = (iso: string) => instant(Date.parse(iso) / 1000);
const anywhere = { zone: berlin, other: undefined, within: undefined, isPossible: () => true };

test.each([
  ["9:12", [9, 12, 0]],
  ["09:12", [9, 12, 0]],
  ["0912", [9, 12, 0]],
  ["912", [9, 12, 0]],
  [" 9.12 ", [9, 12, 0]],
  ["9h12", [9, 12, 0]],
  ["9 12", [9, 12, 0]],
  ["9", [9, 0, 0]],
  ["14", [14, 0, 0]],
  ["09:12:30", [9, 12, 30]],
  ["091230", [9, 12, 30]],
  ["24:00", [0, 0, 0]],
])("%j is understood", (text, [hour, minute, second]) => {
  expect(parseClock(text)).toEqual({ hour, minute, second, offset: undefined });
});

test.each(["", "now", "25:00", "9:60", "09:12:60", "24:01", "1:2:3:4", "12345678", "-5", "9:12x"])(
  "%j is not a time",
  (text) => {
    expect(parseClock(text)).toBeUndefined();
  },
);

test("any instant that is shown can be typed back, to the second", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_600_000_000, max: 1_900_000_000 }), (second) => {
      const exact = instant(second);
      expect(instantTyped(exactClock(berlin, exact), { ...anywhere, near: exact })).toBe(exact);
    }),
  );
});

describe("a time without a date", () => {
  test("is the nearest one: just after midnight, typed at ten to", () => {
    const near = at("2026-11-20T22:50:00Z");
    expect(instantTyped("0:10", { ...anywhere, near })).toBe(at("2026-11-20T23:10:00Z"));
  });

  test("is the shift's one, even where yesterday's is nearer", () => {
    const near = at("2026-11-20T05:00:00Z");
    const within = span(at("2026-11-20T05:00:00Z"), at("2026-11-20T19:00:00Z"));
    expect(instantTyped("19:30", { ...anywhere, near })).toBe(at("2026-11-19T18:30:00Z"));
    expect(instantTyped("19:30", { ...anywhere, near, within })).toBe(at("2026-11-20T18:30:00Z"));
  });

  test("is a possible one before anything else", () => {
    const near = at("2026-11-20T10:00:00Z");
    const isPossible = (time: number): boolean => time <= near;
    expect(instantTyped("12:00", { ...anywhere, near, isPossible })).toBe(
      at("2026-11-19T11:00:00Z"),
    );
  });
});

describe("an end that is typed earlier than the start", () => {
  const endOf = (from: string, held: string, text: string) => {
    const other = at(from);
    const isPossible = (time: number): boolean => time > other;
    return instantTyped(text, { ...anywhere, near: at(held), other, isPossible });
  };
  // Berlin is an hour ahead of UTC.
  test("is that day's, for the field to refuse, and not tomorrow's", () => {
    const [from, to] = ["2026-11-18T14:25:00Z", "2026-11-18T14:40:00Z"];
    expect(endOf(from, to, "14:00")).toBe(at("2026-11-18T13:00:00Z"));
    // However near tomorrow's is to what the field held.
    expect(endOf(from, "2026-11-18T22:00:00Z", "10:00")).toBe(at("2026-11-18T09:00:00Z"));
  });

  test("is tomorrow's where the span plausibly crosses midnight", () => {
    expect(endOf("2026-11-18T22:50:00Z", "2026-11-18T22:55:00Z", "0:10")).toBe(
      at("2026-11-18T23:10:00Z"),
    );
    expect(endOf("2026-11-18T21:00:00Z", "2026-11-18T23:30:00Z", "5")).toBe(
      at("2026-11-19T04:00:00Z"),
    );
    expect(endOf("2026-11-18T21:00:00Z", "2026-11-18T23:30:00Z", "21:00")).toBe(
      at("2026-11-18T20:00:00Z"),
    );
  });

  test("is the last day's in a span of several days", () => {
    expect(endOf("2026-11-20T21:00:00Z", "2026-11-23T05:00:00Z", "5:30")).toBe(
      at("2026-11-23T04:30:00Z"),
    );
  });

  test("a start later than the end is not yesterday's either", () => {
    const end = at("2026-11-18T08:47:00Z");
    const isPossible = (time: number): boolean => time < end;
    const near = at("2026-11-18T08:12:00Z");
    expect(instantTyped("10:00", { ...anywhere, near, other: end, isPossible })).toBe(
      at("2026-11-18T09:00:00Z"),
    );
  });
});

describe("on the night when the clocks go back", () => {
  const first = at("2026-10-25T00:30:00Z");
  const second = at("2026-10-25T01:30:00Z");

  test("02:30 is the one that is nearer", () => {
    expect(instantTyped("2:30", { ...anywhere, near: first })).toBe(first);
    expect(instantTyped("2:30", { ...anywhere, near: second })).toBe(second);
  });

  test("the offset says which one", () => {
    expect(instantTyped("2:30 UTC+1", { ...anywhere, near: first })).toBe(second);
    expect(instantTyped("02:30 +2", { ...anywhere, near: second })).toBe(first);
  });
});

test("a time that the clocks skip is the first one after", () => {
  const near = at("2026-03-29T00:00:00Z");
  expect(instantTyped("2:30", { ...anywhere, near })).toBe(at("2026-03-29T01:00:00Z"));
});

test("a step goes to the next whole minute, never past one", () => {
  const odd = at("2026-11-20T08:12:37Z");
  expect(stepMinute(odd, 1)).toBe(at("2026-11-20T08:13:00Z"));
  expect(stepMinute(odd, -1)).toBe(at("2026-11-20T08:12:00Z"));
  const whole = at("2026-11-20T08:12:00Z");
  expect(stepMinute(whole, 1)).toBe(at("2026-11-20T08:13:00Z"));
  expect(stepMinute(whole, -1)).toBe(at("2026-11-20T08:11:00Z"));
});
