import type { TimeScale } from "./scale.ts";

/**
 * A scale cut into columns of device pixels. Column `k` covers `[columnStart(k), columnStart(k + 1))`;
 * everything that asks what a pixel shows asks through these functions, so that all get the same answer
 * to the last bit.
 */
export interface Grid {
  /** Epoch seconds at the left edge of column 0. */
  readonly from: number;
  /** Seconds per column. */
  readonly step: number;
  /** Columns, the last perhaps cut off by the picture's edge. */
  readonly count: number;
}

export function gridOf(scale: TimeScale, dpr: number): Grid {
  const columns = scale.width * dpr;
  // A hair less, so that 1000 px at a ratio of 1.1 are 1100 columns and not 1101.
  return { from: scale.from, step: scale.span / columns, count: Math.ceil(columns - 1e-6) };
}

/** Epoch seconds at the left edge of column `k`. */
export function columnStart(grid: Grid, k: number): number {
  return grid.from + k * grid.step;
}

/**
 * The column edge nearest to an instant: where a line that marks the instant is drawn. Held to within
 * a screen's width of the grid, so that a far instant still gives a coordinate that a canvas takes.
 */
export function edgeNear(grid: Grid, at: number): number {
  const edge = Math.round((at - grid.from) / grid.step);
  return Math.min(Math.max(edge, -grid.count), 2 * grid.count);
}

/** How many columns lie between the epoch and the grid: what holds a pattern still while time moves. */
export function columnsSinceEpoch(grid: Grid): number {
  return Math.round(grid.from / grid.step);
}

/**
 * The scale moved, by half a device pixel at most, so that its columns fall on the same seconds wherever
 * the view is panned: a pan then moves the picture by whole pixels, and no pixel changes its mind about
 * what it shows. Draw and hit-test with this; keep the view's own scale as it is.
 */
export function aligned(scale: TimeScale, dpr: number): TimeScale {
  const step = scale.span / (scale.width * dpr);
  return { ...scale, from: Math.round(scale.from / step) * step };
}
