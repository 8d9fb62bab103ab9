import { columnStart, type Grid } from "./grid.ts";
import { endOfEvent, type LaneData } from "./lane.ts";
import { prioritiesOf, type Look } from "./look.ts";
import { Peaks } from "./peaks.ts";
import { lastBefore, firstAfter, sizeOf, winnerOf } from "./winner.ts";

/** In place of an event's index: no event is in force in the column. */
export const NO_EVENT = -1;

/** What the columns that are held were read from: while it is the same, a pan reads only what came in. */
interface Held {
  readonly starts: LaneData["starts"];
  readonly peaks: Peaks;
  readonly end: number;
  readonly grid: Grid;
}

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
 * Neither depends on where the picture begins or ends, so that on an aligned grid a pan moves what is
 * held and reads only the columns that came into view. Keep one for each lane; it allocates only when the
 * picture grew.
 */
export class Columns {
  /** One column more on each side than the picture has: what they show decides on crowding. */
  #padded = new Int32Array(2);
  #winners = this.#padded.subarray(1, 1);
  #crowded = new Uint8Array(0);
  #held: Held | undefined;

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
      this.#padded = new Int32Array(count + 2);
      this.#winners = this.#padded.subarray(1, count + 1);
      this.#crowded = new Uint8Array(count);
      this.#held = undefined;
    }
    const { starts, end } = lane;
    const peaks = Peaks.of(lane, prioritiesOf(looks));
    const held = this.#held;
    this.#held = { starts, peaks, end, grid };
    const moved = held === undefined ? Infinity : grid.first - held.grid.first;
    if (
      held === undefined ||
      held.starts !== starts ||
      held.peaks !== peaks ||
      held.grid.step !== grid.step ||
      !Number.isInteger(moved) ||
      !Number.isInteger(grid.first) ||
      Math.abs(moved) >= count
    ) {
      this.#read(lane, peaks, grid, 0, count);
      return;
    }
    this.#shift(moved);
    if (moved < 0) this.#read(lane, peaks, grid, 0, -moved);
    if (moved > 0) this.#read(lane, peaks, grid, count - moved, count);
    if (held.end !== end) {
      // The current event has grown: what it ends in, its neighbours, and what lies behind.
      const from = Math.floor(Math.min(held.end, end) / grid.step - grid.first) - 2;
      if (from < count) this.#read(lane, peaks, grid, Math.max(from, 0), count);
    }
  }

  /** Moves what is held to the left by so many columns. */
  #shift(by: number): void {
    if (by > 0) {
      this.#winners.copyWithin(0, by);
      this.#crowded.copyWithin(0, by);
    } else if (by < 0) {
      this.#winners.copyWithin(-by, 0);
      this.#crowded.copyWithin(-by, 0);
    }
  }

  /** Reads the columns `[from, to)`. The hot loop of the whole picture. */
  #read(lane: LaneData, peaks: Peaks, grid: Grid, from: number, to: number): void {
    const padded = this.#padded;
    const crowded = this.#crowded;
    const { starts } = lane;
    const { priorities } = peaks;
    const size = sizeOf(lane);
    const stop = size - 1;
    const end = stop < 0 ? -Infinity : endOfEvent(lane, stop);
    const begin = stop < 0 ? Infinity : (starts[0] ?? Infinity);
    const { first: origin, step } = grid;

    // A column's crowding is known once the next column's winner is: a, b, c are the winners of k - 2,
    // k - 1 and k, and [heldFirst, heldLast] are the events of k - 1. A column before the stretch and one
    // after it take part: an event that only they show is not hidden.
    let a = NO_EVENT;
    let b = NO_EVENT;
    let heldFirst = 0;
    let heldLast = -1;
    let t0 = columnStart(grid, from - 1);
    let first = firstAfter(lane, size, t0, 0);
    let firstEnd = first < stop ? (starts[first + 1] ?? end) : end;
    for (let k = from - 1; k <= to; k += 1) {
      const t1 = (origin + k + 1) * step;
      let c = NO_EVENT;
      let last = first - 1;
      if (t1 > begin && t0 < end) {
        c = first;
        last = first;
        if (firstEnd < t1 && first < stop) {
          let best = priorities[first] ?? 0;
          let from0 = starts[first] ?? 0;
          let most = firstEnd - (from0 > t0 ? from0 : t0);
          const near = first + FEW;
          do {
            if (last === near) {
              // Too many to ask each.
              last = lastBefore(starts, size, t1, last);
              c = winnerOf(lane, peaks, first, last, t0, t1);
              firstEnd = last < stop ? (starts[last + 1] ?? end) : end;
              break;
            }
            last += 1;
            from0 = firstEnd;
            firstEnd = last < stop ? (starts[last + 1] ?? end) : end;
            const priority = priorities[last] ?? 0;
            if (priority >= best) {
              const time = (firstEnd < t1 ? firstEnd : t1) - from0;
              if (priority > best || time > most) {
                c = last;
                best = priority;
                most = time;
              }
            }
          } while (firstEnd < t1 && last < stop);
        }
      }
      if (k > from) {
        // An event that reaches past a neighbour fills it, and wins there; so no other column need be asked.
        const shown =
          1 +
          (a !== b && a >= heldFirst ? 1 : 0) +
          (c !== b && c >= heldFirst && c <= heldLast ? 1 : 0);
        crowded[k - 1] = heldLast - heldFirst >= shown ? 1 : 0;
      }
      padded[k + 1] = c;
      a = b;
      b = c;
      heldFirst = first;
      heldLast = last;
      t0 = t1;
      if (last >= first && firstEnd <= t1) {
        // It ends with the column.
        first = last + 1;
        firstEnd = first < stop ? (starts[first + 1] ?? end) : end;
      } else if (last >= first) first = last;
    }
  }
}

/** So many events of a column are asked one by one; of more, the peaks are. */
const FEW = 64;

/** The winner of one column: the very one that {@link Columns} would show there, read alone. */
export function winnerAt(lane: LaneData, looks: readonly Look[], grid: Grid, k: number): number {
  const size = sizeOf(lane);
  const t0 = columnStart(grid, k);
  const t1 = columnStart(grid, k + 1);
  const first = firstAfter(lane, size, t0, 0);
  const last = lastBefore(lane.starts, size, t1, first);
  return winnerOf(lane, Peaks.of(lane, prioritiesOf(looks)), first, last, t0, t1);
}
