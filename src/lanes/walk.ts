import { endOfEvent, type LaneData } from "./lane.ts";
import type { Look } from "./look.ts";

// Walking a lane by keyboard: pure answers to "which event next". Indices are into the lane's arrays;
// `undefined` means that there is none that way.

/** The event in force at `at` epoch seconds. */
export function eventIndexAt(lane: LaneData, at: number): number | undefined {
  const { starts } = lane;
  if (!(at >= (starts[0] ?? Infinity)) || at >= lane.end) return undefined;
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= at) low = middle;
    else high = middle;
  }
  return low;
}

export function nextEvent(lane: LaneData, index: number): number | undefined {
  return index + 1 < lane.starts.length ? index + 1 : undefined;
}

export function previousEvent(_lane: LaneData, index: number): number | undefined {
  return index > 0 ? index - 1 : undefined;
}

export function firstEvent(lane: LaneData): number | undefined {
  return lane.starts.length > 0 ? 0 : undefined;
}

export function lastEvent(lane: LaneData): number | undefined {
  return lane.starts.length > 0 ? lane.starts.length - 1 : undefined;
}

/** The next unexplained event after `index` (-1: from the first on). */
export function nextUnexplained(
  lane: LaneData,
  looks: readonly Look[],
  index: number,
): number | undefined {
  const found = lane.looks.findIndex((look, i) => i > index && looks[look]?.kind === "unexplained");
  return found < 0 ? undefined : found;
}

/** The last unexplained event before `index` (the number of events: from the last on). */
export function previousUnexplained(
  lane: LaneData,
  looks: readonly Look[],
  index: number,
): number | undefined {
  const found = lane.looks.findLastIndex(
    (look, i) => i < index && looks[look]?.kind === "unexplained",
  );
  return found < 0 ? undefined : found;
}

/**
 * The event of another lane to go to from `[from, to)` of this one: the one in force in its middle, else
 * the nearest.
 */
export function eventAcross(lane: LaneData, from: number, to: number): number | undefined {
  const size = lane.starts.length;
  if (size === 0) return undefined;
  const middle = (from + to) / 2;
  return eventIndexAt(lane, middle) ?? (middle < (lane.starts[0] ?? 0) ? 0 : size - 1);
}

/** `[start, end)` of an event in epoch seconds. */
export function extentOf(
  lane: LaneData,
  index: number,
): { readonly from: number; readonly to: number } {
  return { from: lane.starts[index] ?? lane.end, to: endOfEvent(lane, index) };
}
