import { SHORT } from "./bars.ts";
import type { Row } from "./rows.ts";

/** Where a row stands, in whole device pixels. */
export interface Place {
  readonly top: number;
  readonly height: number;
  /** Drawn as pixels alone. */
  readonly isShort: boolean;
}

export function placeOf(row: Row, dpr: number): Place {
  const top = Math.round(row.top * dpr);
  const height = Math.max(Math.round((row.top + row.height) * dpr) - top, 1);
  return { top, height, isShort: row.height < SHORT };
}
