import { bestOf, endAt, type EventChunk, placeAt } from "./event-chunk.ts";
import type { EventList } from "./event-list.ts";

/** Of all events those that show, from afar: in columns, in order, each as long as it is. */
export interface OutlinedEvents {
  readonly starts: Uint32Array;
  /** An event need not end where the next one starts: what lies between shows nowhere. */
  readonly ends: Uint32Array;
  /** What each means: a number of `Meanings`. */
  readonly codes: Uint16Array;
}

/**
 * The events that win some column of time, of columns that are `step` seconds wide and numbered from the epoch:
 * column `k` has the seconds `[k * step, (k + 1) * step)`. Of the events in force within a column the most
 * important wins; of several the one with most time in it; then the first: the very rule by which lanes are
 * painted, so that a lane of the winners alone shows in every column what a lane of all events does.
 *
 * ```
 * events    RRRRRR|J|RR|J|R|JJJ|RRRRRRRRRRRRR         columns of 4 seconds, J matters more than R
 * columns   RRRR RRJR RJRJ JJRR RRRR RRRR
 * winners   RRRRRR|J   |J   JJJ|RRRRRRRRRRRRR         two of R are nowhere to be seen, and are left out
 * ```
 *
 * Costs the columns or the events of `[first, last)`, whichever are fewer, and a logarithm.
 *
 * @param importance by code.
 */
export function outlined(
  events: EventList,
  importance: Uint8Array,
  step: number,
  first: number,
  last: number,
): OutlinedEvents {
  const winners = new Winners();
  const walk = new Walk(events, first * step);
  let k = Math.max(first, columnAt(walk.start, step));
  while (k < last && walk.chunk !== undefined) {
    const t1 = (k + 1) * step;
    if (walk.end < t1) {
      walk.winner(k * step, t1, importance, winners);
      k += 1;
      continue;
    }
    // Alone in this column, and in all up to the one that it ends in.
    winners.push(walk.start, walk.end, walk.code);
    k = Math.max(k + 1, columnAt(walk.end, step));
    if (walk.end <= k * step) walk.advance();
  }
  return winners.finish();
}

/** The column that holds the instant `at`. */
export function columnAt(at: number, step: number): number {
  if (at === Infinity) return Infinity;
  let k = Math.floor(at / step);
  // The division may round across an edge; the edge as everyone computes it decides.
  while (k * step > at) k -= 1;
  while ((k + 1) * step <= at) k += 1;
  return k;
}

/** A place among the events that goes forward only. */
class Walk {
  chunk: EventChunk | undefined;
  private readonly events: EventList;
  private index = 0;
  private place = 0;

  /** Begins at the event in force at `from`, or the first after it. */
  constructor(events: EventList, from: number) {
    this.events = events;
    const held = events.inForce(Math.floor(from));
    this.index = held?.chunk ?? 0;
    this.place = held?.place ?? 0;
    this.chunk = events.chunkAt(this.index);
    if (this.end <= from) this.advance();
  }

  get start(): number {
    return this.chunk?.starts[this.place] ?? Infinity;
  }

  get end(): number {
    return this.chunk === undefined ? Infinity : endAt(this.chunk, this.place);
  }

  get code(): number {
    return this.chunk?.codes[this.place] ?? 0;
  }

  advance(): void {
    this.place += 1;
    if (this.chunk === undefined || this.place < this.chunk.starts.length) return;
    this.index += 1;
    this.place = 0;
    this.chunk = this.events.chunkAt(this.index);
  }

  /** Tells who wins the column `[t0, t1)`, in which the event here ends, and goes to the first after it. */
  winner(t0: number, t1: number, importance: Uint8Array, winners: Winners): void {
    let best = importance[this.code] ?? 0;
    let time = this.end - Math.max(t0, this.start);
    let [start, end, code] = [this.start, this.end, this.code];
    const take = (chunk: EventChunk, place: number, until: number): void => {
      const matters = importance[chunk.codes[place] ?? 0] ?? 0;
      if (matters < best) return;
      const here = chunk.starts[place] ?? 0;
      if (matters === best && until - here <= time) return;
      best = matters;
      time = until - here;
      [start, end, code] = [here, endAt(chunk, place), chunk.codes[place] ?? 0];
    };
    this.advance();
    for (;;) {
      const { chunk, place } = this;
      if (chunk === undefined || this.start >= t1) break;
      const stop = placeAt(chunk, t1);
      // The last one that starts within the column may reach on; those before it are whole.
      const whole = stop < chunk.starts.length || chunk.end >= t1 ? stop - 1 : stop;
      if (whole > place) {
        const inside = bestOf(chunk, place, whole, importance);
        take(chunk, inside, endAt(chunk, inside));
      }
      this.place = whole;
      if (whole < stop) {
        take(chunk, whole, Math.min(t1, this.end));
        if (this.end <= t1) this.advance();
        break;
      }
      this.place -= 1;
      this.advance();
    }
    winners.push(start, end, code);
  }
}

/** The winners so far. One that wins again is not told twice. */
class Winners {
  private size = 0;
  private starts = new Uint32Array(256);
  private ends = new Uint32Array(256);
  private codes = new Uint16Array(256);

  push(start: number, end: number, code: number): void {
    if (this.size > 0 && this.starts[this.size - 1] === start) return;
    if (this.size === this.starts.length) this.grow();
    this.starts[this.size] = start;
    this.ends[this.size] = end;
    this.codes[this.size] = code;
    this.size += 1;
  }

  finish(): OutlinedEvents {
    const { size } = this;
    return {
      starts: this.starts.slice(0, size),
      ends: this.ends.slice(0, size),
      codes: this.codes.slice(0, size),
    };
  }

  private grow(): void {
    const { starts, ends, codes } = this;
    const room = 2 * this.size;
    [this.starts, this.ends] = [new Uint32Array(room), new Uint32Array(room)];
    this.codes = new Uint16Array(room);
    this.starts.set(starts);
    this.ends.set(ends);
    this.codes.set(codes);
  }
}
