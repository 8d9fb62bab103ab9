import { describe, expect, it } from "vitest";
import { instant } from "./instant.ts";
import { contains, intersection, lengthOf, overlaps, type Span, span } from "./span.ts";

const from = (start: number, end: number): Span => span(instant(start), instant(end));

describe("a span of time", () => {
  it("ends after it starts, or is no span", () => {
    expect(from(10, 11)).toEqual({ start: 10, end: 11 });
    expect(() => from(10, 10)).toThrow("a span must end after it starts: [10, 10)");
    expect(() => from(11, 10)).toThrow(RangeError);
  });

  it("holds its start and not its end", () => {
    expect([9, 10, 19, 20].map((at) => contains(from(10, 20), instant(at)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it.each([
    [0, 10, undefined],
    [0, 11, from(10, 11)],
    [12, 15, from(12, 15)],
    [0, 30, from(10, 20)],
    [10, 20, from(10, 20)],
    [19, 30, from(19, 20)],
    [20, 30, undefined],
  ])("shares with [10, 20) the seconds that are in both: [%i, %i)", (start, end, shared) => {
    const [one, other] = [from(10, 20), from(start, end)];
    expect(intersection(one, other)).toEqual(shared);
    expect(intersection(other, one)).toEqual(shared);
    expect(overlaps(one, other)).toBe(shared !== undefined);
    expect(overlaps(other, one)).toBe(shared !== undefined);
  });

  it("is as long as the seconds that it holds", () => {
    expect(lengthOf(from(10, 20))).toBe(10);
  });
});
