import { columnStart, type Grid } from "./grid.ts";
import { endOfEvent, type LaneData } from "./lane.ts";
import { type Look, ranksOf } from "./look.ts";
import { LENGTH_BITS, Peaks } from "./peaks.ts";
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
    const peaks = Peaks.of(lane, ranksOf(looks));
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

  /**
   * Reads the columns `[from, to)`: the hot loop of the whole picture. Where events are dense every branch
   * on what they are is a guess that fails half of the time, so the events that lie wholly within a column
   * are compared without one, in whole seconds from the lane's first event.
   */
  #read(lane: LaneData, peaks: Peaks, grid: Grid, from: number, to: number): void {
    const padded = this.#padded;
    const crowded = this.#crowded;
    const { offsets, keys, base } = peaks;
    const size = sizeOf(lane);
    const stop = size - 1;
    const end = stop < 0 ? -Infinity : Math.min(endOfEvent(lane, stop) - base, FAR);
    const begin = stop < 0 ? Infinity : 0;
    const { first: origin, step } = grid;

    // A column's crowding is known once the next column's winner is: a, b, c are the winners of k - 2,
    // k - 1 and k, and [heldFirst, heldLast] are the events of k - 1. A column before the stretch and one
    // after it take part: an event that only they show is not hidden.
    let a = NO_EVENT;
    let b = NO_EVENT;
    let heldFirst = 0;
    let heldLast = -1;
    let t0 = columnStart(grid, from - 1) - base;
    let first = firstAfter(lane, size, t0 + base, 0);
    let firstEnd = first < stop ? (offsets[first + 1] ?? 0) : end;
    for (let k = from - 1; k <= to; k += 1) {
      if (b === first && heldFirst === heldLast && firstEnd - t0 > LONG * step) {
        // The event before, which filled its column, fills many more.
        const last = Math.min(Math.floor((firstEnd + base) / step - origin) - 2, to);
        if (last > k) {
          padded.fill(first, k + 1, last + 1);
          if (k > from) crowded.fill(0, k - 1, last - 1);
          else crowded.fill(0, from, last - 1);
          a = b;
          k = last;
          t0 = (origin + k) * step - base;
        }
      }
      const t1 = (origin + k + 1) * step - base;
      let c = NO_EVENT;
      let last = first - 1;
      if (t1 > begin && t0 < end) {
        c = first;
        last = first;
        // A whole second is before t1 when it is before this.
        const whole = t1 < FAR ? Math.ceil(t1) | 0 : FAR;
        if (firstEnd < whole && first < stop) {
          let key = 0;
          let peak = first;
          let next = firstEnd;
          last += 1;
          let nextEnd = last < stop ? (offsets[last + 1] ?? 0) : end;
          const few = last + FEW;
          while (nextEnd < whole && last < stop) {
            if (last === few) {
              // Too many to ask each.
              last = lastBefore(lane.starts, size, t1 + base, last);
              peak = peaks.best(first + 1, last - 1);
              key = keys[peak] ?? 0;
              next = offsets[last] ?? 0;
              nextEnd = last < stop ? (offsets[last + 1] ?? 0) : end;
              break;
            }
            const its = keys[last] ?? 0;
            // All ones where this key is the greater.
            const greater = (key - its) >> 31;
            key += (its - key) & greater;
            peak += (last - peak) & greater;
            next = nextEnd;
            last += 1;
            nextEnd = last < stop ? (offsets[last + 1] ?? 0) : end;
          }
          // Of the first and the last event only a part may show.
          let rank = (keys[first] ?? 0) >> LENGTH_BITS;
          const start = offsets[first] ?? 0;
          let most = firstEnd - (start > t0 ? start : t0);
          if (peak !== first) {
            const peakRank = key >> LENGTH_BITS;
            const time = key & LENGTH_MASK;
            if (peakRank > rank || (peakRank === rank && time > most)) {
              c = peak;
              rank = peakRank;
              most = time;
            }
          }
          const lastRank = (keys[last] ?? 0) >> LENGTH_BITS;
          if (lastRank > rank || (lastRank === rank && (nextEnd < t1 ? nextEnd : t1) - next > most))
            c = last;
          firstEnd = nextEnd;
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
      if (last < first) continue;
      first = last;
      if (firstEnd <= t1) {
        // It ends with the column.
        first += 1;
        firstEnd = first < stop ? (offsets[first + 1] ?? 0) : end;
      }
    }
  }
}

/** Beyond every instant of a lane, in seconds from its first event. */
const FAR = 0x7fff_ffff;
/** From so many columns on an event's are filled at once. */
const LONG = 8;
/** So many events of a column are asked one by one; of more, the peaks are. */
const FEW = 64;
const LENGTH_MASK = 2 ** LENGTH_BITS - 1;

/** The winner of one column: the very one that {@link Columns} would show there, read alone. */
export function winnerAt(lane: LaneData, looks: readonly Look[], grid: Grid, k: number): number {
  const size = sizeOf(lane);
  const t0 = columnStart(grid, k);
  const t1 = columnStart(grid, k + 1);
  const first = firstAfter(lane, size, t0, 0);
  const last = lastBefore(lane.starts, size, t1, first);
  return winnerOf(lane, Peaks.of(lane, ranksOf(looks)), first, last, t0, t1);
}
