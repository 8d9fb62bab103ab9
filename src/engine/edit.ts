import type { Instant } from "#time/instant.ts";
import { Layer } from "./layer.ts";
import type { PersonSpan } from "./person-span.ts";

/** The seconds that a request touched; without an end they reach as far as time does. */
export interface Touched {
  readonly start: Instant;
  readonly end: Instant | undefined;
}

/**
 * What one accepted request did to a machine's spans, in data that can be stored and sent. Applying it is a
 * splice of the layer; the signal is never part of it (L5).
 */
export interface Edit {
  readonly touched: Touched;
  readonly removed: readonly PersonSpan[];
  readonly inserted: readonly PersonSpan[];
}

export function applyEdit(layer: Layer, edit: Edit): Layer {
  return layer.splice(
    edit.removed.map((span) => span.startsAt),
    edit.inserted,
  );
}

export function touches(a: Touched, b: Touched): boolean {
  return (b.end === undefined || a.start < b.end) && (a.end === undefined || b.start < a.end);
}
