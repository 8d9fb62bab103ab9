import type { Instant } from "#time/instant.ts";
import type { Origin } from "./event.ts";
import type { RawState, ReasonCode } from "./names.ts";

/**
 * How a person's span ends (timeline rules, "What a timeline is made of"). Whatever it says, a span ends
 * at the latest where the next one starts.
 *
 * - `at`: a set instant, past or future.
 * - `nextReading`: the first change of the signal after `mark`.
 * - `ongoing`: an ongoing classification (C4), in force until `until` at most. `since` is what C5 calls
 *   its start: the `startTime` of its call, or the start of the part that reaches on after a cut.
 */
export type Ending =
  | { readonly kind: "at"; readonly at: Instant }
  | { readonly kind: "nextReading"; readonly mark: Instant }
  | { readonly kind: "ongoing"; readonly until: Instant; readonly since: Instant };

/** A span that a person set. Inside it the timeline is this one event, whatever the machine reports. */
export interface PersonSpan {
  readonly startsAt: Instant;
  readonly ending: Ending;
  readonly reason: ReasonCode;
  readonly raw: RawState;
  readonly pending: boolean;
  readonly comment: string;
  readonly origin: Origin;
}

/**
 * The way of ending of the part that reaches on when a span is cut at `cut` (C6): a reading's mark stays
 * ("a cut leaves the rest its mark"), an ongoing one counts from the cut (C5).
 */
export function endingAfterCut(ending: Ending, cut: Instant): Ending {
  if (ending.kind !== "ongoing" || ending.since >= cut) return ending;
  return { ...ending, since: cut };
}
