import type { ReasonCode } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import { eventAt } from "#engine/timeline.ts";
import type { Preview } from "#query/preview.ts";
import { elapsed, type Instant } from "#time/instant.ts";
import { clock, durationWords } from "#time/words.ts";
import { reasonName } from "../event-words.ts";
import { words } from "./words.ts";

/**
 * What Confirm does, as its button says: "Tool change, 43 min", the length being that of the event as
 * it will then stand, with what it joins.
 */
export function requestWords(
  plant: Plant,
  request: Request,
  preview: Preview,
  now: Instant,
): string {
  if (request.kind === "undo") return words.takeBack;
  const reason = reasonName(plant, request.reason satisfies ReasonCode);
  if (request.startsAt === undefined) return words.startingNow(reason);
  if (request.kind !== "post" && request.endsAt === undefined) return words.goingOn(reason);
  const event =
    preview.kind === "change"
      ? eventAt(preview.timeline, plant.mapping, request.startsAt, now)
      : undefined;
  if (event?.endsAt !== undefined) {
    return words.lasting(reason, durationWords(elapsed(event.startsAt, event.endsAt)));
  }
  if (request.kind === "post" || request.endsAt === undefined) {
    return words.since(reason, clock(plant.timeZone, request.startsAt));
  }
  // It reaches into the future: its end is known though it has not come.
  return words.lasting(reason, durationWords(elapsed(request.startsAt, request.endsAt)));
}
