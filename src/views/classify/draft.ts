import type { UtilizationEvent } from "#engine/event.ts";
import type { ReasonCode } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { PostRequest, Request } from "#engine/request.ts";
import { eventAt, type Timeline } from "#engine/timeline.ts";
import type { Instant } from "#time/instant.ts";
import type { Selection } from "../selection.ts";

/**
 * What a person can do with what they chose. These are the four things that the contracts can do.
 *
 * ```
 * span      give this span a reason (S0); ongoing: with no end, "still going on" (C4)
 * fromHere  a new event from the span's start to the next event (S3, P2 and P4)
 * fromNow   a new event from now on (S3, P1)
 * correct   the event that starts here says something else (S3 with update_if_exists, P5)
 * ```
 */
export type Intent =
  | { readonly kind: "span"; readonly isOngoing: boolean }
  | { readonly kind: "fromHere" }
  | { readonly kind: "fromNow" }
  | { readonly kind: "correct" };

/** What a person has entered so far. It outlives a change of selection and a refusal. */
export interface Entered {
  /** `undefined`: what suits the selection. */
  readonly intent: Intent | undefined;
  readonly reason: ReasonCode | undefined;
  /** `undefined`: not touched, which keeps an event's own comment when it is corrected. */
  readonly comment: string | undefined;
}

export const NOTHING_ENTERED: Entered = {
  intent: undefined,
  reason: undefined,
  comment: undefined,
};

/**
 * What suits a selection, as it was when it was chosen: a stop that is still going on is explained as
 * it stands and ends when the machine says so; anything else is a span with both its ends.
 */
export function intentOf({ intent }: Entered, selection: Selection): Intent {
  if (intent !== undefined) return intent;
  const isCurrent = selection.kind === "event" && selection.endsAt === undefined;
  return isCurrent ? { kind: "correct" } : { kind: "span", isOngoing: false };
}

/** The request as it reads now, or what it lacks. */
export type Draft =
  | { readonly kind: "ready"; readonly request: Request }
  /** It can be previewed, but this reason wants a comment. */
  | { readonly kind: "noComment"; readonly request: Request }
  | { readonly kind: "noReason" }
  /** To correct an event one must start here; `instead` is the one in force, which may be chosen. */
  | { readonly kind: "noEvent"; readonly instead: UtilizationEvent | undefined };

/**
 * A selection as it stands now. The current event may have ended since it was tapped: then it is the
 * same event, with its end.
 */
export function standing(
  selection: Selection,
  timeline: Timeline,
  { mapping }: Pick<Plant, "mapping">,
  now: Instant,
): Selection {
  if (selection.kind === "span" || selection.endsAt !== undefined) return selection;
  const event = eventAt(timeline, mapping, selection.startsAt, now);
  if (event?.startsAt !== selection.startsAt) return selection;
  return { ...selection, endsAt: event.endsAt };
}

export interface DraftNeeds {
  readonly entered: Entered;
  /** As it {@link standing stands} now. */
  readonly selection: Selection;
  /** What the person does with it; see {@link intentOf}. */
  readonly intent: Intent;
  readonly timeline: Timeline;
  readonly plant: Plant;
  readonly now: Instant;
}

/** The event that "correct" speaks of: the one that starts where the selection starts. */
export function eventHere(needs: DraftNeeds): UtilizationEvent | undefined {
  const { timeline, plant, selection, now } = needs;
  const event = eventAt(timeline, plant.mapping, selection.startsAt, now);
  return event?.startsAt === selection.startsAt ? event : undefined;
}

/** The reason that stands in the draft: the chosen one, or the one that a corrected event has already. */
export function reasonOf(needs: DraftNeeds): ReasonCode | undefined {
  const { entered, intent } = needs;
  if (entered.reason !== undefined) return entered.reason;
  if (intent.kind !== "correct") return undefined;
  const event = eventHere(needs);
  return event === undefined || event.pending ? undefined : event.reason;
}

/** The comment as the field shows it. */
export function commentOf(needs: DraftNeeds): string {
  const { entered, intent } = needs;
  if (entered.comment !== undefined) return entered.comment;
  if (intent.kind !== "correct") return "";
  return eventHere(needs)?.comment ?? "";
}

export function draftOf(needs: DraftNeeds): Draft {
  const { selection, intent, timeline, plant, now } = needs;
  if (intent.kind === "correct" && eventHere(needs) === undefined) {
    return {
      kind: "noEvent",
      instead: eventAt(timeline, plant.mapping, selection.startsAt, now),
    };
  }
  const reason = reasonOf(needs);
  if (reason === undefined) return { kind: "noReason" };
  const request = requestOf(intent, reason, needs);
  const wantsComment = plant.reasons.some(
    ({ code, commentRequired }) => code === reason && commentRequired,
  );
  const lacks = wantsComment && commentOf(needs).trim() === "";
  return { kind: lacks ? "noComment" : "ready", request };
}

function requestOf(intent: Intent, reason: ReasonCode, needs: DraftNeeds): Request {
  const { entered, selection, now } = needs;
  const post = (
    startsAt: Instant | undefined,
    rest: Pick<PostRequest, "updateIfExists" | "comment">,
  ): PostRequest => ({
    kind: "post",
    startsAt,
    reason,
    raw: undefined,
    pending: undefined,
    ...rest,
  });
  const comment = entered.comment?.trim();
  switch (intent.kind) {
    case "span":
      return {
        kind: "classify",
        startsAt: selection.startsAt,
        endsAt: intent.isOngoing ? undefined : (selection.endsAt ?? now),
        reason,
        comment: comment ?? "",
      };
    case "fromHere":
      return post(selection.startsAt, { updateIfExists: false, comment });
    case "fromNow":
      return post(undefined, { updateIfExists: false, comment });
    case "correct":
      return post(selection.startsAt, { updateIfExists: true, comment });
  }
}
