import { type Bar, barOfStature, crowdBarOf, shortBarOfStature } from "./bars.ts";
import type { Stature } from "./look.ts";

/**
 * From the lowest stature to the tallest. Bars are centred and nested, so that a line of pixels through a
 * row shows those of some stature and of all taller ones: its depth is the index of the lowest it shows.
 */
const NESTED: readonly Stature[] = ["receding", "low", "tall", "tallest"];
export const DEPTHS = 4;

/** At how many depths, from the first on, a stature shows. */
export const DEPTHS_OF: Readonly<Record<Stature, number>> = {
  receding: 1,
  low: 2,
  tall: 3,
  tallest: 4,
};

/** Lines of pixels that a tall row is drawn from: one for each depth, and the marks of crowded columns. */
export const LINES = DEPTHS + 1;
export const TALL_CROWD = LINES - 1;

/** `height` device pixels of a row from `y` on that all show the row's line `line`. */
export interface Band {
  readonly line: number;
  readonly y: number;
  readonly height: number;
}

/**
 * The bands of a tall row of `height` device pixels: each pixel is in one at most, none is drawn twice.
 *
 * ```
 *   y  6  ▀▀▀▀▀▀▀▀  depth 3: tallest
 *      8  ▀▀▀▀▀▀▀▀  depth 2: and tall
 *     14  ▀▀▀▀▀▀▀▀  depth 1: and low
 *     23  ▀▀▀▀▀▀▀▀  depth 0: and receding
 *     33  ▀▀▀▀▀▀▀▀  depth 1 … 3 again
 *     50  ▀▀▀▀▀▀▀▀  crowd
 * ```
 */
export function bandsOf(height: number, dpr: number): readonly Band[] {
  const key = height * 64 + Math.round(dpr * 4);
  const held = kept.get(key);
  if (held !== undefined) return held;
  const bars = NESTED.map((stature) => barOfStature(stature, height));
  const bands: Band[] = [];
  const add = (line: number, y: number, end: number): void => {
    if (end > y) bands.push({ line, y, height: end - y });
  };
  for (let depth = DEPTHS - 1; depth > 0; depth -= 1)
    add(depth, topOf(bars[depth]), topOf(bars[depth - 1]));
  add(0, topOf(bars[0]), endOf(bars[0]));
  for (let depth = 1; depth < DEPTHS; depth += 1)
    add(depth, endOf(bars[depth - 1]), endOf(bars[depth]));
  const crowd = crowdBarOf(height, dpr);
  add(TALL_CROWD, crowd.y, endOf(crowd));
  kept.set(key, bands);
  return bands;
}

/** A picture has rows of one height or two. */
const kept = new Map<number, readonly Band[]>();

/** For each line of pixels of a short row its depth; -1 for its last, which marks crowded columns. */
export function shortDepthsOf(height: number): readonly number[] {
  const bars = NESTED.map((stature) => shortBarOfStature(stature, height));
  return Array.from({ length: height }, (_, y) =>
    y === height - 1 && height > 1 ? -1 : bars.findIndex((bar) => y >= bar.y && y < endOf(bar)),
  );
}

function topOf(bar: Bar | undefined): number {
  return bar?.y ?? 0;
}

function endOf(bar: Bar | undefined): number {
  return bar === undefined ? 0 : bar.y + bar.height;
}
