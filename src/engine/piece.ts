import type { Instant } from "#time/instant.ts";
import type { Layer } from "./layer.ts";
import type { RawState, ReasonCode } from "./names.ts";
import type { Ending, PersonSpan } from "./person-span.ts";
import { type Mapping, meaningOf } from "./plant.ts";
import type { Signal } from "./signal.ts";

/** What pieces are composed of: a timeline, or the draft of one. */
export interface Sources {
  readonly signal: Signal;
  readonly layer: Layer;
}

/**
 * A stretch of a composed timeline. Unlike an event it knows its end even when that lies ahead: `endsAt` is
 * `Infinity` only while nothing that is known ends it.
 */
export interface Piece {
  readonly startsAt: Instant;
  readonly endsAt: number;
  readonly raw: RawState;
  /** The person's span that is in force, or `undefined` where the machine's own word counts. */
  readonly span: PersonSpan | undefined;
}

/**
 * When a span ends by its own way of ending, were no other to start before; `Infinity` when nobody knows
 * yet. Readings later than `now` have not happened.
 */
export function ownEnd(span: PersonSpan, signal: Signal, now: Instant): number {
  const { ending } = span;
  if (ending.kind === "at") return ending.at;
  if (ending.kind === "ongoing") return ending.until;
  const change = signal.changeAfter(ending.mark);
  return change === undefined || change > now ? Infinity : change;
}

/*
 * A span can be over before it begins: the rest that a call with a future end cut off, when the machine's
 * next reading came before that end. Such a span has no seconds and no effect.
 */
export function isLive(span: PersonSpan, signal: Signal, now: Instant): boolean {
  return ownEnd(span, signal, now) > span.startsAt;
}

function liveAtOrBefore(
  { signal, layer }: Sources,
  at: number,
  now: Instant,
): PersonSpan | undefined {
  let span = layer.atOrBefore(at);
  while (span !== undefined && !isLive(span, signal, now))
    span = layer.atOrBefore(span.startsAt - 1);
  return span;
}

export function liveAfter(
  { signal, layer }: Sources,
  at: number,
  now: Instant,
): PersonSpan | undefined {
  let span = layer.after(at);
  while (span !== undefined && !isLive(span, signal, now)) span = layer.after(span.startsAt);
  return span;
}

/** The person's span in force at `at`, if one is. O(log n). */
export function spanAt(sources: Sources, at: number, now: Instant): PersonSpan | undefined {
  const span = liveAtOrBefore(sources, at, now);
  return span !== undefined && ownEnd(span, sources.signal, now) > at ? span : undefined;
}

/** The raw state of the event in force at `at`; `undefined` before the first reading. O(log n). */
export function rawAt(sources: Sources, at: Instant, now: Instant): RawState | undefined {
  const seen = at < now ? at : now;
  if (!hasReadingBy(sources.signal, seen)) return undefined;
  return spanAt(sources, at, now)?.raw ?? sources.signal.changesInForce(seen).raw;
}

/** What is in force at `at`, which may lie ahead; `undefined` before the first reading. O(log n). */
export function pieceAt(sources: Sources, at: Instant, now: Instant): Piece | undefined {
  const { signal } = sources;
  const seen = at < now ? at : now;
  if (!hasReadingBy(signal, seen)) return undefined;
  const before = liveAtOrBefore(sources, at, now);
  const next = liveAfter(sources, at, now)?.startsAt ?? Infinity;
  const spanEnd = before === undefined ? 0 : Math.min(ownEnd(before, signal, now), next);
  if (before !== undefined && spanEnd > at)
    return { startsAt: before.startsAt, endsAt: spanEnd, raw: before.raw, span: before };
  const change = signal.changesInForce(seen);
  return {
    startsAt: Math.max(change.at, spanEnd) as Instant,
    endsAt: Math.min(change.next > now ? Infinity : change.next, next),
    raw: change.raw,
    span: undefined,
  };
}

function hasReadingBy({ first }: Signal, at: Instant): boolean {
  return first !== undefined && first <= at;
}

/**
 * How the event in force ends. A machine's event ends with the next reading, and its mark is its own start;
 * but where a person's span has cut it, it ends there, and must not reach on should that span go.
 */
export function endingOf(piece: Piece, signal: Signal, now: Instant): Ending {
  const { span, startsAt, endsAt } = piece;
  if (span !== undefined) return span.ending;
  const cut = endsAt <= now && signal.changeAfter(startsAt) !== endsAt;
  return cut ? { kind: "at", at: endsAt as Instant } : { kind: "nextReading", mark: startsAt };
}

/**
 * The way of ending of a new event, begun at `at`, that takes over the rest of one that ends as `ending` says:
 * the later start counts, for a mark as for an ongoing one (C5). A merge moves neither.
 */
export function takenOver(ending: Ending, at: Instant): Ending {
  if (ending.kind === "nextReading" && ending.mark < at) return { ...ending, mark: at };
  if (ending.kind === "ongoing" && ending.since < at) return { ...ending, since: at };
  return ending;
}

export function reasonOf(piece: Piece, mapping: Mapping): ReasonCode {
  return piece.span?.reason ?? meaningOf(mapping, piece.raw).reason;
}
