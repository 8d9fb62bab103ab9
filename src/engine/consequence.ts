import { plus, type Instant } from "#time/instant.ts";
import type { Edit } from "./edit.ts";
import { endOf, sameContent, sameEvent, sameSeconds, type UtilizationEvent } from "./event.ts";
import type { Mapping } from "./plant.ts";
import { eventsBetween, type Timeline } from "./timeline.ts";
import { type Transfer, transfers } from "./transfer.ts";

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
    // Both are in order: what shares no second with this event is not looked at.
    while (isOver(come[near], event.startsAt)) near += 1;
    const { parts, whole, into } = heirsOf(event, come, near, edit, explained);
    const [first] = parts;
    if (parts.length > 1) changes.push({ kind: "split", event, into: parts });
    else if (first !== undefined) changes.push({ kind: "trimmed", event, to: first });
    else if (whole !== undefined) changes.push({ kind: "corrected", event, to: whole });
    else if (into === undefined) changes.push({ kind: "removed", event });
    if (into !== undefined) changes.push({ kind: "merged", event, into });
  }
  for (const [index, event] of come.entries()) {
    if (explained[index] === true) continue;
    changes.push({ kind: event.origin === undefined ? "returned" : "added", event });
  }
  return changes;
}

/** What has come in place of an event that is gone. */
interface Heirs {
  /** What is left of it. */
  readonly parts: readonly UtilizationEvent[];
  /** What stands where it stood, and says something else. */
  readonly whole: UtilizationEvent | undefined;
  /** What took in seconds of it that the request did not speak of. */
  readonly into: UtilizationEvent | undefined;
}

/** @param explained learns which of the events that come are told of as heirs. */
function heirsOf(
  event: UtilizationEvent,
  come: readonly UtilizationEvent[],
  near: number,
  edit: Extent,
  explained: boolean[],
): Heirs {
  const parts: UtilizationEvent[] = [];
  let whole: UtilizationEvent | undefined;
  let into: UtilizationEvent | undefined;
  for (let index = near; index < come.length; index += 1) {
    const other = come[index];
    if (other === undefined || other.startsAt >= endOf(event)) break;
    if (isPartOf(other, event)) parts.push(other);
    else if (sameSeconds(other, event)) whole = other;
    else {
      // What is left of an event reaches beyond the request as well, but joined nothing.
      if (other.reason === event.reason && reachesInto(other, event, edit)) into ??= other;
      continue;
    }
    explained[index] = true;
  }
  return { parts, whole, into };
}

function isOver(event: UtilizationEvent | undefined, at: Instant): boolean {
  return event !== undefined && endOf(event) <= at;
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
