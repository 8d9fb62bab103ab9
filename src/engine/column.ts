import {
  type Block,
  blockOf,
  CHUNK,
  copyOf,
  type Entry,
  insertInto,
  offsetUpTo,
  removeFrom,
} from "./chunk.ts";
import { appended, type ChunkList, chunksOver, countOf, replaced } from "./chunk-list.ts";
import { Cursor } from "./cursor.ts";

/*
 * A sorted column of readings, one a second at most, in typed arrays of 12 bytes a reading.
 *
 * A column is a snapshot: it never changes under whoever holds it. Extending one at its end is nevertheless
 * O(1) amortised, because snapshots share their chunks (chunk-list.ts). An entry that comes late costs a copy of one
 * chunk and of the list of chunks, never of the readings.
 *
 * A place is where an entry is, its chunk and its offset in there as one number, so that a search makes nothing.
 */
export class Column implements ChunkList {
  static readonly empty = new Column(chunksOver(blockOf(0)), 0);

  readonly length: number;
  readonly chunks: ChunkList["chunks"];
  readonly starts: number[];
  readonly chunkCount: number;
  readonly tail: number;
  /** The second of the first entry; `Infinity` when there is none. */
  readonly start: number;
  /** The place that was found last: what is looked for next is mostly near by. */
  private near: number;

  private constructor(list: ChunkList, length: number, near = -1) {
    const { chunks, starts, chunkCount, tail } = list;
    this.start = chunkCount === 0 ? Infinity : (starts[0] ?? Infinity);
    this.near = near;
    this.chunks = chunks;
    this.starts = starts;
    this.chunkCount = chunkCount;
    this.tail = tail;
    this.length = length;
  }

  /** A column of the block's entries. The block is the column's from then on: nobody may write to it. */
  static of(block: Block): Column {
    return new Column(chunksOver(block), block.at.length);
  }

  /** A copy of the entries with `from <= at <= to`. O(log n + their number). */
  block(from: number, to: number): Block {
    const first = this.placeFrom(from);
    const end = this.placeFrom(Math.max(from, to + 1));
    let length = (end % CHUNK) - (first % CHUNK);
    for (let chunk = chunkAt(first); chunk < chunkAt(end); chunk += 1)
      length += countOf(this, chunk);
    const block = blockOf(length);
    let filled = 0;
    for (let chunk = chunkAt(first); filled < length; chunk += 1) {
      const held = this.chunks[chunk];
      if (held === undefined) break;
      const start = chunk === chunkAt(first) ? first % CHUNK : 0;
      const stop = Math.min(countOf(this, chunk), start + length - filled);
      block.at.set(held.at.subarray(start, stop), filled);
      block.nanos.set(held.nanos.subarray(start, stop), filled);
      block.code.set(held.code.subarray(start, stop), filled);
      filled += stop - start;
    }
    return block;
  }

  /** The entry at a place, or `undefined` where there is none. */
  entryAt(place: number): Entry | undefined {
    const at = this.secondAt(place);
    if (!Number.isFinite(at)) return undefined;
    const nanos = this.chunks[chunkAt(place)]?.nanos[place % CHUNK] ?? 0;
    return { at: at as Entry["at"], nanos, code: this.codeAt(place) };
  }

  /** The second of the entry at a place; `-Infinity` before the first one, `Infinity` behind the last one. */
  secondAt(place: number): number {
    if (place < 0) return -Infinity;
    const chunk = chunkAt(place);
    const offset = place % CHUNK;
    if (offset >= countOf(this, chunk)) return Infinity;
    return this.chunks[chunk]?.at[offset] ?? Infinity;
  }

  codeAt(place: number): number {
    return this.chunks[chunkAt(place)]?.code[place % CHUNK] ?? 0;
  }

  /** The place behind this one. */
  behind(place: number): number {
    const chunk = chunkAt(place);
    return (place % CHUNK) + 1 < countOf(this, chunk) ? place + 1 : (chunk + 1) * CHUNK;
  }

  /** The second of the last entry; `-Infinity` when there is none. */
  get end(): number {
    return this.secondAt(this.lastPlace);
  }

  get first(): Entry | undefined {
    return this.entryAt(0);
  }

  get last(): Entry | undefined {
    return this.entryAt(this.lastPlace);
  }

  /** A cursor on the first entry at `second` or later. O(log n). */
  from(second: number): Cursor {
    return new Cursor(this, this.placeFrom(second));
  }

  /** The last entry at `second` or earlier. O(log n). */
  atOrBefore(second: number): Entry | undefined {
    return this.entryAt(this.placeUpTo(second));
  }

  /** The place of the first entry at `second` or later, or behind the last one. O(log n). */
  placeFrom(second: number): number {
    const place = this.placeUpTo(second);
    if (place < 0) return 0;
    return this.secondAt(place) === second ? place : this.behind(place);
  }

  /** The place of the last entry at `second` or earlier; -1 when there is none. O(log n), near the last one found O(1). */
  placeUpTo(second: number): number {
    const { near } = this;
    const chunk = this.chunkUpTo(second, chunkAt(near));
    const at = this.chunks[chunk]?.at;
    if (at === undefined) return -1;
    const count = countOf(this, chunk);
    const guess = chunkAt(near) === chunk ? near % CHUNK : this.guess(chunk, count, second);
    const place = chunk * CHUNK + offsetUpTo(at, count, second, guess);
    this.near = place;
    return place;
  }

  /** The column with one more entry. Its second must not be held yet. O(1) amortised at the end, else O(chunk). */
  with(entry: Entry): Column {
    const more = this.length + 1;
    if (entry.at > this.end) {
      const list = appended(this, entry);
      return new Column(list, more, (list.chunkCount - 1) * CHUNK + list.tail - 1);
    }
    const before = this.placeUpTo(entry.at);
    const chunk = Math.max(0, chunkAt(before));
    const held = this.chunks[chunk];
    if (held === undefined) return this;
    const offset = before < 0 ? 0 : (before % CHUNK) + 1;
    const count = countOf(this, chunk);
    const middle = count < CHUNK ? count : count / 2;
    const halves = [copyOf(held, 0, middle)];
    if (middle < count) halves.push(copyOf(held, middle, count));
    const [low, high] = halves;
    if (high !== undefined && offset > middle) insertInto(high, offset - middle, entry);
    else if (low !== undefined) insertInto(low, offset, entry);
    return new Column(replaced(this, chunk, halves), more);
  }

  /** The column without the entry of this second. O(chunk). */
  without(second: number): Column {
    const place = this.placeUpTo(second);
    const chunk = chunkAt(place);
    const held = this.chunks[chunk];
    if (held === undefined || this.secondAt(place) !== second) return this;
    const count = countOf(this, chunk);
    const rest = copyOf(held, 0, count);
    removeFrom(rest, place % CHUNK);
    return new Column(replaced(this, chunk, count === 1 ? [] : [rest]), this.length - 1);
  }

  /** Where an entry would stand if all were the same time apart, which readings nearly are from afar. */
  private guess(chunk: number, count: number, second: number): number {
    const isLast = chunk === this.chunkCount - 1;
    const start = this.starts[chunk] ?? 0;
    const end = isLast ? this.end + 1 : (this.starts[chunk + 1] ?? Infinity);
    return Math.min(count - 1, Math.floor(((second - start) * count) / (end - start)));
  }

  private get lastPlace(): number {
    return (this.chunkCount - 1) * CHUNK + this.tail - 1;
  }

  /** The last chunk whose first entry is at `second` or earlier; -1 when there is none. */
  private chunkUpTo(second: number, guess: number): number {
    const { starts, chunkCount } = this;
    const isThere =
      guess >= 0 &&
      (starts[guess] ?? Infinity) <= second &&
      (guess + 1 === chunkCount || second < (starts[guess + 1] ?? Infinity));
    if (isThere) return guess;
    let low = 0;
    let high = chunkCount;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= second) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** The chunk of a place. */
function chunkAt(place: number): number {
  return place >> 9;
}
