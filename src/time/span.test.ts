import { describe, expect, it } from "vitest";
import { instant } from "./instant.ts";
import { contains, type Span, span } from "./span.ts";

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
});
