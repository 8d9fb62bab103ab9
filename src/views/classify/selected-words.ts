import type { UtilizationEvent } from "#engine/event.ts";
import type { Plant } from "#engine/plant.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { elapsed, type Instant, later, plus } from "#time/instant.ts";
import { clock, dayWords, durationWords } from "#time/words.ts";
import type { Selection } from "../selection.ts";
import { clocksBetween, growingWords, reasonName } from "../event-words.ts";
import { words } from "./words.ts";

/** What the panel's head says of a selection. */
export interface SelectedWords {
  /** "Stopped", "3 events". */
  readonly state: string;
  /** "09:12–09:47"; with the day before it where that is not today. */
  readonly when: string;
  readonly duration: string;
  /** "unexplained", "entered by Ana"; nothing for several events. */
  readonly standing: string | undefined;
  readonly isUnexplained: boolean;
  readonly comment: string;
}

export function selectedWords(
  plant: Plant,
  timeline: Timeline,
  { startsAt, endsAt }: Selection,
  now: Instant,
): SelectedWords {
  const end = endsAt ?? now;
  const last = later(startsAt, plus(end, -1));
  const events = eventsBetween(timeline, plant.mapping, startsAt, last, now);
  const only = events.length === 1 ? events[0] : undefined;
  const duration = elapsed(startsAt, end);
  const clocks =
    endsAt === undefined
      ? words.sinceClock(clock(plant.timeZone, startsAt))
      : clocksBetween(plant, startsAt, endsAt);
  return {
    state: stateOf(plant, events),
    when: [...otherDay(plant, startsAt, now), clocks].join(", "),
    duration: endsAt === undefined ? growingWords(duration) : durationWords(duration),
    standing: only === undefined ? undefined : standingOf(only),
    isUnexplained: only?.pending === true,
    comment: only?.comment ?? "",
  };
}

function stateOf(plant: Plant, events: readonly UtilizationEvent[]): string {
  const [first] = events;
  if (first === undefined) return words.nothingYet;
  return events.length === 1 ? reasonName(plant, first.reason) : words.severalEvents(events.length);
}

function standingOf({ pending, origin }: UtilizationEvent): string {
  if (pending) return words.unexplained;
  return origin === undefined ? words.asReported : words.explainedBy(origin.by);
}

/** The day, where it is not the one that the plant's calendar shows now. */
function otherDay({ timeZone }: Plant, at: Instant, now: Instant): readonly string[] {
  const day = dayWords(timeZone, at);
  return day === dayWords(timeZone, now) ? [] : [day];
}
