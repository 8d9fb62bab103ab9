import type { LaneData } from "./lane.ts";
import type { Look } from "./look.ts";
import type { TimeScale } from "./scale.ts";

/** A lane and where it stands, CSS pixels from the picture's top. */
export interface Row {
  readonly lane: LaneData;
  readonly top: number;
  readonly height: number;
}

/**
 * Everything that decides which event a pixel shows. The painter and the hit test read the same scene,
 * which is why what is tapped is what was seen.
 */
export interface Scene {
  readonly scale: TimeScale;
  /** Device pixels per CSS pixel, browser zoom included. */
  readonly dpr: number;
  /** From top to bottom, without overlap; gaps (area headings) are allowed. Only what is in view. */
  readonly rows: readonly Row[];
  readonly looks: readonly Look[];
}

/** The row at `y` CSS pixels, or `undefined` between rows. */
export function rowAt(rows: readonly Row[], y: number): Row | undefined {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row === undefined) return undefined;
    if (y < row.top) high = middle - 1;
    else if (y >= row.top + row.height) low = middle + 1;
    else return row;
  }
  return undefined;
}
