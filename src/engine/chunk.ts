import type { Instant } from "#time/instant.ts";

/** Entries in a chunk, at most. */
export const CHUNK = 512;
const SMALLEST = 8;

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

/** A stretch of a column, with room behind its entries; sorted, one a second. */
export interface Chunk extends Block {
  /** Entries written by the newest snapshot that shares this chunk. */
  used: number;
}

export function blockOf(length: number): Block {
  return {
    at: new Uint32Array(length),
    nanos: new Uint32Array(length),
    code: new Uint32Array(length),
  };
}

/** A chunk of one entry; the first of a column is a small one, because many columns stay small. */
export function chunkOf(entry: Entry, isFirst: boolean): Chunk {
  const chunk = emptyChunk(isFirst ? SMALLEST : CHUNK);
  append(chunk, 0, entry);
  return chunk;
}

/** The block's entries `[start, end)` as a chunk without room, and without a copy. */
export function chunkOver({ at, nanos, code }: Block, start: number, end: number): Chunk {
  return {
    at: at.subarray(start, end),
    nanos: nanos.subarray(start, end),
    code: code.subarray(start, end),
    used: end - start,
  };
}

/** A chunk of its own with the entries `[start, end)`, and about as much room again. */
export function copyOf(held: Chunk, start: number, end: number): Chunk {
  const copy = emptyChunk(Math.min(CHUNK, Math.max(SMALLEST, (end - start) * 2)));
  copy.at.set(held.at.subarray(start, end));
  copy.nanos.set(held.nanos.subarray(start, end));
  copy.code.set(held.code.subarray(start, end));
  copy.used = end - start;
  return copy;
}

/** Writes behind the first `used` entries; there must be room. */
export function append(chunk: Chunk, used: number, entry: Entry): void {
  write(chunk, used, entry);
  chunk.used = used + 1;
}

/** Makes room for one entry at an offset; there must be some at the end. */
export function insertInto(chunk: Chunk, offset: number, entry: Entry): void {
  for (const values of [chunk.at, chunk.nanos, chunk.code])
    values.copyWithin(offset + 1, offset, chunk.used);
  write(chunk, offset, entry);
  chunk.used += 1;
}

export function removeFrom(chunk: Chunk, offset: number): void {
  for (const values of [chunk.at, chunk.nanos, chunk.code])
    values.copyWithin(offset, offset + 1, chunk.used);
  chunk.used -= 1;
}

/**
 * The offset of the last of the first `count` entries that is at `second` or earlier; -1 when none is. Looks around
 * `guess` first, in strides that double: O(log of how far off the guess is).
 */
export function offsetUpTo(at: Uint32Array, count: number, second: number, guess: number): number {
  let low = guess;
  let high = guess + 1;
  let stride = 1;
  while (low >= 0 && (at[low] ?? 0) > second) {
    high = low;
    low -= stride;
    stride *= 2;
  }
  while (high < count && (at[high] ?? 0) <= second) {
    low = high;
    high += stride;
    stride *= 2;
  }
  low = Math.max(low, -1);
  high = Math.min(high, count);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) <= second) low = middle;
    else high = middle;
  }
  return low;
}

function emptyChunk(capacity: number): Chunk {
  const { at, nanos, code } = blockOf(capacity);
  return { at, nanos, code, used: 0 };
}

function write(chunk: Chunk, offset: number, entry: Entry): void {
  chunk.at[offset] = entry.at;
  chunk.nanos[offset] = entry.nanos;
  chunk.code[offset] = entry.code;
}
