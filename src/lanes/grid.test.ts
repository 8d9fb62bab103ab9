import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyLane, MONDAY, ONE_OF_EACH } from "#testing/lanes.ts";
import { Columns } from "./columns.ts";
import { aligned, columnsSinceEpoch, edgeNear, gridOf } from "./grid.ts";
import { panBy, secondsPerPixel, timeScale } from "./scale.ts";

const anyView = fc.record({
  offset: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  span: fc.double({ min: 60, max: 3e6, noNaN: true }),
  width: fc.integer({ min: 100, max: 2000 }),
  dpr: fc.constantFrom(1, 1.1, 1.25, 1.5, 2, 3),
});

describe("columns of device pixels", () => {
  it("are as many as the screen has, at any browser zoom", () => {
    for (const [width, dpr, count] of [
      [1000, 1, 1000],
      [1000, 1.1, 1100],
      [333.5, 2, 667],
      [100.2, 1, 101],
    ] as const) {
      expect(gridOf(timeScale(0, 60, width), dpr).count).toBe(count);
    }
  });

  it("give a far instant an edge that a canvas can still draw to", () => {
    const grid = gridOf(timeScale(MONDAY, MONDAY + 60, 1000), 1);
    expect(edgeNear(grid, MONDAY + 30)).toBe(500);
    expect(edgeNear(grid, 0)).toBe(-1000);
    expect(edgeNear(grid, 4e9)).toBe(2000);
  });
});

describe("an aligned scale", () => {
  it("moves the picture by half a device pixel at most", () => {
    fc.assert(
      fc.property(anyView, ({ offset, span, width, dpr }) => {
        const scale = { from: MONDAY + offset, span, width };
        const moved = (aligned(scale, dpr).from - scale.from) / (secondsPerPixel(scale) / dpr);
        expect(Math.abs(moved)).toBeLessThanOrEqual(0.51);
      }),
    );
  });

  it("lets no pixel change its mind: after a pan each column shows what it showed, moved along", () => {
    const [before, after] = [new Columns(), new Columns()];
    const bounds = { min: 0, max: 4e9 };
    fc.assert(
      fc.property(anyLane(300), anyView, fc.double({ min: -80, max: 80 }), (lane, view, dx) => {
        fc.pre(Number.isFinite(dx));
        const { offset, span, width, dpr } = view;
        const scale = { from: MONDAY + offset, span, width };
        const first = gridOf(aligned(scale, dpr), dpr);
        const second = gridOf(aligned(panBy(scale, dx, bounds), dpr), dpr);
        const by = columnsSinceEpoch(first) - columnsSinceEpoch(second);
        before.fill(lane, ONE_OF_EACH, first);
        after.fill(lane, ONE_OF_EACH, second);
        const kept = (k: number): boolean => k >= 0 && k < first.count;
        const shown = Array.from({ length: second.count }, (_, k) => k).filter((k) => kept(k - by));
        expect(shown.map((k) => after.winners[k])).toEqual(
          shown.map((k) => before.winners[k - by]),
        );
      }),
    );
  });
});
