import { endOfEvent, type LaneData } from "./lane.ts";
import { LENGTH_BITS, type Peaks } from "./peaks.ts";

/** How many events last at all: a current event that starts this very second does not yet. */
export function sizeOf(lane: LaneData): number {
  const size = lane.starts.length;
  return size > 0 && lane.end <= (lane.starts[size - 1] ?? 0) ? size - 1 : size;
}

/** The first event that is in force after `at`, or `size`; `near` is at or below it, or 0. */
export function firstAfter(lane: LaneData, size: number, at: number, near: number): number {
  if (near < size && endOfEvent(lane, near) > at) return near;
  const before = lastBefore(lane.starts, size, at, near);
  if (before < 0) return 0;
  return endOfEvent(lane, before) > at ? before : before + 1;
}

/** So many events are asked one by one before larger steps are taken. */
const STEPS = 16;

/**
 * The last event that starts before `at`; or `near - 1` where even `near` starts later. Near answers are
 * walked to, far ones reached by steps that double.
 */
export function lastBefore(
  starts: LaneData["starts"],
  size: number,
  at: number,
  near: number,
): number {
  let low = near;
  const walked = Math.min(near + STEPS, size);
  while (low < walked && (starts[low] ?? Infinity) < at) low += 1;
  if (low < walked || low === size) return low - 1;
  // starts[low - 1] < at
  low -= 1;
  let step = 1;
  while (low + step < size && (starts[low + step] ?? Infinity) < at) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, size);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) < at) low = middle;
    else high = middle;
  }
  return low;
}

/** From here on asking the peaks costs less than asking each event. */
const MANY = 64;

/** The winner among the events `[first, last]`, all in force within `[t0, t1)`; -1 when there are none. */
export function winnerOf(
  lane: LaneData,
  peaks: Peaks,
  first: number,
  last: number,
  t0: number,
  t1: number,
): number {
  if (last <= first) return last < first ? -1 : first;
  const { starts } = lane;
  let best = first;
  let bestRank = rankAt(peaks, first);
  let bestTime = (starts[first + 1] ?? 0) - Math.max(t0, starts[first] ?? 0);
  let event = first + 1;
  if (last - first > MANY) event = peaks.best(first + 1, last - 1);
  while (event <= last) {
    const rank = rankAt(peaks, event);
    const end = event === last ? Math.min(t1, endOfEvent(lane, last)) : (starts[event + 1] ?? 0);
    const time = end - (starts[event] ?? 0);
    if (rank > bestRank || (rank === bestRank && time > bestTime)) {
      best = event;
      bestRank = rank;
      bestTime = time;
    }
    // After the peak of those between, the last.
    event = last - first > MANY && event < last ? last : event + 1;
  }
  return best;
}

function rankAt({ keys }: Peaks, event: number): number {
  return (keys[event] ?? 0) >> LENGTH_BITS;
}
