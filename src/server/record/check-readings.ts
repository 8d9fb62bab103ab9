import { isKeepable } from "#contract/kept-text.ts";
import { rawState } from "#engine/names.ts";
import { type Reading, reading } from "#engine/signal.ts";
import type { Instant } from "#time/instant.ts";
import { MOST_READINGS, type SentReading, type TakenReadings, TooManyReadings } from "./record.ts";

/** Clocks of machines go a little fast; more than this is no reading but a mistake (contracts, "For the browser app and for machines"). */
export const FUTURE_SECONDS = 60;

/** Longer than any state that a controller reports; keeps a wrong column of a file out of the signal. */
const LONGEST_STATE = 1_000;

/** The last second of 2105: the engine's columns end in February 2106. */
const LATEST = 4_291_747_199;

export interface CheckedReadings {
  readonly accepted: readonly Reading[];
  readonly refused: TakenReadings["refused"];
}

/** Sorts out what cannot be a reading; the rest is floored and taken. @throws TooManyReadings */
export function checkReadings(sent: readonly SentReading[], now: Instant): CheckedReadings {
  if (sent.length > MOST_READINGS) throw new TooManyReadings(sent.length);
  const accepted: Reading[] = [];
  const refused: { index: number; why: string }[] = [];
  for (const [index, { time, state }] of sent.entries()) {
    const why = problemOf(time, state, now);
    if (why === undefined) accepted.push(reading(time, rawState(state)));
    else refused.push({ index, why });
  }
  return { accepted, refused };
}

function problemOf(time: number, state: string, now: Instant): string | undefined {
  if (state.trim() === "") return "It has no state.";
  if (!isKeepable(state)) return "Its state holds a character that cannot be kept.";
  if (state.length > LONGEST_STATE) return `Its state has more than ${LONGEST_STATE} characters.`;
  if (!Number.isFinite(time)) return "Its time is not a number.";
  if (time < 0) return "Its time is before 1970.";
  if (time > LATEST || Math.floor(time) > now + FUTURE_SECONDS) {
    return `It is more than ${FUTURE_SECONDS} seconds in the future.`;
  }
  return undefined;
}
