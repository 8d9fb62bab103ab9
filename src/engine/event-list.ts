import { CHUNK, chunkOf, endAt, type EventChunk, placeAt } from "./event-chunk.ts";

/** Where an event is: the place in a chunk. Behind the last one: the chunk after the last, place 0. */
export interface EventPlace {
  readonly chunk: number;
  readonly place: number;
}

/** Events that come one after another, in columns: what is put into a list. `end`: where the last one ends. */
export interface EventRun {
  readonly starts: Uint32Array;
  readonly codes: Uint16Array;
  readonly end: number;
}

/**
 * A machine's events, contiguous and in order, in chunks: a stretch is replaced for the price of what is in it
 * and a chunk to each side.
 */
export class EventList {
  private chunks: readonly EventChunk[] = [];

  /** The number of events. O(chunks). */
  get size(): number {
    return this.chunks.reduce((sum, { starts }) => sum + starts.length, 0);
  }

  /** Where the first one starts; `undefined` when there is none. */
  get begin(): number | undefined {
    return this.chunks[0]?.starts[0];
  }

  /** Where the last one ends; `undefined` when there is none. */
  get end(): number | undefined {
    return this.chunks.at(-1)?.end;
  }

  chunkAt(index: number): EventChunk | undefined {
    return this.chunks[index];
  }

  /** The last event that starts at `second` or earlier; `undefined` when none does. O(log n). */
  inForce(second: number): EventPlace | undefined {
    let low = 0;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.chunks[middle]?.starts[0] ?? Infinity) <= second) low = middle + 1;
      else high = middle;
    }
    const chunk = this.chunks[low - 1];
    return chunk && { chunk: low - 1, place: placeAt(chunk, second + 1) - 1 };
  }

  /** How many events are in force at some second of `[from, to]`. O(chunks in between). */
  count(from: number, to: number): number {
    const last = this.inForce(to);
    const end = this.end;
    if (last === undefined || end === undefined || end <= from) return 0;
    const first = this.inForce(from) ?? { chunk: 0, place: 0 };
    let count = last.place - first.place + 1;
    for (let chunk = first.chunk; chunk < last.chunk; chunk += 1)
      count += this.chunks[chunk]?.starts.length ?? 0;
    return count;
  }

  /** Adds events behind the last one. */
  append(run: EventRun, importance: Uint8Array): void {
    const last = this.chunks.at(-1);
    // A chunk that has room is filled up, so that events that come one by one are not a chunk each.
    const first =
      last !== undefined && last.starts.length < CHUNK / 2
        ? { chunk: this.chunks.length - 1, place: last.starts.length }
        : { chunk: this.chunks.length, place: 0 };
    this.replace(first, Infinity, run, importance);
  }

  /**
   * Replaces the events from `first` on that start before `before` by a run, which starts where the first of
   * them did (or anywhere later, behind the last event) and ends where the one after them starts. Without one
   * after them it may end anywhere.
   */
  replace(first: EventPlace, before: number, run: EventRun, importance: Uint8Array): void {
    const head = this.chunks[first.chunk];
    const after = before === Infinity ? undefined : this.inForce(before);
    const tail = after && this.chunks[after.chunk];
    const made: EventChunk[] = [];
    const parts = [
      head && { of: head, from: 0, to: first.place },
      { of: run, from: 0, to: run.starts.length },
      after && tail && { of: tail, from: after.place, to: tail.starts.length },
    ].filter((part) => part !== undefined && part.to > part.from) as readonly Part[];
    for (const whole of joined(parts, importance)) made.push(whole);
    const rest = after === undefined ? this.chunks.length : after.chunk + 1;
    this.chunks = [...this.chunks.slice(0, first.chunk), ...made, ...this.chunks.slice(rest)];
  }

  /** Every event in order, for those who want to look at each. */
  *[Symbol.iterator](): Generator<{ start: number; end: number; code: number }, void, undefined> {
    for (const chunk of this.chunks) {
      for (let place = 0; place < chunk.starts.length; place += 1) {
        const start = chunk.starts[place] ?? 0;
        yield { start, end: endAt(chunk, place), code: chunk.codes[place] ?? 0 };
      }
    }
  }
}

interface Part {
  readonly of: EventRun | EventChunk;
  readonly from: number;
  readonly to: number;
}

/** Parts that follow each other, made into chunks of an even size. */
function joined(parts: readonly Part[], importance: Uint8Array): readonly EventChunk[] {
  const size = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const starts = new Uint32Array(size);
  const codes = new Uint16Array(size);
  let filled = 0;
  let end = 0;
  for (const { of, from, to } of parts) {
    starts.set(of.starts.subarray(from, to), filled);
    codes.set(of.codes.subarray(from, to), filled);
    filled += to - from;
    end = of.starts[to] ?? of.end;
  }
  const chunks: EventChunk[] = [];
  const count = Math.ceil(size / CHUNK);
  for (let i = 0; i < count; i += 1) {
    const [from, to] = [Math.round((i * size) / count), Math.round(((i + 1) * size) / count)];
    const last = starts[to] ?? end;
    chunks.push(chunkOf(starts.slice(from, to), codes.slice(from, to), last, importance));
  }
  return chunks;
}
