import { type Bar, barOfStature, crowdBarOf, shortBarOfStature, shortCrowdBarOf } from "./bars.ts";
import type { Stature } from "./look.ts";

/**
 * From the lowest stature to the tallest. Bars are centred and nested, so that a line of pixels through a
 * row shows those of some stature and of all taller ones: a depth is the index of the lowest that it shows.
 */
const NESTED: readonly Stature[] = ["receding", "low", "tall", "tallest"];
export const DEPTHS = 4;
/** In place of a depth: the line along the base that marks crowded columns. */
export const CROWD = 4;

/** How many depths a stature shows at, from the first on. */
export const DEPTHS_OF: Readonly<Record<Stature, number>> = {
  receding: 1,
  low: 2,
  tall: 3,
  tallest: 4,
};

/** `height` lines of a row from `y` on that show the same: line `line` of the row's lines on the strip. */
export interface Band {
  readonly line: number;
  readonly y: number;
  readonly height: number;
}

/**
 * How a row is cut into bands: what is written for it, and where that goes.
 *
 * ```
 *   tall row                  lines        short row, pixel for pixel
 *   y  6  tallest  ▀▀▀▀▀▀▀    3            y 0  ▀▀▀▀  depth 2   ┐
 *   y  8  tall     ▀▀▀▀▀▀     2              1  ▀▀▀▀  depth 0   │ 4 lines
 *   y 14  low      ▀▀▀▀▀▀     1              2  ▀▀▀▀  depth 2   │ 1 band
 *   y 23  receding ▀▀▀▀▀▀     0              3  ▀▀▀▀  crowd     ┘
 *   …     and back  
 *   y 50  crowd    ▀▀▀▀▀▀▀    4
 * ```
 */
export interface Bands {
  /** Lines of pixels that the strip keeps for the row. */
  readonly lines: number;
  /** For each depth, and for {@link CROWD}, the line that is written; -1: the row has none. */
  readonly lineOf: readonly number[];
  /** Lines that are the same as one that is written: `[from, to]`. */
  readonly copies: readonly (readonly [number, number])[];
  /** What is drawn where, from top to bottom. One of as many lines as it is high is drawn as it is. */
  readonly bands: readonly Band[];
  /** Every line of the row is on the strip. */
  readonly isWhole: boolean;
}

/** The bands of a row of `height` device pixels. */
export function bandsOf(height: number, dpr: number, isShort: boolean): Bands {
  return isShort ? wholeBands(height) : tallBands(height, dpr);
}

function tallBands(height: number, dpr: number): Bands {
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
  add(CROWD, crowd.y, endOf(crowd));
  return { lines: DEPTHS + 1, lineOf: [0, 1, 2, 3, 4], copies: [], bands, isWhole: false };
}

function wholeBands(height: number): Bands {
  const bars = NESTED.map((stature) => shortBarOfStature(stature, height));
  const crowd = shortCrowdBarOf(height);
  const lineOf = Array.from({ length: DEPTHS + 1 }, () => -1);
  const copies: (readonly [number, number])[] = [];
  for (let y = 0; y < height; y += 1) {
    const depth = y >= crowd.y ? CROWD : bars.findIndex((bar) => y >= bar.y && y < endOf(bar));
    if (depth < 0) continue;
    const line = lineOf[depth] ?? -1;
    if (line < 0) lineOf[depth] = y;
    else copies.push([line, y]);
  }
  return {
    lines: height,
    lineOf,
    copies,
    bands: [{ line: 0, y: 0, height }],
    isWhole: true,
  };
}

function topOf(bar: Bar | undefined): number {
  return bar?.y ?? 0;
}

function endOf(bar: Bar | undefined): number {
  return bar === undefined ? 0 : bar.y + bar.height;
}
