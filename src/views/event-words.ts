import type { UtilizationEvent } from "#engine/event.ts";
import type { ReasonCode } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { elapsed, type Instant, type Seconds, seconds } from "#time/instant.ts";
import { span } from "#time/span.ts";
import { clock, durationWords, spanWords } from "#time/words.ts";
import { sentences } from "./sentences.ts";

/** Seconds: what lasts so long is told with its days. */
const DAY = 86_400;

/** The reason's name; its code where the plant file no longer knows it. */
export function reasonName(plant: Pick<Plant, "reasons">, code: ReasonCode): string {
  return plant.reasons.find((reason) => reason.code === code)?.name ?? code;
}

/**
 * "09:12–09:47"; with its days where it lasts for one or more: "Fri 20 Nov, 09:12 – Sat 21 Nov, 09:47"; with seconds where the minutes alone would show no time at all.
 */
export function clocksBetween(
  { timeZone }: Pick<Plant, "timeZone">,
  start: Instant,
  end: Instant,
): string {
  if (elapsed(start, end) >= DAY) return spanWords(timeZone, span(start, end));
  const [from, to] = [clock(timeZone, start), clock(timeZone, end)];
  if (from !== to) return `${from}–${to}`;
  return `${clock(timeZone, start, { seconds: true })}–${clock(timeZone, end, { seconds: true })}`;
}

/** "Stopped 09:12–09:47"; "Running since 11:30" for the current event. */
export function eventWords(
  plant: Plant,
  event: Pick<UtilizationEvent, "reason" | "startsAt" | "endsAt">,
): string {
  const name = reasonName(plant, event.reason);
  return event.endsAt === undefined
    ? sentences.eventSince(name, clock(plant.timeZone, event.startsAt))
    : sentences.event(name, clocksBetween(plant, event.startsAt, event.endsAt));
}

/** A duration that still grows: whole minutes, so that nothing ticks under the eye. */
export function growingWords(duration: Seconds): string {
  return durationWords(duration < 60 ? duration : seconds(duration - (duration % 60)));
}
