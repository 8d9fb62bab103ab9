import type { Brand } from "./brand.ts";

/** A moment: whole epoch seconds, UTC (timeline rules, "Instants"). */
export type Instant = Brand<number, "Instant">;

/** An elapsed duration in whole seconds; never wall-clock arithmetic. */
export type Seconds = Brand<number, "Seconds">;

/** The last second a four-digit year can name; later ones cannot be written as ISO 8601. */
const LATEST = 253_402_300_799;

/**
 * Makes an instant of whole epoch seconds.
 * @throws RangeError when the number is not a whole second between 1970 and 9999: a caller that holds
 * anything else has a bug or should have used {@link floorToInstant}.
 */
export function instant(epochSeconds: number): Instant {
  if (!Number.isSafeInteger(epochSeconds) || epochSeconds < 0 || epochSeconds > LATEST) {
    throw new RangeError(`${epochSeconds} is not a whole epoch second between 1970 and 9999`);
  }
  return epochSeconds as Instant;
}

/** A finer instant is floored (timeline rules, "Instants"). Takes epoch seconds with a fraction. */
export function floorToInstant(epochSeconds: number): Instant {
  return instant(Math.floor(epochSeconds));
}

/** Makes a duration. Fractions are refused: durations are differences of instants. */
export function seconds(count: number): Seconds {
  if (!Number.isSafeInteger(count))
    throw new RangeError(`${count} is not a whole number of seconds`);
  return count as Seconds;
}

/** The instant `count` seconds after (before, when negative) `at`. */
export function plus(at: Instant, count: number): Instant {
  return instant(at + count);
}

/** Elapsed seconds from `from` to `to`; negative when `to` is earlier. */
export function elapsed(from: Instant, to: Instant): Seconds {
  return (to - from) as Seconds;
}

export function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

export function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
