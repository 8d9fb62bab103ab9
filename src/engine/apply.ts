import { ongoingEnd } from "#time/calendar.ts";
import type { Instant } from "#time/instant.ts";
import { coverOngoing, coverSpan, coverToCurrent, type Cover } from "./classify.ts";
import { Draft } from "./draft.ts";
import type { Edit } from "./edit.ts";
import type { Origin } from "./event.ts";
import type { Plant } from "./plant.ts";
import { undo } from "./invert.ts";
import { post } from "./post.ts";
import type { Refusal } from "./refusal.ts";
import type { AddRequest, ClassifyRequest, Request, UndoRequest } from "./request.ts";
import type { Timeline } from "./timeline.ts";

/** What a request is judged by: the plant's reasons, mapping and calendar, the time, and who asks. */
export interface Context {
  readonly plant: Pick<Plant, "reasons" | "mapping" | "calendar">;
  readonly now: Instant;
  readonly origin: Origin;
}

/** A refusal is a value, and leaves the timeline as it was (L3). */
export type Outcome =
  | { readonly ok: true; readonly timeline: Timeline; readonly edit: Edit }
  | { readonly ok: false; readonly refusal: Refusal };

type TimedRequest = Exclude<Request, UndoRequest>;

/**
 * Applies one request to one machine's timeline: rules P, C and M, and nothing else. Pure: the same
 * arguments give the same answer, on the server and in a preview (L8, L9). O(log n + events touched).
 */
export function apply(timeline: Timeline, request: Request, context: Context): Outcome {
  if (request.kind === "undo") return takenBack(timeline, request, context);
  const refusal = refusalOf(timeline, request, context);
  if (refusal !== undefined) return { ok: false, refusal };
  const draft = new Draft(timeline, context.now);
  const late = change(draft, request, context);
  if (late !== undefined) return { ok: false, refusal: late };
  return {
    ok: true,
    timeline: { signal: timeline.signal, layer: draft.layer },
    edit: draft.edit(),
  };
}

function takenBack(timeline: Timeline, request: UndoRequest, { now }: Context): Outcome {
  const undone = undo(timeline, request.edit, now);
  if (undone.ok) return undone;
  return {
    ok: false,
    refusal: { kind: "changedSince", status: 409, by: undone.inTheWay?.origin.by },
  };
}

/** P7 and C7, as far as the timeline decides them; what is malformed never gets here. */
function refusalOf(
  { signal }: Timeline,
  request: TimedRequest,
  { plant, now }: Context,
): Refusal | undefined {
  if (!plant.reasons.some((reason) => reason.code === request.reason))
    return { kind: "unknownReason", status: 422 };
  const { first } = signal;
  if (first === undefined || first > now) return { kind: "noReadings", status: 422 };
  const start = request.startsAt ?? now;
  const end = request.kind === "post" ? undefined : request.endsAt;
  if (end !== undefined && start > end) return { kind: "startAfterEnd", status: 422 };
  if (start === end) return { kind: "emptySpan", status: 422 };
  if (start > now) return { kind: "futureStart", status: 422 };
  if (start < first) return { kind: "beforeFirstReading", status: 422 };
  return undefined;
}

function change(
  draft: Draft,
  request: TimedRequest,
  { plant, origin }: Context,
): Refusal | undefined {
  const { mapping, calendar } = plant;
  if (request.kind === "post") return post(draft, request, mapping, origin);
  const cover = coverOf(request, draft.now, origin);
  if (request.endsAt !== undefined) coverSpan(draft, cover, request.endsAt, mapping);
  else if (request.kind === "add") coverToCurrent(draft, cover, mapping);
  else coverOngoing(draft, cover, ongoingEnd(calendar, draft.now), mapping);
  return undefined;
}

function coverOf(request: ClassifyRequest | AddRequest, now: Instant, origin: Origin): Cover {
  const supplied = request.kind === "add" ? request : undefined;
  return {
    startsAt: request.startsAt ?? now,
    reason: request.reason,
    raw: supplied?.raw,
    pending: supplied?.pending ?? false,
    comment: request.comment ?? "",
    origin,
  };
}
