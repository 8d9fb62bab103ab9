import { describe, expect, it } from "vitest";
import { Random } from "./random.ts";

const drawn = <T>(count: number, draw: () => T): readonly T[] =>
  Array.from({ length: count }, draw);

describe("chance that can be repeated", () => {
  it("is the same for the same key, and another for a key that differs in one letter", () => {
    const stream = (...key: readonly (string | number)[]): readonly number[] => {
      const random = Random.of(...key);
      return drawn(20, () => random.next());
    };
    expect(stream(1, "shift", "M3")).toEqual(stream(1, "shift", "M3"));
    const others = [stream(2, "shift", "M3"), stream(1, "shift", "M4"), stream(1, "shifts", "M3")];
    for (const other of others) expect(other[0]).not.toBe(stream(1, "shift", "M3")[0]);
  });

  it("is spread evenly, over a stream and over the first draws of many streams", () => {
    const one = Random.of(7, "a stream");
    const tenths = (values: readonly number[]): readonly number[] =>
      Array.from(
        { length: 10 },
        (_, tenth) => values.filter((value) => Math.floor(value * 10) === tenth).length,
      );
    const along = tenths(drawn(10_000, () => one.next()));
    const across = tenths(
      Array.from({ length: 10_000 }, (_, day) => Random.of(7, "day", day).next()),
    );
    for (const count of [...along, ...across]) {
      expect(count).toBeGreaterThan(850);
      expect(count).toBeLessThan(1150);
    }
  });

  it("gives durations whose median is as asked, within their limits, with a long tail", () => {
    const random = Random.of(7, "durations");
    const lasts = drawn(5000, () =>
      random.logNormal({ median: 600, spread: 0.7, least: 90, most: 7200 }),
    ).toSorted((a, b) => a - b);
    expect(lasts[2500]).toBeGreaterThan(560);
    expect(lasts[2500]).toBeLessThan(640);
    expect(lasts[0]).toBeGreaterThanOrEqual(90);
    expect(lasts.at(-1)).toBeLessThanOrEqual(7200);
    // Log-normal: the slowest tenth last more than twice the median (600 · e^(0.7 · 1.28) = 1,470).
    expect(lasts[4500]).toBeGreaterThan(1300);
    expect(lasts[4500]).toBeLessThan(1640);
  });

  it("picks by weight", () => {
    const random = Random.of(7, "weights");
    const picked = drawn(4000, () =>
      random.pickWeighted(["often", "seldom"], (option) => (option === "often" ? 3 : 1)),
    );
    const often = picked.filter((option) => option === "often").length;
    expect(often).toBeGreaterThan(2850);
    expect(often).toBeLessThan(3150);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
