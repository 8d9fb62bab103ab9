import type { Instant } from "#time/instant.ts";
import type { Layer } from "./layer.ts";
import type { PersonSpan } from "./person-span.ts";
import type { Signal } from "./signal.ts";
import { ownEnd } from "./piece.ts";

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
  /** The seconds that the request itself spoke of, before anything merged with them. */
  readonly asked: Touched;
  /** Those, what merged into them, and what C5 gave back. */
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

/**
 * The seconds that an edit touched, as far as is known by now: an end that was open while it waited for the
 * machine's next reading is that reading once it has come (L6, "the end that the event then has").
 */
export function reachOf(edit: Edit, signal: Signal, now: Instant): Touched {
  if (edit.touched.end !== undefined) return edit.touched;
  let end: number = edit.touched.start + 1;
  for (const span of [...edit.removed, ...edit.inserted])
    end = Math.max(end, ownEnd(span, signal, now));
  return { start: edit.touched.start, end: end === Infinity ? undefined : (end as Instant) };
}
