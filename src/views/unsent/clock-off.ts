import { type Seconds, seconds } from "#time/instant.ts";

/** More than this and a person who reads the tablet's own clock is misled. Seconds. */
const TOLERATED = 30;

/** By how much the tablet's clock is off, when it is off by too much. */
export interface ClockOff {
  readonly by: Seconds;
  readonly isBehind: boolean;
}

/**
 * @param offset how many seconds the server's clock is ahead of the tablet's. Below ten minutes it is told to
 *   the half minute, which nobody sets a clock closer than: the estimate moves a little with every answer.
 */
export function clockOff(offset: number): ClockOff | undefined {
  const by = Math.abs(offset);
  if (by <= TOLERATED) return undefined;
  const step = by < 600 ? 30 : 60;
  return { by: seconds(Math.round(by / step) * step), isBehind: offset > 0 };
}
