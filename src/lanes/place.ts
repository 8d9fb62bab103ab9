import { SHORT } from "./bars.ts";
import type { Row } from "./rows.ts";

/** Where a row stands, in whole device pixels. */
export interface Place {
  readonly top: number;
  readonly height: number;
  /** Drawn as pixels alone. */
  readonly isShort: boolean;
}

/** @param mayBeShort a row too short for bars is drawn as pixels alone. */
export function placeOf(row: Row, dpr: number, mayBeShort: boolean): Place {
  const top = Math.round(row.top * dpr);
  const height = Math.max(Math.round((row.top + row.height) * dpr) - top, 1);
  return { top, height, isShort: mayBeShort && row.height < SHORT };
}
