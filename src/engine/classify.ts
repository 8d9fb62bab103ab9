import type { Instant } from "#time/instant.ts";
import { plus } from "#time/instant.ts";
import { mergedComment } from "./comment.ts";
import type { Draft } from "./draft.ts";
import type { Origin } from "./event.ts";
import type { RawState, ReasonCode } from "./names.ts";
import type { Ending, PersonSpan } from "./person-span.ts";
import { type Piece, reasonOf, takenOver } from "./piece.ts";
import type { Mapping } from "./plant.ts";

/** What a span is to become. */
export interface Cover {
  readonly startsAt: Instant;
  readonly reason: ReasonCode;
  /** `undefined`: that of the event in force at the start (C1). */
  readonly raw: RawState | undefined;
  readonly pending: boolean;
  readonly comment: string;
  readonly origin: Origin;
}

/**
 * Rules C1 to C3 and C5: a span with an end.
 *
 * ```
 * RRSSSRR   classify 1-4 J   RJJJSRR     trimmed at both ends
 * RRJJSRR   classify 4-5 J   RRJJJRR     C2: joins the event that ends where it starts
 * RBBBBBB…  classify 3-5 T   RBBTTRR     C5: the ongoing break ends, the machine's own states come back
 * ```
 */
export function coverSpan(draft: Draft, cover: Cover, end: Instant, mapping: Mapping): void {
  endOngoing(draft, cover.startsAt, end);
  const raw = cover.raw ?? draft.rawAt(cover.startsAt);
  if (raw === undefined) return;
  draft.cutAt(end);
  const span = joinedBefore(draft, cover, raw, { kind: "at", at: end }, end, mapping);
  if (end <= draft.now) joinAfter(draft, span, end, mapping);
}

/**
 * Rule C4: an ongoing classification, in force until `until` at most.
 *
 * ```
 * RRSSSR…   classify 1- B    RBBBBB…|RR   until the shift ends, then the machine's own state then in force
 * ```
 */
export function coverOngoing(draft: Draft, cover: Cover, until: Instant, mapping: Mapping): void {
  const raw = cover.raw ?? draft.rawAt(cover.startsAt);
  if (raw === undefined) return;
  const cut = draft.pieceAt(until);
  if (cut?.span?.ending.kind === "nextReading") {
    // What would have ended with the machine's next reading does not come back.
    if (draft.endAt(until) !== undefined) draft.touch(until, cut.endsAt);
  } else draft.cutAt(until);
  joinedBefore(
    draft,
    cover,
    raw,
    { kind: "ongoing", until, since: cover.startsAt },
    until,
    mapping,
  );
}

/**
 * AddEvent without an end: the new event becomes the current one. It covers what lies between its start and
 * now, and takes over the rest of the event in force now, as a post does (P4, C6).
 *
 * ```
 * RRSSRR…   add 2- J         RRJJJJ…
 * ```
 */
export function coverToCurrent(draft: Draft, cover: Cover, mapping: Mapping): void {
  const raw = cover.raw ?? draft.rawAt(cover.startsAt);
  const current = draft.pieceAt(draft.now);
  if (raw === undefined || current === undefined) return;
  joinedBefore(
    draft,
    cover,
    raw,
    takenOver(draft.endingOf(current), cover.startsAt),
    current.endsAt,
    mapping,
  );
}

/**
 * C5: a call with an end, later than the start of the ongoing classification in force, ends that one at its
 * own start. What it covered from there on goes back to what the machine reported.
 */
function endOngoing(draft: Draft, start: Instant, end: Instant): void {
  const span = draft.spanAt(draft.now);
  if (span?.ending.kind !== "ongoing" || end <= span.ending.since) return;
  const reach = draft.pieceAt(draft.now)?.endsAt ?? span.ending.until;
  if (span.startsAt < start) draft.replace(span, { ...span, ending: { kind: "at", at: start } });
  else {
    draft.remove(span);
    // What ended where the ongoing one started was cut there, and does not reach on now.
    draft.endAt(span.startsAt);
  }
  draft.touch(Math.max(start, span.startsAt), reach);
}

/** Places the span, one with the event that ends where it starts when the reason is the same (C2). */
function joinedBefore(
  draft: Draft,
  cover: Cover,
  raw: RawState,
  ending: Ending,
  end: number,
  mapping: Mapping,
): PersonSpan {
  draft.ask(cover.startsAt, end);
  draft.endAt(cover.startsAt);
  const { startsAt, reason, pending, comment, origin } = cover;
  const alone: PersonSpan = { startsAt, ending, reason, raw, pending, comment, origin };
  const before = pieceBefore(draft, cover.startsAt);
  if (before === undefined || reasonOf(before, mapping) !== cover.reason) {
    draft.place(alone, end);
    return alone;
  }
  if (before.span !== undefined) draft.remove(before.span);
  const joined: PersonSpan = {
    ...alone,
    startsAt: before.startsAt,
    raw: before.raw,
    comment: mergedComment(before.span?.comment ?? "", comment),
  };
  draft.place(joined, end);
  return joined;
}

/** One with the event in force at its end, when the reason is the same (C2). That one's way of ending stays (C6). */
function joinAfter(draft: Draft, span: PersonSpan, end: Instant, mapping: Mapping): void {
  const after = draft.pieceAt(end);
  if (after === undefined || reasonOf(after, mapping) !== span.reason) return;
  if (after.span !== undefined) draft.remove(after.span);
  draft.remove(span);
  const comment = mergedComment(span.comment, after.span?.comment ?? "");
  draft.place({ ...span, ending: draft.endingOf(after), comment }, after.endsAt);
}

function pieceBefore(draft: Draft, start: Instant): Piece | undefined {
  return start === 0 ? undefined : draft.pieceAt(plus(start, -1));
}
