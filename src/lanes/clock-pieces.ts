import { floorToInstant, type Instant, plus } from "#time/instant.ts";
import { offsetAt, type TimeZone } from "#time/zone.ts";

/** A stretch over which the plant's clock runs evenly: `[from, to)` epoch seconds, local = UTC + offset. */
export interface ClockPiece {
  readonly from: number;
  readonly to: number;
  /** Seconds, east positive. */
  readonly offset: number;
}

const DAY = 86_400;

/**
 * Cuts `[from, to)` where the plant's clocks change. Within a piece every local multiple of a step is
 * plain integer arithmetic; the repeated hour is in two pieces, the missing one in none.
 */
export function clockPieces(zone: TimeZone, from: number, to: number): readonly ClockPiece[] {
  const pieces: ClockPiece[] = [];
  let at = floorToInstant(Math.max(from, 0));
  const last = floorToInstant(Math.max(to, at + 1));
  let start = Math.max(from, 0);
  let offset: number = offsetAt(zone, at);
  while (at < last) {
    // No zone changes its clocks twice within a day and ends where it began.
    const next = plus(at, Math.min(DAY, last - at));
    if (offsetAt(zone, next) !== offset) {
      const change = changeBetween(zone, at, next);
      pieces.push({ from: start, to: change, offset });
      start = change;
      offset = offsetAt(zone, change);
      at = change;
    } else {
      at = next;
    }
  }
  if (to > start) pieces.push({ from: start, to, offset });
  return pieces;
}

/** The first instant of `(from, to]` with another offset than `from` has. */
function changeBetween(zone: TimeZone, from: Instant, to: Instant): Instant {
  const before = offsetAt(zone, from);
  let [same, other] = [from, to];
  while (other - same > 1) {
    const middle = plus(same, Math.floor((other - same) / 2));
    if (offsetAt(zone, middle) === before) same = middle;
    else other = middle;
  }
  return other;
}
