import { type LookKind, type Stature, statureOf } from "./look.ts";

/** How much of its row's height a bar takes: running low, stops tall, the unexplained tallest. */
const SHARE: Readonly<Record<Stature, number>> = {
  receding: 0.17,
  low: 0.5,
  tall: 0.7,
  tallest: 0.8,
};

/** Where a bar stands in its row, in whole device pixels from the row's top. */
export interface Bar {
  readonly y: number;
  readonly height: number;
}

/** The bar of a kind in a row of `height` device pixels, centred, at least a pixel tall. */
export function barOf(kind: LookKind, height: number): Bar {
  return barOfStature(statureOf(kind), height);
}

export function barOfStature(stature: Stature, height: number): Bar {
  return centred(SHARE[stature], height);
}

/** The line along the base of crowded columns, below every bar. */
export function crowdBarOf(height: number, dpr: number): Bar {
  const thickness = Math.max(Math.round(2 * dpr), 1);
  return { y: Math.max(Math.round(height * 0.93) - thickness, 0), height: thickness };
}

/**
 * CSS pixels: a row of less has no room for corners, outlines, patterns and words. It is a line in a
 * picture of the whole plant, and drawn as pixels alone.
 */
export const SHORT = 16;

const SHORT_SHARE: Readonly<Record<Stature, number>> = {
  receding: 0.25,
  low: 0.4,
  tall: 0.9,
  tallest: 1,
};

/** The bar of a short row: above its last line of pixels, which marks crowded columns. */
export function shortBarOfStature(stature: Stature, height: number): Bar {
  return centred(SHORT_SHARE[stature], Math.max(height - 1, 1));
}

/** What a selection or a preview frames: a little more than the tallest bar. */
export function frameOf(height: number): Bar {
  return centred(0.84, height);
}

/** Whole pixels above and below, so that the bar's middle is the row's. */
function centred(share: number, height: number): Bar {
  const y = Math.min(Math.round((height * (1 - share)) / 2), Math.floor((height - 1) / 2));
  return { y, height: height - 2 * y };
}
