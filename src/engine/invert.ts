import type { Instant } from "#time/instant.ts";
import { Draft } from "./draft.ts";
import { type Edit, reachOf, type Touched } from "./edit.ts";
import { Layer } from "./layer.ts";
import { endingAfterCut, type Ending, type PersonSpan } from "./person-span.ts";
import { ownEnd, type Piece, pieceAt } from "./piece.ts";
import { piecesFrom } from "./piece-walk.ts";
import type { Timeline } from "./timeline.ts";

/**
 * Taking an edit back (L6): the seconds that it touched become, one by one, what they were before it, and
 * the pieces of one event are joined again. Undoing is an edit like any other, so it can be taken back too.
 *
 * ```
 * before   RRXXXXXX   X: a person's span
 * edit     RRXXJJXX   classify 4-6 J
 * later    RRXXJJXK   somebody's K, on seconds that the edit never touched
 * undone   RRXXXXXK   X is whole again as far as it still stands
 * ```
 */
export type Undone =
  | { readonly ok: true; readonly timeline: Timeline; readonly edit: Edit }
  /** A later request set seconds of the edit; the span that stands there now says whose. */
  | { readonly ok: false; readonly inTheWay: PersonSpan | undefined };

/** O(log n + spans of the edit). `now` decides how far an edit that waited for a reading reached. */
export function undo(timeline: Timeline, edit: Edit, now: Instant): Undone {
  const reach = reachInto(timeline, edit, now);
  const change = changeSince(timeline, edit, reach, now);
  if (change !== undefined) return { ok: false, inTheWay: change.span };
  const draft = new Draft(timeline, now);
  const end = reach.end ?? Infinity;
  draft.ask(reach.start, end);
  draft.touch(reach.start, end);
  draft.cutAt(reach.start);
  if (reach.end !== undefined) draft.cutAt(reach.end);
  draft.clear(reach.start, end);
  for (const span of partsBefore(draft, edit, reach)) draft.insert(span);
  mend(draft, edit, reach.start);
  lengthen(draft, edit, reach.start);
  if (reach.end !== undefined) mend(draft, edit, reach.end);
  claim(draft, timeline, reach.start);
  return {
    ok: true,
    timeline: { signal: timeline.signal, layer: draft.layer },
    edit: draft.edit(),
  };
}

/**
 * The seconds that the edit touched, up to the end that its event has now: a reading that ended it may since have
 * given way to a later one of the same second, so that it goes on.
 */
function reachInto(timeline: Timeline, edit: Edit, now: Instant): Touched {
  const { start, end } = edit.touched;
  const startsThere = (span: PersonSpan): boolean => span.startsAt === end;
  if (end === undefined) return reachOf(edit, timeline.signal, now);
  if (edit.inserted.some(startsThere) || edit.removed.some(startsThere)) return edit.touched;
  const own = edit.inserted.find(({ ending }) => ending.kind === "nextReading");
  const until = own === undefined ? end : flowEnd(timeline, own, end, now);
  return { start, end: until === Infinity ? undefined : (until as Instant) };
}

/**
 * Up to where an event goes on behind the end that it had. An event that was there before it ends it still; one that
 * cut it later is in its way, and then the reach is all that it would have.
 */
function flowEnd(timeline: Timeline, own: PersonSpan, end: Instant, now: Instant): number {
  const until = ownEnd(own, timeline.signal, now);
  const here = pieceAt(timeline, end, now);
  if (here !== undefined && isOf(own, here.span))
    return here.span?.ending.kind === "at" ? until : here.endsAt;
  const hasRest = [...timeline.layer.between(end, until)].some((span) => isOf(own, span));
  return hasRest ? until : end;
}

/**
 * Whether a second of the reach is not as the edit left it, and what someone else has put there: `span` is
 * `undefined` where that is the machine's word. What the edit left is known: within its reach it put in every span.
 */
function changeSince(
  timeline: Timeline,
  edit: Edit,
  reach: Touched,
  now: Instant,
): { readonly span: PersonSpan | undefined } | undefined {
  const left = { signal: timeline.signal, layer: Layer.of(edit.inserted) };
  const made = [...within(left, reach, now)];
  const stand = [...within(timeline, reach, now)];
  for (let index = 0; index < Math.max(made.length, stand.length); index++) {
    // Not where they end: a later request may have set an end to what then waited for a reading, which was late.
    const was = made[index];
    const is = stand[index];
    if (!isOf(was?.span, is?.span)) return { span: othersIn(stand.slice(index), edit) };
  }
  return undefined;
}

/** The first of these that the edit did not put in itself: what is left of its own is in nobody's way. */
function othersIn(pieces: readonly Piece[], { inserted }: Edit): PersonSpan | undefined {
  return pieces.find(({ span }) => !inserted.some((own) => isOf(own, span)))?.span;
}

/** The pieces that people set, as far as they lie in the reach. */
function* within(timeline: Timeline, reach: Touched, now: Instant): Generator<Piece> {
  const end = reach.end ?? Infinity;
  for (
    let piece = piecesFrom(timeline, reach.start, now);
    piece !== undefined;
    piece = piece.next()
  ) {
    if (piece.startsAt >= end) return;
    if (piece.span === undefined) continue;
    const startsAt = Math.max(piece.startsAt, reach.start) as Instant;
    const { raw, span } = piece;
    yield { startsAt, endsAt: Math.min(piece.endsAt, end), raw, span };
  }
}

/** What stood in the reach before the edit: those of its spans, or what of them lay in there. */
function partsBefore(draft: Draft, edit: Edit, reach: Touched): readonly PersonSpan[] {
  const before = Layer.of(edit.removed);
  const end = reach.end ?? Infinity;
  const whole = [...before.between(reach.start, end)];
  const crossing = before.atOrBefore(reach.start - 1);
  const reachesIn =
    crossing !== undefined &&
    whole[0]?.startsAt !== reach.start &&
    ownEnd(crossing, draft.signal, draft.now) > reach.start;
  const parts = reachesIn ? [{ ...crossing, startsAt: reach.start }, ...whole] : whole;
  const last = parts.at(-1);
  // Where the edit had cut an event, it ends there until its rest is joined to it.
  const { end: cut } = reach;
  if (cut === undefined || last === undefined) return parts;
  if (ownEnd(last, draft.signal, draft.now) <= cut) return parts;
  if (!edit.inserted.some((rest) => rest.startsAt === cut && isOf(rest, last))) return parts;
  return [...parts.slice(0, -1), { ...last, ending: { kind: "at", at: cut } }];
}

/** Joins two pieces of one event that meet at an instant. It ends as the second piece does. */
function mend(draft: Draft, edit: Edit, at: Instant): void {
  const before = draft.layer.atOrBefore(at - 1);
  const rest = draft.layer.at(at);
  if (rest !== undefined && isOf(before, rest)) {
    draft.remove(rest);
    draft.replace(before, { ...before, ending: uncut(rest, edit, before.startsAt) });
    return;
  }
  if (rest !== undefined) {
    draft.replace(rest, { ...rest, ending: endingAfterCut(rest.ending, at) });
  }
}

/**
 * Gives an event that the edit had cut at `at` its own way of ending back even if it has no rest to join: a late
 * reading has ended it before the cut, or its rest has become somebody else's.
 */
function lengthen(draft: Draft, edit: Edit, at: Instant): void {
  const before = draft.layer.atOrBefore(at - 1);
  if (before?.ending.kind !== "at" || before.ending.at !== at) return;
  const whole = edit.removed.findLast((span) => span.startsAt < at && isOf(span, before));
  if (whole === undefined) return;
  draft.replace(before, { ...before, ending: whole.ending });
  draft.touch(Math.max(before.startsAt, ownEnd(whole, draft.signal, draft.now)), at);
}

/**
 * An event before the reach whose end a reading had set may flow into it by now, since that reading has given way
 * to a later one of its second. Then it is among what the undo puts in, so that a redo knows it.
 */
function claim(draft: Draft, { layer }: Timeline, at: Instant): void {
  const piece = draft.pieceAt(at);
  if (piece?.span === undefined || piece.startsAt === at || layer.at(piece.startsAt) !== piece.span)
    return;
  draft.replace(piece.span, { ...piece.span });
  draft.touch(at, piece.endsAt);
}

/** The way of ending of an ongoing classification before a cut made it start later (C5). */
function uncut(rest: PersonSpan, edit: Edit, startsAt: Instant): Ending {
  const { ending } = rest;
  if (ending.kind !== "ongoing" || ending.since !== rest.startsAt) return ending;
  for (const span of edit.removed)
    if (isOf(span, rest) && span.ending.kind === "ongoing")
      return { ...ending, since: span.ending.since };
  return { ...ending, since: startsAt };
}

/** A piece of the same event: set by the same request, and still saying the same. */
function isOf(a: PersonSpan | undefined, b: PersonSpan | undefined): a is PersonSpan {
  return (
    a !== undefined &&
    a.origin.requestId === b?.origin.requestId &&
    a.reason === b.reason &&
    a.raw === b.raw &&
    a.pending === b.pending &&
    a.comment === b.comment
  );
}
