import { later, plus, type Instant } from "#time/instant.ts";
import { Layer } from "./layer.ts";
import type { PersonSpan } from "./person-span.ts";
import { ownEnd, type Piece, pieceAt } from "./piece.ts";
import { piecesFrom } from "./piece-walk.ts";
import type { Timeline } from "./timeline.ts";

/**
 * A part of a timeline that answers for a window just as the whole does: the same events in it, and the same
 * outcome of every request that lies in it.
 *
 * ```
 * whole    RRRR|SSSSSS|RRRRRR|IIII|RRRRRRRR|SSSS…
 * window              [  ]
 * slice         SSSSSS|RRRRRR|IIII|r                one whole event to each side, and the change that ends it
 * ```
 *
 * Rules P3 and C2 merge one step only, which is why one event to each side is enough.
 */
export interface Slice {
  readonly timeline: Timeline;
  /** From here on the slice is complete. */
  readonly knownFrom: Instant;
  /** Up to here it is complete; `undefined`: up to now and whatever is set ahead. */
  readonly knownTo: Instant | undefined;
}

/** The slice for the window `[from, to]`; `undefined` while the machine has no events. O(log n + what is in it). */
export function sliceOf(
  timeline: Timeline,
  from: Instant,
  to: Instant,
  now: Instant,
): Slice | undefined {
  const first = firstPiece(timeline, from, now);
  if (first === undefined) return undefined;
  const knownFrom = first.startsAt;
  const knownTo = endBehind(timeline, later(from, to), now);
  const { signal, layer } = timeline;
  const begin = signal.changeAtOrBefore(knownFrom)?.at ?? knownFrom;
  const last = knownTo ?? (Infinity as Instant);
  // A span without seconds may have lost them to a reading from before the slice, which could not tell.
  const live = (span: PersonSpan): boolean => ownEnd(span, signal, now) > span.startsAt;
  const spans = [...layer.between(knownFrom, last === Infinity ? Infinity : last + 1)].filter(live);
  // A machine's event that resumed where a person's span ended starts there, and not with its reading.
  const ended = knownFrom > begin ? pieceAt(timeline, plus(knownFrom, -1), now)?.span : undefined;
  if (ended !== undefined) spans.unshift(ended);
  return {
    timeline: { signal: signal.between(begin, last), layer: Layer.of(spans) },
    knownFrom,
    knownTo,
  };
}

/** The piece before the one in force at `from`. */
function firstPiece(timeline: Timeline, from: Instant, now: Instant): Piece | undefined {
  const { first } = timeline.signal;
  if (first === undefined || first > now) return undefined;
  const here = pieceAt(timeline, later(from, first), now);
  if (here === undefined || here.startsAt <= first) return here;
  return pieceAt(timeline, plus(here.startsAt, -1), now) ?? here;
}

/** The end of the piece after the one in force at `to`; `undefined` when that is not known or not past yet. */
function endBehind(timeline: Timeline, to: Instant, now: Instant): Instant | undefined {
  if (to >= now) return undefined;
  let pieces = 0;
  for (let piece = piecesFrom(timeline, to, now); piece !== undefined; piece = piece.next()) {
    pieces += 1;
    if (piece.endsAt > now) return undefined;
    if (pieces === 2) return piece.endsAt as Instant;
  }
  return undefined;
}
