import type { Instant } from "#time/instant.ts";

/*
 * A sorted column of readings, one a second at most, in typed arrays of 12 bytes a reading.
 *
 * A column is a snapshot: it never changes under whoever holds it. Extending one at its end is nevertheless
 * O(1) amortised, because snapshots share their chunks: the newest snapshot owns the free room behind its
 * last entry, and an older one simply does not look that far. An entry that comes late costs a copy of one
 * chunk and of the list of chunks, never of the readings.
 *
 *   older   [■■■■■■■■][■■■■■■··]            length 14
 *   newest  [■■■■■■■■][■■■■■■■■][■·······]  length 17, same first chunk, same second chunk
 */

const CHUNK = 512;
const SMALLEST = 8;

interface Chunk {
  readonly at: Uint32Array;
  readonly nanos: Uint32Array;
  readonly code: Uint32Array;
  /** Entries written by the newest snapshot that shares this chunk. */
  used: number;
}

function emptyChunk(capacity: number): Chunk {
  return {
    at: new Uint32Array(capacity),
    nanos: new Uint32Array(capacity),
    code: new Uint32Array(capacity),
    used: 0,
  };
}

/** One reading in a column: epoch seconds, nanoseconds within the second, and the code of its raw state. */
export interface Entry {
  readonly at: Instant;
  readonly nanos: number;
  readonly code: number;
}

/** Entries in arrays of one length, sorted, one a second: for what is copied whole. */
export interface Block {
  readonly at: Uint32Array;
  readonly nanos: Uint32Array;
  readonly code: Uint32Array;
}

/** A place in a column: walks forward over its entries without a search for each. */
export class Cursor {
  private readonly column: Column;
  private chunk: number;
  private offset: number;

  constructor(column: Column, chunk: number, offset: number) {
    this.column = column;
    this.chunk = chunk;
    this.offset = offset;
  }

  /** The entry here, or `undefined` behind the last one. */
  get entry(): Entry | undefined {
    return this.column.entryAt(this.chunk, this.offset);
  }

  /** The second of the entry here; `Infinity` behind the last one, so that a sweep needs no special case. */
  get at(): number {
    return this.column.secondAt(this.chunk, this.offset);
  }

  get code(): number {
    return this.column.codeAt(this.chunk, this.offset);
  }

  advance(): void {
    this.offset += 1;
    if (this.offset >= this.column.countOf(this.chunk)) {
      this.chunk += 1;
      this.offset = 0;
    }
  }
}

export class Column {
  static readonly empty = new Column([], [], 0, 0, 0);

  readonly length: number;
  /** May hold more chunks than this snapshot sees: those behind `chunkCount` belong to newer ones. */
  private readonly chunks: Chunk[];
  /** The first second of each chunk, side by side: a search looks into one chunk alone. */
  private readonly starts: number[];
  private readonly chunkCount: number;
  /** Entries of the last chunk that this snapshot sees. */
  private readonly tail: number;

  private constructor(
    chunks: Chunk[],
    starts: number[],
    chunkCount: number,
    tail: number,
    length: number,
  ) {
    this.chunks = chunks;
    this.starts = starts;
    this.chunkCount = chunkCount;
    this.tail = tail;
    this.length = length;
  }

  /** A column of the block's entries. The block is the column's from then on: nobody may write to it. */
  static of({ at, nanos, code }: Block): Column {
    const chunks: Chunk[] = [];
    for (let start = 0; start < at.length; start += CHUNK) {
      const end = Math.min(at.length, start + CHUNK);
      chunks.push({
        at: at.subarray(start, end),
        nanos: nanos.subarray(start, end),
        code: code.subarray(start, end),
        used: end - start,
      });
    }
    return new Column(
      chunks,
      chunks.map(startOf),
      chunks.length,
      chunks.at(-1)?.used ?? 0,
      at.length,
    );
  }

  /** A copy of the entries with `from <= at <= to`. O(log n + their number). */
  block(from: number, to: number): Block {
    const first = this.placeOf(from);
    const end = this.placeOf(Math.max(from, to + 1));
    let length = end.offset - first.offset;
    for (let chunk = first.chunk; chunk < end.chunk; chunk += 1) length += this.countOf(chunk);
    const block = {
      at: new Uint32Array(length),
      nanos: new Uint32Array(length),
      code: new Uint32Array(length),
    };
    let filled = 0;
    for (let chunk = first.chunk; filled < length; chunk += 1) {
      const held = this.chunks[chunk];
      if (held === undefined) break;
      const start = chunk === first.chunk ? first.offset : 0;
      const stop = Math.min(this.countOf(chunk), start + length - filled);
      block.at.set(held.at.subarray(start, stop), filled);
      block.nanos.set(held.nanos.subarray(start, stop), filled);
      block.code.set(held.code.subarray(start, stop), filled);
      filled += stop - start;
    }
    return block;
  }

  countOf(chunk: number): number {
    if (chunk === this.chunkCount - 1) return this.tail;
    return this.chunks[chunk]?.used ?? 0;
  }

  entryAt(chunk: number, offset: number): Entry | undefined {
    const held = chunk < this.chunkCount ? this.chunks[chunk] : undefined;
    if (held === undefined || offset < 0 || offset >= this.countOf(chunk)) return undefined;
    return {
      at: (held.at[offset] ?? 0) as Instant,
      nanos: held.nanos[offset] ?? 0,
      code: held.code[offset] ?? 0,
    };
  }

  secondAt(chunk: number, offset: number): number {
    if (chunk >= this.chunkCount || offset >= this.countOf(chunk)) return Infinity;
    return this.chunks[chunk]?.at[offset] ?? Infinity;
  }

  codeAt(chunk: number, offset: number): number {
    return this.chunks[chunk]?.code[offset] ?? 0;
  }

  /** The second of the first entry; `Infinity` when there is none. */
  get start(): number {
    return this.starts[0] ?? Infinity;
  }

  get first(): Entry | undefined {
    return this.entryAt(0, 0);
  }

  get last(): Entry | undefined {
    return this.entryAt(this.chunkCount - 1, this.tail - 1);
  }

  /** A cursor on the first entry at `second` or later. O(log n). */
  from(second: number): Cursor {
    const { chunk, offset } = this.placeOf(second);
    return new Cursor(this, chunk, offset);
  }

  /** The second of the first entry at `second` or later; `Infinity` when there is none. O(log n); makes nothing. */
  secondFrom(second: number): number {
    const chunk = this.chunkOf(second);
    if (chunk < 0) return this.secondAt(0, 0);
    const offset = this.offsetIn(chunk, second);
    return offset < this.countOf(chunk)
      ? this.secondAt(chunk, offset)
      : this.secondAt(chunk + 1, 0);
  }

  /** A cursor on the last entry at `second` or earlier, or on the first of all. O(log n). */
  upTo(second: number): Cursor {
    const chunk = Math.max(0, this.chunkOf(second));
    return new Cursor(this, chunk, Math.max(0, this.offsetIn(chunk, second + 1) - 1));
  }

  /** The last entry at `second` or earlier. O(log n). */
  atOrBefore(second: number): Entry | undefined {
    const chunk = this.chunkOf(second);
    if (chunk < 0) return undefined;
    return this.entryAt(chunk, this.offsetIn(chunk, second + 1) - 1);
  }

  /** The column with one more entry. Its second must not be held yet. O(1) amortised at the end, else O(chunk). */
  with(entry: Entry): Column {
    const last = this.last;
    if (last === undefined || entry.at > last.at) return this.appended(entry);
    const chunk = Math.max(0, this.chunkOf(entry.at));
    const count = this.countOf(chunk);
    const offset = this.offsetIn(chunk, entry.at);
    const halves =
      count >= CHUNK
        ? [this.copied(chunk, 0, count / 2), this.copied(chunk, count / 2, count)]
        : [this.copied(chunk, 0, count)];
    const target = halves.length === 2 && offset > count / 2 ? 1 : 0;
    const into = halves[target];
    if (into !== undefined) insertInto(into, target === 1 ? offset - count / 2 : offset, entry);
    return this.replaced(chunk, halves, 1);
  }

  /** The column without the entry of this second. O(chunk). */
  without(second: number): Column {
    const chunk = this.chunkOf(second);
    if (chunk < 0) return this;
    const offset = this.offsetIn(chunk, second);
    const count = this.countOf(chunk);
    if (this.secondAt(chunk, offset) !== second) return this;
    if (count === 1) return this.replaced(chunk, [], -1);
    const copy = this.copied(chunk, 0, count);
    for (const values of [copy.at, copy.nanos, copy.code])
      values.copyWithin(offset, offset + 1, count);
    copy.used = count - 1;
    return this.replaced(chunk, [copy], -1);
  }

  private appended(entry: Entry): Column {
    const tail = this.chunks[this.chunkCount - 1];
    if (tail !== undefined && this.tail < tail.at.length) {
      // The free room belongs to whoever comes first; a second branch copies the chunk.
      const free = this.chunks.length === this.chunkCount && tail.used === this.tail;
      const chunk = free ? tail : this.copied(this.chunkCount - 1, 0, this.tail);
      write(chunk, this.tail, entry);
      chunk.used = this.tail + 1;
      const { chunks, starts } = free ? this : this.withLast(chunk);
      return new Column(chunks, starts, this.chunkCount, this.tail + 1, this.length + 1);
    }
    if (tail !== undefined && tail.at.length < CHUNK) return this.grown().appended(entry);
    const chunk = emptyChunk(tail === undefined ? SMALLEST : CHUNK);
    write(chunk, 0, entry);
    chunk.used = 1;
    // What newer snapshots share, the empty column among it, must not grow under them.
    const isNewest = this.chunks.length === this.chunkCount && this.chunkCount > 0;
    const chunks = isNewest ? this.chunks : this.chunks.slice(0, this.chunkCount);
    const starts = isNewest ? this.starts : this.starts.slice(0, this.chunkCount);
    chunks.push(chunk);
    starts.push(entry.at);
    return new Column(chunks, starts, this.chunkCount + 1, 1, this.length + 1);
  }

  /** The same entries with twice the room in the last chunk. */
  private grown(): Column {
    return this.withLast(this.copied(this.chunkCount - 1, 0, this.tail));
  }

  /** The same entries with another chunk for the last one, and lists of its own. */
  private withLast(chunk: Chunk): Column {
    const chunks = [...this.chunks.slice(0, this.chunkCount - 1), chunk];
    const starts = this.starts.slice(0, this.chunkCount);
    return new Column(chunks, starts, this.chunkCount, this.tail, this.length);
  }

  private copied(chunk: number, start: number, end: number): Chunk {
    const held = this.chunks[chunk];
    const room = Math.min(CHUNK, Math.max(SMALLEST, (end - start) * 2));
    const copy = emptyChunk(room);
    if (held !== undefined) {
      copy.at.set(held.at.subarray(start, end));
      copy.nanos.set(held.nanos.subarray(start, end));
      copy.code.set(held.code.subarray(start, end));
    }
    copy.used = end - start;
    return copy;
  }

  private replaced(chunk: number, by: readonly Chunk[], more: number): Column {
    const before = this.chunks.slice(0, chunk);
    const after = this.chunks.slice(chunk + 1, this.chunkCount);
    const chunks = [...before, ...by, ...after];
    const starts = [
      ...this.starts.slice(0, chunk),
      ...by.map(startOf),
      ...this.starts.slice(chunk + 1, this.chunkCount),
    ];
    const lastStays = chunk < this.chunkCount - 1;
    if (!lastStays && by.length === 0 && chunk > 0) {
      // What was an inner chunk is the last one now: its free room must not be written to under the others.
      chunks[chunk - 1] = this.copied(chunk - 1, 0, this.countOf(chunk - 1));
    }
    const tail = lastStays ? this.tail : (chunks.at(-1)?.used ?? 0);
    return new Column(chunks, starts, chunks.length, tail, this.length + more);
  }

  /** Where the first entry at `second` or later is, or would be. */
  private placeOf(second: number): { readonly chunk: number; readonly offset: number } {
    const chunk = this.chunkOf(second);
    if (chunk < 0) return { chunk: 0, offset: 0 };
    const offset = this.offsetIn(chunk, second);
    return offset < this.countOf(chunk) ? { chunk, offset } : { chunk: chunk + 1, offset: 0 };
  }

  /** The last chunk whose first entry is at `second` or earlier; -1 when there is none. */
  private chunkOf(second: number): number {
    let low = 0;
    let high = this.chunkCount;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? Infinity) <= second) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The offset of the first entry of this chunk at `second` or later. */
  private offsetIn(chunk: number, second: number): number {
    const at = this.chunks[chunk]?.at;
    let low = 0;
    let high = this.countOf(chunk);
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((at?.[middle] ?? Infinity) < second) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function startOf(chunk: Chunk): number {
  return chunk.at[0] ?? Infinity;
}

function write(chunk: Chunk, offset: number, entry: Entry): void {
  chunk.at[offset] = entry.at;
  chunk.nanos[offset] = entry.nanos;
  chunk.code[offset] = entry.code;
}

function insertInto(chunk: Chunk, offset: number, entry: Entry): void {
  for (const values of [chunk.at, chunk.nanos, chunk.code])
    values.copyWithin(offset + 1, offset, chunk.used);
  write(chunk, offset, entry);
  chunk.used += 1;
}
