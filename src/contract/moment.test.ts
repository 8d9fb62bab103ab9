import { instant } from "#time/instant.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "./field-problem.ts";
import { epochSecondsSchema, instantFromUtc, utcText } from "./moment.ts";

/** 06:30 UTC on Friday 20 November 2026. */
const HALF_PAST_SIX = 1_795_156_200;

test.each([
  ["2026-11-20T06:30:00Z"],
  ["2026-11-20t06:30:00z"],
  ["2026-11-20T06:30Z"],
  ["2026-11-20T06:30:00"],
  ["2026-11-20T06:30:00.999Z"],
  ["2026-11-20T06:30:00,9999999Z"],
  ["2026-11-20T07:30:00+01:00"],
  ["2026-11-20T07:30:00+0100"],
  ["2026-11-20T00:00:00-06:30"],
])("%s is half past six", (text) => {
  expect(instantFromUtc(text)).toBe(HALF_PAST_SIX);
});

test.each([
  "",
  "now",
  "2026-11-20",
  "2026-11-20 06:30:00",
  "2026-02-29T00:00:00Z",
  "2026-13-01T00:00:00Z",
  "2026-11-20T24:00:00Z",
  "2026-11-20T06:60:00Z",
  "2026-11-20T06:30:60Z",
  "1969-12-31T23:59:59Z",
  "1970-01-01T00:30:00+01:00",
  "0026-11-20T06:30:00Z",
  "12026-11-20T06:30:00Z",
  " 2026-11-20T06:30:00Z",
])("%j is no time", (text) => {
  expect(instantFromUtc(text)).toBeUndefined();
});

test("every instant written as UTC is read back, to the year 9999", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799 }).map(instant), (at) => {
      expect(utcText(at)).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
      expect(instantFromUtc(utcText(at))).toBe(at);
    }),
  );
});

test.each([
  [HALF_PAST_SIX * 1000, /divide by 1000/],
  [Number.MAX_SAFE_INTEGER, /1970 and 9999/],
  [-1, /1970 and 9999/],
  ["noon", /a number, not "noon"/],
  [null, /a number, not null/],
  [undefined, /missing/],
])("%j epoch seconds: %s", (value, message) => {
  const parsed = parse(epochSecondsSchema, value);
  expect(parsed).toEqual({
    ok: false,
    problems: [{ path: "", message: expect.stringMatching(message) as string }],
  });
});
