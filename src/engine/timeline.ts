import type { Instant } from "#time/instant.ts";
import type { UtilizationEvent } from "./event.ts";
import type { Layer } from "./layer.ts";
import { type Piece, pieceAt } from "./piece.ts";
import { piecesFrom } from "./piece-walk.ts";
import { type Mapping, meaningOf } from "./plant.ts";
import type { Signal } from "./signal.ts";

/**
 * One machine's timeline: what it reported, and apart from that the spans that people set. Because the two
 * are kept apart, a late reading or a changed mapping needs no repair: compose again.
 */
export interface Timeline {
  readonly signal: Signal;
  readonly layer: Layer;
}

/** A piece as the event it is at `now`. */
export function eventOf(piece: Piece, mapping: Mapping, now: Instant): UtilizationEvent {
  const endsAt = piece.endsAt <= now ? (piece.endsAt as Instant) : undefined;
  const { startsAt, raw, span } = piece;
  if (span !== undefined) {
    const { reason, pending, comment, origin } = span;
    return { startsAt, endsAt, reason, raw, pending, comment, origin };
  }
  const { reason, pending } = meaningOf(mapping, raw);
  return { startsAt, endsAt, reason, raw, pending, comment: "", origin: undefined };
}

/** The event in force at `at`; `undefined` before the first reading and after `now`. O(log n). */
export function eventAt(
  timeline: Timeline,
  mapping: Mapping,
  at: Instant,
  now: Instant,
): UtilizationEvent | undefined {
  if (at > now) return undefined;
  const piece = pieceAt(timeline, at, now);
  return piece === undefined ? undefined : eventOf(piece, mapping, now);
}

/**
 * Every event in force at some second of `[from, to]`, both included, unclipped, in order (contracts,
 * "Reading a machine's events"). None starts after `now`. O(log n + events in the window).
 */
export function eventsBetween(
  timeline: Timeline,
  mapping: Mapping,
  from: Instant,
  to: Instant,
  now: Instant,
): readonly UtilizationEvent[] {
  const events: UtilizationEvent[] = [];
  const last = to < now ? to : now;
  if (from > last) return events;
  for (let piece = piecesFrom(timeline, from, now); piece !== undefined; piece = piece.next()) {
    if (piece.startsAt > last) break;
    events.push(eventOf(piece, mapping, now));
  }
  return events;
}
