import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_LOOK, Runs } from "./runs.ts";

describe("runs of columns", () => {
  it("cover every column once, each with its own column's look", () => {
    const winners = fc.array(
      fc.tuple(fc.integer({ min: -1, max: 6 }), fc.integer({ min: 1, max: 9 })),
    );
    const looks = fc.array(fc.nat({ max: 3 }), { minLength: 7, maxLength: 7 });
    const runs = new Runs();
    fc.assert(
      fc.property(winners, looks, fc.integer({ min: 1, max: 6 }), (stretches, ofEvents, wide) => {
        const columns = stretches.flatMap(([event, length]) => Array.from({ length }, () => event));
        runs.fill(Int32Array.from(columns), Uint16Array.from(ofEvents), wide);
        const drawn: number[] = [];
        for (let i = 0; i < runs.size; i += 1) {
          expect(runs.starts[i]).toBe(drawn.length);
          expect(runs.ends[i]).toBeGreaterThan(drawn.length);
          while (drawn.length < (runs.ends[i] ?? 0)) drawn.push(runs.looks[i] ?? NO_LOOK);
        }
        expect(drawn).toEqual(
          columns.map((event) => (event < 0 ? NO_LOOK : (ofEvents[event] ?? NO_LOOK))),
        );
      }),
    );
  });

  it("tell two wide events of one reason apart, and let narrow ones stand together", () => {
    const runs = new Runs();
    runs.fill(Int32Array.from([0, 0, 0, 1, 1, 1, 2, 3, 3, 3]), Uint16Array.of(5, 5, 5, 5), 3);
    const spans = Array.from({ length: runs.size }, (_, i) => [runs.starts[i], runs.ends[i]]);
    expect(spans).toEqual([
      [0, 3],
      [3, 10],
    ]);
  });
});
