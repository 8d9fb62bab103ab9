import type { TimeScale } from "./scale.ts";

/**
 * A scale cut into columns of device pixels. Column `k` covers `[columnStart(k), columnStart(k + 1))`;
 * everything that asks what a pixel shows asks through these functions, so that all get the same answer
 * to the last bit.
 */
export interface Grid {
  /**
   * Where column 0 is, counted in columns from the epoch: whole where the scale is {@link aligned}, and
   * then a column has the same seconds in every picture that it is in.
   */
  readonly first: number;
  /** Seconds per column. */
  readonly step: number;
  /** Columns, the last perhaps cut off by the picture's edge. */
  readonly count: number;
}

export function gridOf(scale: TimeScale, dpr: number): Grid {
  const columns = scale.width * dpr;
  const step = scale.span / columns;
  const first = scale.from / step;
  const whole = Math.round(first);
  return {
    // What was aligned was a whole number before it became seconds.
    first: Math.abs(first - whole) < 1e-3 ? whole : first,
    step,
    // A hair less, so that 1000 px at a ratio of 1.1 are 1100 columns and not 1101.
    count: Math.ceil(columns - 1e-6),
  };
}

/** Epoch seconds at the left edge of column `k`. */
export function columnStart({ first, step }: Grid, k: number): number {
  return (first + k) * step;
}

/**
 * The column edge nearest to an instant: where a line that marks the instant is drawn. Held to within
 * a screen's width of the grid, so that a far instant still gives a coordinate that a canvas takes.
 */
export function edgeNear({ first, step, count }: Grid, at: number): number {
  const edge = Math.round(at / step - first);
  return Math.min(Math.max(edge, -count), 2 * count);
}

/** How many columns lie between the epoch and the grid: what holds a pattern still while time moves. */
export function columnsSinceEpoch({ first }: Grid): number {
  return Math.round(first);
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
