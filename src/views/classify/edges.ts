import type { Plant } from "#engine/plant.ts";
import { shiftAt } from "#time/calendar.ts";
import type { Instant } from "#time/instant.ts";
import { type Span, span } from "#time/span.ts";
import { exactClock } from "./typed-time.ts";
import { words } from "./words.ts";

/** What decides where the edges of a selection may be put. */
export interface EdgeNeeds {
  readonly plant: Pick<Plant, "timeZone" | "calendar">;
  /** The machine's first reading; `undefined`: none. */
  readonly first: Instant | undefined;
  /** What is before has not been fetched, so nobody could say what a request would do there. */
  readonly knownFrom: Instant;
  readonly now: Instant;
}

/** Why a selection cannot start at `at` (P7, C7); `before` is where it ends, if it has an end. */
export function problemWithStart(
  at: Instant,
  before: Instant | undefined,
  { plant, first, knownFrom, now }: EdgeNeeds,
): string | undefined {
  if (at > now) return words.notInFuture;
  if (first !== undefined && at < first) {
    return words.beforeFirst(exactClock(plant.timeZone, first));
  }
  if (at < knownFrom) return words.notLoaded;
  if (before !== undefined && at >= before) {
    return words.mustBeBefore(exactClock(plant.timeZone, before));
  }
  return undefined;
}

/** Why a selection cannot end at `at`. The future is allowed (C3). */
export function problemWithEnd(
  at: Instant,
  after: Instant,
  { plant }: EdgeNeeds,
): string | undefined {
  return at > after ? undefined : words.mustBeAfter(exactClock(plant.timeZone, after));
}

/** The shift in which a selection starts: a typed time without a date means one of its times. */
export function shiftAround({ calendar }: EdgeNeeds["plant"], at: Instant): Span | undefined {
  const shift = shiftAt(calendar, at);
  return shift === undefined ? undefined : span(shift.startsAt, shift.endsAt);
}
