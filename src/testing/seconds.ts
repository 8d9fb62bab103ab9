import type { Instant } from "#time/instant.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import { Signal } from "#engine/signal.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { DAWN, HORIZON, second, type StoryPlant } from "./generators.ts";

/** What stands in one second: everything about its event but where that begins and ends. */
export type Content = string;

export function contentOf({ reason, raw, pending, comment, origin }: UtilizationEvent): Content {
  return JSON.stringify([reason, raw, pending, comment, origin?.requestId]);
}

/** Every event of the story up to `now`. */
export function eventsAt(
  timeline: Timeline,
  { mapping }: Pick<StoryPlant, "mapping">,
  now: Instant,
): readonly UtilizationEvent[] {
  return eventsBetween(timeline, mapping, DAWN, now, now);
}

/** The timeline as it will be at the story's horizon if the machine reports nothing more than it has by `now`. */
export function ahead(
  { signal, layer }: Timeline,
  plant: Pick<StoryPlant, "mapping">,
  now: Instant,
): readonly UtilizationEvent[] {
  const known = Signal.of(signal.readings(DAWN, now));
  return eventsAt({ signal: known, layer }, plant, second(HORIZON));
}

/** The content of each second from the story's first to its horizon; before the first reading there is none. */
export function secondsOf(events: readonly UtilizationEvent[]): readonly (Content | undefined)[] {
  const all = Array.from<Content | undefined>({ length: HORIZON });
  for (const event of events) {
    const end = event.endsAt === undefined ? HORIZON : event.endsAt - DAWN;
    all.fill(contentOf(event), event.startsAt - DAWN, end);
  }
  return all;
}
