import { describe, expect, it } from "vitest";
import { earlier, elapsed, floorToInstant, instant, later, plus, seconds } from "./instant.ts";

/** The last second of 9999. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;

describe("an instant", () => {
  it.each([0, 1, LAST])("is a whole epoch second between 1970 and 9999: %i", (at) => {
    expect(instant(at)).toBe(at);
  });

  it.each([-1, 0.5, LAST + 1, Number.NaN, Infinity])("is not %d", (at) => {
    expect(() => instant(at)).toThrow(`${at} is not a whole epoch second between 1970 and 9999`);
    expect(() => instant(at)).toThrow(RangeError);
  });

  it("is floored when it is finer", () => {
    expect([10, 10.001, 10.999].map(floorToInstant)).toEqual([10, 10, 10]);
  });

  it("is moved by seconds, back and forth, but not out of its range", () => {
    expect(plus(instant(10), 5)).toBe(15);
    expect(plus(instant(10), -10)).toBe(0);
    expect(() => plus(instant(10), -11)).toThrow(RangeError);
  });

  it("is earlier or later than another", () => {
    const [a, b] = [instant(10), instant(20)];
    expect([earlier(a, b), earlier(b, a), earlier(a, a)]).toEqual([10, 10, 10]);
    expect([later(a, b), later(b, a), later(b, b)]).toEqual([20, 20, 20]);
  });
});

describe("a duration", () => {
  it("is a whole number of seconds, forwards or backwards", () => {
    expect(elapsed(instant(10), instant(25))).toBe(15);
    expect(elapsed(instant(25), instant(10))).toBe(-15);
    expect(seconds(-3)).toBe(-3);
    expect(() => seconds(0.5)).toThrow("0.5 is not a whole number of seconds");
    expect(() => seconds(Number.NaN)).toThrow(RangeError);
  });
});
