import type { Instant } from "#time/instant.ts";
import { mergedComment } from "./comment.ts";
import type { Draft } from "./draft.ts";
import type { Origin } from "./event.ts";
import type { Ending, PersonSpan } from "./person-span.ts";
import { type Piece, reasonOf, takenOver } from "./piece.ts";
import type { Mapping } from "./plant.ts";
import type { Refusal } from "./refusal.ts";
import type { PostRequest } from "./request.ts";

/** Rules P: an event from an instant on. The start has been checked to lie within the timeline. */
export function post(
  draft: Draft,
  request: PostRequest,
  mapping: Mapping,
  origin: Origin,
): Refusal | undefined {
  const at = request.startsAt ?? draft.now;
  const here = draft.pieceAt(at);
  if (here === undefined) return { kind: "beforeFirstReading", status: 422 };
  if (here.startsAt === at) {
    // P1: a post for "now" that meets an event of this very second modifies it, whatever the flag says.
    if (request.startsAt !== undefined && !request.updateIfExists)
      return { kind: "eventExists", status: 409 };
    correct(draft, here, request, origin);
  } else if (here.endsAt > draft.now) takeOver(draft, here, at, request, origin);
  else splitPast(draft, here, at, request, mapping, origin);
  return undefined;
}

/**
 * ```
 * RRSSSS   post 2 JAM, update   RRJJJJ     P5: its extent and its way of ending stay
 * ```
 */
function correct(draft: Draft, here: Piece, request: PostRequest, origin: Origin): void {
  const span: PersonSpan = {
    startsAt: here.startsAt,
    ending: draft.endingOf(here),
    reason: request.reason,
    raw: request.raw ?? here.raw,
    pending: request.pending ?? false,
    comment: request.comment ?? here.span?.comment ?? "",
    origin,
  };
  if (here.span !== undefined) draft.remove(here.span);
  draft.ask(here.startsAt, here.endsAt);
  draft.place(span, here.endsAt);
}

/**
 * ```
 * RRSSSS…  post 4 JAM           RRSSJJ…    P4: it takes over the rest, with whatever end that had
 * ```
 */
function takeOver(
  draft: Draft,
  here: Piece,
  at: Instant,
  request: PostRequest,
  origin: Origin,
): void {
  draft.endAt(at);
  draft.ask(at, here.endsAt);
  draft.place(newSpan(here, at, takenOver(draft.endingOf(here), at), request, origin), here.endsAt);
}

/**
 * ```
 * RRRRSS   post 2 JAM           RRJJSS     P2: to the next event, as known now
 * RRRRSS   post 2 S             RRSSSS     P3: the next event has the reason: the two are one
 * ```
 */
function splitPast(
  draft: Draft,
  here: Piece,
  at: Instant,
  request: PostRequest,
  mapping: Mapping,
  origin: Origin,
): void {
  const end = here.endsAt as Instant;
  // Looked at before the cut: a machine's event that resumes at `end` has its mark there.
  const next = draft.pieceAt(end);
  draft.endAt(at);
  draft.ask(at, end);
  const span = newSpan(here, at, { kind: "at", at: end }, request, origin);
  if (next === undefined || reasonOf(next, mapping) !== request.reason) {
    draft.place(span, end);
    return;
  }
  if (next.span !== undefined) draft.remove(next.span);
  const comment = mergedComment(span.comment, next.span?.comment ?? "");
  draft.place({ ...span, ending: draft.endingOf(next), comment }, next.endsAt);
}

function newSpan(
  split: Piece,
  at: Instant,
  ending: Ending,
  request: PostRequest,
  origin: Origin,
): PersonSpan {
  return {
    startsAt: at,
    ending,
    reason: request.reason,
    raw: request.raw ?? split.raw,
    pending: request.pending ?? false,
    comment: request.comment ?? "",
    origin,
  };
}
