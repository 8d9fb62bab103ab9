import { elapsed, later, plus, type Instant, type Seconds } from "#time/instant.ts";
import type { Edit } from "./edit.ts";
import type { UtilizationEvent } from "./event.ts";
import type { ReasonCode } from "./names.ts";
import type { Mapping } from "./plant.ts";
import { eventsBetween, type Timeline } from "./timeline.ts";

/**
 * What becomes of one event. Events stand as they are, unclipped; words are put to them elsewhere.
 *
 * ```
 * added      ······ -> ··JJ··   a new event stands in the timeline
 * corrected  ··SS·· -> ··JJ··   the event stays where it is and says something else
 * removed    ··SS·· -> ·JJJJ·   nothing is left of it
 * trimmed    ··SSSS -> ··SSJJ   it starts later or ends earlier
 * split      ·SSSS· -> ·SJJS·   it goes on after the new event
 * merged     ··JJ·· -> JJJJ··   its seconds join the new event, which has the same reason
 * returned   ··BBBB -> ··BBRR   the machine's own word, that a person's span had covered, is back
 * ```
 */
export type EventChange =
  | { readonly kind: "added"; readonly event: UtilizationEvent }
  | { readonly kind: "corrected"; readonly event: UtilizationEvent; readonly to: UtilizationEvent }
  | { readonly kind: "removed"; readonly event: UtilizationEvent }
  | { readonly kind: "trimmed"; readonly event: UtilizationEvent; readonly to: UtilizationEvent }
  | {
      readonly kind: "split";
      readonly event: UtilizationEvent;
      readonly into: readonly UtilizationEvent[];
    }
  | { readonly kind: "merged"; readonly event: UtilizationEvent; readonly into: UtilizationEvent }
  | { readonly kind: "returned"; readonly event: UtilizationEvent };

/** Seconds that go from one reason to another. */
export interface Transfer {
  readonly from: ReasonCode;
  readonly fromPending: boolean;
  readonly to: ReasonCode;
  readonly toPending: boolean;
  readonly seconds: Seconds;
}

/** What one accepted request does to a timeline, up to now, in data. */
export interface Consequence {
  /** The events that the request changes, as they stood, and what stands in their place. */
  readonly before: readonly UtilizationEvent[];
  readonly after: readonly UtilizationEvent[];
  readonly changes: readonly EventChange[];
  /** Largest first. The current event counts up to now. */
  readonly minutes: readonly Transfer[];
}

/** What decides which events are looked at, and which of them merged: of one edit, or of several together. */
export type Extent = Pick<Edit, "asked" | "touched">;

/** O(log n + events touched). */
export function consequence(
  before: Timeline,
  after: Timeline,
  edit: Extent,
  mapping: Mapping,
  now: Instant,
): Consequence {
  // One second to each side, so that an event that only lost or gained an edge is among them.
  const from = edit.touched.start === 0 ? edit.touched.start : plus(edit.touched.start, -1);
  const to = edit.touched.end ?? now;
  const was = eventsBetween(before, mapping, from, to, now);
  const is = eventsBetween(after, mapping, from, to, now);
  const gone = without(was, is);
  const come = without(is, was);
  return {
    before: gone,
    after: come,
    changes: changesOf(gone, come, edit),
    minutes: transfers(was, is, now),
  };
}

/** The events of `all` that do not stand among `others` just as they are. Both are in order. */
function without(
  all: readonly UtilizationEvent[],
  others: readonly UtilizationEvent[],
): readonly UtilizationEvent[] {
  const rest: UtilizationEvent[] = [];
  let next = 0;
  for (const event of all) {
    while ((others[next]?.startsAt ?? Infinity) < event.startsAt) next += 1;
    const other = others[next];
    if (other === undefined || !sameEvent(event, other)) rest.push(event);
  }
  return rest;
}

function changesOf(
  gone: readonly UtilizationEvent[],
  come: readonly UtilizationEvent[],
  edit: Extent,
): readonly EventChange[] {
  const changes: EventChange[] = [];
  const explained: boolean[] = [];
  let near = 0;
  for (const event of gone) {
    const end = endOf(event);
    let first: UtilizationEvent | undefined;
    let left: UtilizationEvent[] | undefined;
    let whole: UtilizationEvent | undefined;
    let into: UtilizationEvent | undefined;
    // Both are in order: what shares no second with this event is not looked at.
    while (isOver(come[near], event.startsAt)) near += 1;
    for (let index = near; ; index += 1) {
      const other = come[index];
      if (other === undefined || other.startsAt >= end) break;
      if (isPartOf(other, event)) {
        explained[index] = true;
        if (first === undefined) first = other;
        else (left ??= [first]).push(other);
        continue;
      }
      if (sameSeconds(other, event)) {
        explained[index] = true;
        whole = other;
      } else if (other.reason === event.reason && reachesInto(other, event, edit)) {
        // What is left of an event reaches beyond the request as well, but joined nothing.
        into ??= other;
      }
    }
    if (left !== undefined) changes.push({ kind: "split", event, into: left });
    else if (first !== undefined) changes.push({ kind: "trimmed", event, to: first });
    else if (whole !== undefined) changes.push({ kind: "corrected", event, to: whole });
    else if (into === undefined) changes.push({ kind: "removed", event });
    if (into !== undefined) changes.push({ kind: "merged", event, into });
  }
  for (let index = 0; index < come.length; index += 1) {
    const event = come[index];
    if (event === undefined || explained[index] === true) continue;
    changes.push({ kind: event.origin === undefined ? "returned" : "added", event });
  }
  return changes;
}

function isOver(event: UtilizationEvent | undefined, at: Instant): boolean {
  return event !== undefined && endOf(event) <= at;
}

function endOf(event: UtilizationEvent): number {
  return event.endsAt ?? Infinity;
}

/** The same event in its content: reason, raw state, pending flag, comment and who set it. */
export function sameContent(a: UtilizationEvent, b: UtilizationEvent): boolean {
  return (
    a.reason === b.reason &&
    a.raw === b.raw &&
    a.pending === b.pending &&
    a.comment === b.comment &&
    a.origin?.requestId === b.origin?.requestId
  );
}

function sameSeconds(a: UtilizationEvent, b: UtilizationEvent): boolean {
  return a.startsAt === b.startsAt && a.endsAt === b.endsAt;
}

export function sameEvent(a: UtilizationEvent, b: UtilizationEvent): boolean {
  return sameSeconds(a, b) && sameContent(a, b);
}

function isPartOf(part: UtilizationEvent, whole: UtilizationEvent): boolean {
  return part.startsAt >= whole.startsAt && endOf(part) <= endOf(whole) && sameContent(part, whole);
}

/** Whether an event took in seconds of another that the request did not itself speak of: it merged (P3, C2). */
function reachesInto(event: UtilizationEvent, other: UtilizationEvent, { asked }: Extent): boolean {
  const start = Math.max(event.startsAt, other.startsAt);
  const end = Math.min(endOf(event), endOf(other));
  return start < end && (start < asked.start || end > (asked.end ?? Infinity));
}

/** Walks both sequences of events side by side; both cover the same seconds. */
function transfers(
  was: readonly UtilizationEvent[],
  is: readonly UtilizationEvent[],
  now: Instant,
): readonly Transfer[] {
  const sums: Transfer[] = [];
  let at = later(was[0]?.startsAt ?? now, is[0]?.startsAt ?? now);
  let left = 0;
  let right = 0;
  for (;;) {
    const from = was[left];
    const to = is[right];
    if (from === undefined || to === undefined) break;
    const end = Math.min(endOf(from), endOf(to), now) as Instant;
    if (end > at && (from.reason !== to.reason || from.pending !== to.pending))
      add(sums, from, to, elapsed(at, end));
    at = later(at, end);
    if (endOf(from) <= end) left += 1;
    if (endOf(to) <= end) right += 1;
    if (end >= now) break;
  }
  return sums.length < 2 ? sums : sums.sort((a, b) => b.seconds - a.seconds);
}

function add(
  sums: Transfer[],
  { reason: from, pending: fromPending }: UtilizationEvent,
  { reason: to, pending: toPending }: UtilizationEvent,
  more: Seconds,
): void {
  const known = sums.findIndex(
    (sum) =>
      sum.from === from &&
      sum.to === to &&
      sum.fromPending === fromPending &&
      sum.toPending === toPending,
  );
  const seconds = ((sums[known]?.seconds ?? 0) + more) as Seconds;
  sums[known < 0 ? sums.length : known] = { from, fromPending, to, toPending, seconds };
}
