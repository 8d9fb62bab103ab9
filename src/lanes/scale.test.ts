import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MONDAY } from "#testing/lanes.ts";
import {
  type Bounds,
  clampTo,
  endOf,
  fitSpan,
  panBy,
  resized,
  reveal,
  SHORTEST_SPAN,
  type TimeScale,
  timeAt,
  timeScale,
  xOf,
  zoomAbout,
} from "./scale.ts";

const WIDE: Bounds = { min: MONDAY - 400 * 86_400, max: MONDAY + 400 * 86_400 };
const anyScale: fc.Arbitrary<TimeScale> = fc
  .record({
    offset: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    span: fc.double({ min: SHORTEST_SPAN, max: 1e6, noNaN: true }),
    width: fc.integer({ min: 200, max: 3000 }),
  })
  .map(({ offset, span, width }) => ({ from: MONDAY + offset, span, width }));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("a time scale", () => {
  it("finds the same instant at a place and the same place at an instant", () => {
    fc.assert(
      fc.property(anyScale, share, (scale, at) => {
        const x = at * scale.width;
        expect(xOf(scale, timeAt(scale, x))).toBeCloseTo(x, 3);
      }),
    );
  });

  it("keeps the instant under the finger where it is while zooming", () => {
    fc.assert(
      fc.property(
        anyScale,
        share,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (scale, at, factor) => {
          const x = at * scale.width;
          const zoomed = zoomAbout(scale, x, factor, WIDE);
          expect(xOf(zoomed, timeAt(scale, x))).toBeCloseTo(x, 2);
        },
      ),
    );
  });

  it("comes back when zoomed in and out again", () => {
    const scale = timeScale(MONDAY, MONDAY + 28_800, 1000);
    const back = zoomAbout(zoomAbout(scale, 300, 4, WIDE), 300, 0.25, WIDE);
    expect(back.from).toBeCloseTo(scale.from, 5);
    expect(back.span).toBeCloseTo(scale.span, 5);
  });

  it("shows earlier time when the picture is moved to the right, at the same seconds per pixel", () => {
    const scale = timeScale(MONDAY, MONDAY + 3600, 900);
    const moved = panBy(scale, 90, WIDE);
    expect(moved.from).toBe(MONDAY - 360);
    expect(moved.span).toBe(scale.span);
  });

  it("never leaves its bounds, and never shows less than a minute", () => {
    const bounds = { min: MONDAY, max: MONDAY + 86_400 };
    const move = fc.oneof(
      fc.record({ pan: fc.double({ min: -1e5, max: 1e5, noNaN: true }) }),
      fc.record({ x: fc.nat(1000), factor: fc.double({ min: 0.001, max: 1000, noNaN: true }) }),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        let scale = timeScale(MONDAY, MONDAY + 28_800, 1000);
        for (const m of moves) {
          scale =
            "pan" in m ? panBy(scale, m.pan, bounds) : zoomAbout(scale, m.x, m.factor, bounds);
          expect(scale.from).toBeGreaterThanOrEqual(bounds.min);
          expect(endOf(scale)).toBeLessThanOrEqual(bounds.max + 1e-6);
          expect(scale.span).toBeGreaterThanOrEqual(SHORTEST_SPAN);
        }
      }),
    );
  });

  it("shows a minute even of a plant that is younger", () => {
    const scale = clampTo(timeScale(MONDAY, MONDAY + 3600, 500), { min: MONDAY, max: MONDAY + 5 });
    expect(scale).toEqual({ from: MONDAY, span: SHORTEST_SPAN, width: 500 });
  });

  it("fits an event with room at both sides", () => {
    const scale = fitSpan(
      timeScale(MONDAY, MONDAY + 28_800, 1000),
      MONDAY + 600,
      MONDAY + 1200,
      WIDE,
    );
    expect(scale.from).toBeLessThan(MONDAY + 600);
    expect(endOf(scale)).toBeGreaterThan(MONDAY + 1200);
    expect(scale.span).toBeLessThan(1000);
  });

  it("is moved no further than needed to reveal an event, and not at all for one in view", () => {
    const scale = timeScale(MONDAY, MONDAY + 3600, 1000);
    expect(reveal(scale, MONDAY + 600, MONDAY + 900, WIDE)).toBe(scale);
    fc.assert(
      fc.property(
        anyScale,
        fc.integer({ min: -500_000, max: 500_000 }),
        fc.double({ min: 0.001, max: 0.8, noNaN: true }),
        (any, offset, length) => {
          const from = any.from + offset;
          const to = from + length * any.span;
          const shown = reveal(any, from, to, WIDE);
          expect(shown.span).toBe(any.span);
          expect(from).toBeGreaterThanOrEqual(shown.from);
          expect(to).toBeLessThanOrEqual(endOf(shown));
        },
      ),
    );
  });

  it("reveals the start of an event that is longer than the view, unless it fills the view already", () => {
    const scale = timeScale(MONDAY, MONDAY + 3600, 1000);
    const later = reveal(scale, MONDAY + 10_000, MONDAY + 20_000, WIDE);
    expect(later.from).toBeLessThanOrEqual(MONDAY + 10_000);
    expect(endOf(later)).toBeGreaterThan(MONDAY + 10_000);
    expect(reveal(scale, MONDAY - 5000, MONDAY + 20_000, WIDE)).toBe(scale);
  });

  it("shows the same time on a wider screen", () => {
    const scale = timeScale(MONDAY, MONDAY + 3600, 1000);
    expect(resized(scale, 1200)).toEqual({ ...scale, width: 1200 });
    expect(resized(scale, 0)).toBe(scale);
  });

  it("refuses to be made of no time or no room", () => {
    expect(() => timeScale(MONDAY, MONDAY, 100)).toThrow(RangeError);
    expect(() => timeScale(MONDAY, MONDAY + 1, 0)).toThrow(RangeError);
  });
});
