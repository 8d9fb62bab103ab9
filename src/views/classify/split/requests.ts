import { apply } from "#engine/apply.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import type { ReasonCode } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { AddRequest, PostRequest, Request } from "#engine/request.ts";
import { eventAt, type Timeline } from "#engine/timeline.ts";
import { PREVIEW_ORIGIN } from "#query/preview-origin.ts";
import type { Instant } from "#time/instant.ts";
import type { Part, Parts } from "./parts.ts";

export interface PartNeeds {
  readonly timeline: Timeline;
  readonly plant: Plant;
  readonly now: Instant;
}

/**
 * The vendors' calls that make a stretch read as its parts do, in the order in which they are to be sent; none
 * for what reads like that already.
 *
 * ```
 * another reason than the part before   classify [start, end)      S0: nothing beyond its edges changes
 * the same reason, its own comment      classify, no comment: the two join (C2),
 *                                       then post at the start     S3: cut off again (P2); P3 joins it only
 *                                                                  with a next event of the same reason
 * the last part still goes on           post at its start          S3: the current event, with its own end (P4, P5)
 * … and took in what was before it      add at its start           AddEvent without an end
 * a comment that a merging changed      post with update_if_exists S3 (P5)
 * ```
 *
 * Parts are asked for from left to right, each on what those before it leave.
 */
export function requestsOf(parts: Parts, needs: PartNeeds): readonly Request[] {
  const asked: Request[] = [];
  let timeline = needs.timeline;
  const ask = (request: Request): void => {
    const outcome = apply(timeline, request, { ...needs, origin: PREVIEW_ORIGIN });
    // What the rules refuse is asked for all the same: the preview says why.
    if (outcome.ok) ({ timeline } = outcome);
    asked.push(request);
  };
  const standing = (at: Instant): UtilizationEvent | undefined =>
    eventAt(timeline, needs.plant.mapping, at, needs.now);

  for (const [index, part] of parts.entries()) {
    const { startsAt, endsAt, reason, comment } = part;
    if (reason === undefined || stands(part, parts[index - 1], standing(startsAt))) continue;
    if (endsAt === undefined) {
      const isCurrent = standing(startsAt)?.endsAt === undefined;
      ask(isCurrent ? post(startsAt, reason, comment) : add(startsAt, reason, comment));
      continue;
    }
    if (parts[index - 1]?.reason !== reason) {
      ask({ kind: "classify", startsAt, endsAt, reason, comment });
      continue;
    }
    if (standing(startsAt)?.endsAt !== endsAt) {
      ask({ kind: "classify", startsAt, endsAt, reason, comment: "" });
    }
    ask(post(startsAt, reason, comment));
  }
  for (const { startsAt, reason, comment } of parts) {
    const event = standing(startsAt);
    if (reason === undefined || event?.startsAt !== startsAt) continue;
    if (event.reason === reason && event.comment !== comment) ask(post(startsAt, reason, comment));
  }
  return asked;
}

/** The first part that would have to wait for a reason in seconds that have one: it needs one of its own. */
export function lacksReason(parts: Parts, { timeline, plant, now }: PartNeeds): Part | undefined {
  return parts.find((part) => {
    if (part.reason !== undefined) return false;
    const event = eventAt(timeline, plant.mapping, part.startsAt, now);
    return event === undefined || !event.pending || !covers(event, part);
  });
}

/** Whether a part reads as it should; what differs from the part before must not be one event with it. */
function stands(
  part: Part,
  before: Part | undefined,
  event: UtilizationEvent | undefined,
): boolean {
  const isOther = before?.reason === part.reason && before?.comment !== part.comment;
  return reads(event, part) && (!isOther || event?.startsAt === part.startsAt);
}

/** Whether a part lies within an event that says what it says. */
function reads(event: UtilizationEvent | undefined, part: Part): boolean {
  if (event === undefined || event.pending || !covers(event, part)) return false;
  return event.reason === part.reason && event.comment === part.comment;
}

function covers(event: UtilizationEvent, part: Part): boolean {
  if (event.endsAt === undefined) return event.startsAt <= part.startsAt;
  return (
    event.startsAt <= part.startsAt && part.endsAt !== undefined && part.endsAt <= event.endsAt
  );
}

function post(startsAt: Instant, reason: ReasonCode, comment: string): PostRequest {
  return {
    kind: "post",
    startsAt,
    reason,
    updateIfExists: true,
    raw: undefined,
    pending: undefined,
    comment,
  };
}

function add(startsAt: Instant, reason: ReasonCode, comment: string): AddRequest {
  return {
    kind: "add",
    startsAt,
    endsAt: undefined,
    reason,
    raw: undefined,
    pending: undefined,
    comment,
  };
}
