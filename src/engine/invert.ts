import type { Instant } from "#time/instant.ts";
import { Draft } from "./draft.ts";
import { type Edit, reachOf, type Touched } from "./edit.ts";
import { endingAfterCut, type Ending, type PersonSpan } from "./person-span.ts";
import { ownEnd } from "./piece.ts";
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
  const reach = reachOf(edit, timeline.signal, now);
  const end = reach.end ?? Infinity;
  const standing = whatStands(timeline, edit, reach);
  if (!standing.ok) return standing;
  const draft = new Draft(timeline, now);
  draft.ask(reach.start, end);
  draft.cutAt(reach.start);
  if (reach.end !== undefined) draft.cutAt(reach.end);
  for (const span of edit.inserted) {
    const piece = draft.layer.at(Math.max(span.startsAt, reach.start) as Instant);
    if (piece !== undefined && piece.startsAt < end) draft.remove(piece);
  }
  for (const span of edit.removed) putBack(draft, span, reach);
  mend(draft, reach.start);
  if (reach.end !== undefined) mend(draft, reach.end);
  draft.touch(reach.start, end);
  return {
    ok: true,
    timeline: { signal: timeline.signal, layer: draft.layer },
    edit: draft.edit(),
  };
}

/** Whether the spans that the edit set are still there, and none that came later among them. */
function whatStands(
  { layer }: Timeline,
  edit: Edit,
  reach: Touched,
): { readonly ok: true } | { readonly ok: false; readonly inTheWay: PersonSpan | undefined } {
  const end = reach.end ?? Infinity;
  for (const span of edit.inserted) {
    const start = Math.max(span.startsAt, reach.start) as Instant;
    if (start >= end) continue;
    const here = layer.atOrBefore(start);
    if (here === undefined || !samePerson(here, span)) return { ok: false, inTheWay: here };
  }
  return { ok: true };
}

/** What of a span lay in the seconds of the edit. Where it reached on, it ends there until its rest is joined to it. */
function putBack(draft: Draft, span: PersonSpan, reach: Touched): void {
  const end = reach.end ?? Infinity;
  const startsAt = Math.max(span.startsAt, reach.start) as Instant;
  const own = ownEnd(span, draft.signal, draft.now);
  if (startsAt >= end || own <= startsAt) return;
  const ending: Ending =
    own > end && reach.end !== undefined
      ? { kind: "at", at: reach.end }
      : endingAfterCut(span.ending, startsAt);
  draft.insert({ ...span, startsAt, ending });
}

/** Joins two pieces of one span that meet at an instant. */
function mend(draft: Draft, at: Instant): void {
  const rest = draft.layer.at(at);
  const before = draft.layer.atOrBefore(at - 1);
  if (rest === undefined || before === undefined || !samePerson(before, rest)) return;
  if (ownEnd(before, draft.signal, draft.now) < at) return;
  draft.remove(rest);
  const ending: Ending =
    rest.ending.kind === "ongoing" && rest.ending.since === at
      ? { ...rest.ending, since: before.startsAt }
      : rest.ending;
  draft.replace(before, { ...before, ending });
}

/** Pieces of one span: set by the same request, and still saying the same. */
function samePerson(a: PersonSpan, b: PersonSpan): boolean {
  return (
    a.origin.requestId === b.origin.requestId &&
    a.reason === b.reason &&
    a.raw === b.raw &&
    a.pending === b.pending &&
    a.comment === b.comment
  );
}
