import type { Instant } from "#time/instant.ts";
import type { ChangeWalk } from "./change-walk.ts";
import type { Layer, SpanWalk } from "./layer.ts";
import type { RawState } from "./names.ts";
import type { PersonSpan } from "./person-span.ts";
import { isLive, liveAfter, ownEnd, type Piece, pieceAt, type Sources } from "./piece.ts";
import type { Signal } from "./signal.ts";

/**
 * The pieces in order, from the one in force at `from` (or the first of all, when `from` is before that) to
 * the last that is known, which may lie ahead of `now`; `undefined`: there is none. O(log n) to begin, then O(1) a
 * piece, but for a span that ends with the next reading: O(log n).
 *
 * ```
 * for (let piece = piecesFrom(timeline, from, now); piece !== undefined; piece = piece.next()) …
 * ```
 */
export function piecesFrom(sources: Sources, from: Instant, now: Instant): PieceWalk | undefined {
  const { first } = sources.signal;
  if (first === undefined || first > now) return undefined;
  const piece = pieceAt(sources, from > first ? from : first, now);
  return piece && new PieceWalk(sources, piece, now);
}

/** The piece here, which becomes the next one: whoever keeps a piece takes what it needs of it. */
export class PieceWalk implements Piece {
  startsAt: Instant;
  endsAt: number;
  raw: RawState;
  span: PersonSpan | undefined;
  private readonly now: Instant;
  private readonly signal: Signal;
  private readonly layer: Layer;
  private readonly changes: ChangeWalk;
  /** The first span that starts later than this piece. */
  private ahead: PersonSpan | undefined;
  private spans: SpanWalk | undefined;

  constructor(sources: Sources, { startsAt, endsAt, raw, span }: Piece, now: Instant) {
    this.startsAt = startsAt;
    this.endsAt = endsAt;
    this.raw = raw;
    this.span = span;
    this.now = now;
    this.signal = sources.signal;
    this.layer = sources.layer;
    this.changes = sources.signal.changesInForce(startsAt < now ? startsAt : now);
    this.ahead = liveAfter(sources, startsAt, now);
    this.spans = undefined;
  }

  /** Goes on to the next piece; `undefined` when this was the last. */
  next(): this | undefined {
    const { ahead, changes, endsAt: at, now } = this;
    if (at === Infinity) return undefined;
    this.startsAt = at as Instant;
    if (ahead !== undefined && ahead.startsAt === at) {
      const later = this.liveBehind(ahead);
      this.ahead = later;
      this.span = ahead;
      this.raw = ahead.raw;
      this.endsAt = Math.min(ownEnd(ahead, this.signal, now), later?.startsAt ?? Infinity);
      return this;
    }
    while (changes.next <= at && changes.next <= now) changes.advance();
    this.span = undefined;
    this.raw = changes.raw;
    this.endsAt = Math.min(
      changes.next > now ? Infinity : changes.next,
      ahead?.startsAt ?? Infinity,
    );
    return this;
  }

  private liveBehind(span: PersonSpan): PersonSpan | undefined {
    this.spans ??= this.layer.spansFrom(span.startsAt + 1);
    for (;;) {
      const next = this.spans.next();
      if (next === undefined || isLive(next, this.signal, this.now)) return next;
    }
  }
}
