import { columnStart, type Grid } from "./grid.ts";
import { endOfEvent, type LaneData } from "./lane.ts";
import { prioritiesOf, type Look } from "./look.ts";
import { Peaks } from "./peaks.ts";

/** In place of an event's index: no event is in force in the column. */
export const NO_EVENT = -1;

/**
 * What each column of device pixels of one lane shows: the **winner** among the events in force at some
 * instant of the column's time: the one of highest priority; of several, the one with most time in the
 * column; then the earliest. So a stop that is there can be seen at every zoom, however short.
 *
 * A column is **crowded** when an event in it wins no column at all: there is more here than is shown.
 *
 * ```
 * events    RRRRRRRRR|J|RRRR|J|R|J|RRRRRRRR          columns of 4 seconds
 * columns   RRRR RRRR JJJJ JJJJ JJJJ RRRR RR          crowded:  ... ... ... xxx ... ...
 * ```
 *
 * One object is filled again for each lane and frame; it allocates only when the picture grew.
 */
export class Columns {
  #winners = new Int32Array(0);
  #crowded = new Uint8Array(0);

  /** For each column the winner's index, or {@link NO_EVENT}. */
  get winners(): Int32Array {
    return this.#winners;
  }

  /** For each column 1 where it is crowded, else 0. */
  get crowded(): Uint8Array {
    return this.#crowded;
  }

  /** Reads a lane. Costs the columns plus the events in the window; where events are dense, far less. */
  fill(lane: LaneData, looks: readonly Look[], grid: Grid): void {
    const { count } = grid;
    if (this.#winners.length !== count) {
      this.#winners = new Int32Array(count);
      this.#crowded = new Uint8Array(count);
    }
    const winners = this.#winners;
    const crowded = this.#crowded;
    const priorities = prioritiesOf(looks);
    const { starts } = lane;
    const size = sizeOf(lane);

    // A column's crowding is known once the next column's winner is: a, b, c are the winners of k - 2,
    // k - 1 and k, and [heldFirst, heldLast] are the events of k - 1. A column before the picture and one
    // after it take part: an event that only they show is not hidden.
    let [a, b] = [NO_EVENT, NO_EVENT];
    let [heldFirst, heldLast] = [0, -1];
    let t0 = columnStart(grid, -1);
    let first = firstAfter(lane, size, t0, 0);
    let firstEnd = first < size ? endOfEvent(lane, first) : Infinity;
    for (let k = -1; k <= count; k += 1) {
      const t1 = columnStart(grid, k + 1);
      let last = first;
      let c = first;
      if (firstEnd < t1 || first >= size || (starts[first] ?? 0) > t0) {
        last = lastBefore(starts, size, t1, first);
        c = winnerOf(lane, priorities, first, last, t0, t1);
      }
      if (k > 0) {
        const alone = heldFirst >= heldLast && heldFirst === b;
        crowded[k - 1] = !alone && hidesAny(heldFirst, heldLast, a, b, c) ? 1 : 0;
      }
      if (k >= 0 && k < count) winners[k] = c;
      a = b;
      b = c;
      heldFirst = first;
      heldLast = last;
      t0 = t1;
      if (firstEnd <= t1) {
        // The column's last event is the next one's first, unless it ends with the column.
        first = last;
        firstEnd = first < size ? endOfEvent(lane, first) : Infinity;
        if (firstEnd <= t1) {
          first += 1;
          firstEnd = first < size ? endOfEvent(lane, first) : Infinity;
        }
      }
    }
  }
}

/** The winner of one column: the very one that {@link Columns} would show there, read alone. */
export function winnerAt(lane: LaneData, looks: readonly Look[], grid: Grid, k: number): number {
  const size = sizeOf(lane);
  const t0 = columnStart(grid, k);
  const t1 = columnStart(grid, k + 1);
  const first = firstAfter(lane, size, t0, 0);
  const last = lastBefore(lane.starts, size, t1, first);
  return winnerOf(lane, prioritiesOf(looks), first, last, t0, t1);
}

/** How many events last at all: a current event that starts this very second does not yet. */
function sizeOf(lane: LaneData): number {
  const size = lane.starts.length;
  return size > 0 && lane.end <= (lane.starts[size - 1] ?? 0) ? size - 1 : size;
}

/** The first event that is in force after `at`, or `size`; `near` is at or below it, or 0. */
function firstAfter(lane: LaneData, size: number, at: number, near: number): number {
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
function lastBefore(starts: Float64Array, size: number, at: number, near: number): number {
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

/** The winner among the events `[first, last]`, all in force within `[t0, t1)`. */
function winnerOf(
  lane: LaneData,
  priorities: Uint8Array,
  first: number,
  last: number,
  t0: number,
  t1: number,
): number {
  if (last < first) return NO_EVENT;
  if (last === first) return first;
  const { starts, looks } = lane;
  let best = first;
  let bestPriority = priorities[looks[first] ?? 0] ?? 0;
  let bestTime = (starts[first + 1] ?? 0) - Math.max(t0, starts[first] ?? 0);
  let event = first + 1;
  if (last - first > MANY) event = Peaks.of(lane, priorities).best(first + 1, last - 1);
  while (event <= last) {
    const priority = priorities[looks[event] ?? 0] ?? 0;
    if (priority >= bestPriority) {
      const end = event === last ? Math.min(t1, endOfEvent(lane, last)) : (starts[event + 1] ?? 0);
      const time = end - (starts[event] ?? 0);
      if (priority > bestPriority || time > bestTime) {
        best = event;
        bestPriority = priority;
        bestTime = time;
      }
    }
    // After the peak of those between, the last.
    event = last - first > MANY && event < last ? last : event + 1;
  }
  return best;
}

/**
 * Whether an event of `[first, last]` wins none of three neighbouring columns, of which they are the
 * middle one's. No other column need be asked: an event that reaches past a neighbour fills it, and wins.
 */
function hidesAny(first: number, last: number, a: number, b: number, c: number): boolean {
  if (last - first > 2) return true;
  for (let event = first; event <= last; event += 1) {
    if (event !== a && event !== b && event !== c) return true;
  }
  return false;
}
