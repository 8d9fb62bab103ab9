import {
  append,
  type Block,
  CHUNK,
  type Chunk,
  chunkOf,
  chunkOver,
  copyOf,
  type Entry,
} from "./chunk.ts";

/*
 * What a column is made of. Snapshots share their lists and chunks: the newest snapshot owns the free room behind its
 * last entry, and an older one simply does not look that far.
 *
 *   older   [■■■■■■■■][■■■■■■··]            14 entries
 *   newest  [■■■■■■■■][■■■■■■■■][■·······]  17 entries, same first chunk, same second chunk, same list
 */
export interface ChunkList {
  /** May hold more chunks than this snapshot sees: those behind `chunkCount` belong to newer ones. */
  readonly chunks: Chunk[];
  /** The first second of each chunk, side by side: a search looks into one chunk alone. */
  readonly starts: number[];
  readonly chunkCount: number;
  /** Entries of the last chunk that this snapshot sees. */
  readonly tail: number;
}

/** A list over the block's entries, without a copy. */
export function chunksOver(block: Block): ChunkList {
  const { length } = block.at;
  const chunks: Chunk[] = [];
  for (let start = 0; start < length; start += CHUNK)
    chunks.push(chunkOver(block, start, Math.min(length, start + CHUNK)));
  return {
    chunks,
    starts: chunks.map(startOf),
    chunkCount: chunks.length,
    tail: chunks.at(-1)?.used ?? 0,
  };
}

/** The entries of a chunk that this snapshot sees. */
export function countOf(list: ChunkList, chunk: number): number {
  const last = list.chunkCount - 1;
  if (chunk < last) return list.chunks[chunk]?.used ?? 0;
  return chunk === last ? list.tail : 0;
}

/** The list with one more entry at its end. O(1) amortised. */
export function appended(list: ChunkList, entry: Entry): ChunkList {
  const { chunks, starts, chunkCount, tail } = list;
  const last = chunks[chunkCount - 1];
  // The free room belongs to whoever comes first; a second branch copies.
  const isNewest = chunks.length === chunkCount && last?.used === tail;
  if (last !== undefined && tail < last.at.length && isNewest) {
    append(last, tail, entry);
    return { chunks, starts, chunkCount, tail: tail + 1 };
  }
  if (last !== undefined && tail < CHUNK) {
    const copy = copyOf(last, 0, tail);
    append(copy, tail, entry);
    return replaced(list, chunkCount - 1, [copy]);
  }
  // What newer snapshots share, the empty column among it, must not grow under them.
  const isFree = chunks.length === chunkCount && chunkCount > 0;
  const more = isFree ? chunks : chunks.slice(0, chunkCount);
  const moreStarts = isFree ? starts : starts.slice(0, chunkCount);
  more.push(chunkOf(entry, last === undefined));
  moreStarts.push(entry.at);
  return { chunks: more, starts: moreStarts, chunkCount: chunkCount + 1, tail: 1 };
}

/** The list with others in place of one chunk. The others are its own from then on. O(chunks). */
export function replaced(list: ChunkList, chunk: number, by: readonly Chunk[]): ChunkList {
  const chunks = list.chunks.slice(0, list.chunkCount);
  const starts = list.starts.slice(0, list.chunkCount);
  chunks.splice(chunk, 1, ...by);
  starts.splice(chunk, 1, ...by.map(startOf));
  if (chunk < list.chunkCount - 1)
    return { chunks, starts, chunkCount: chunks.length, tail: list.tail };
  const inner = by.length === 0 ? chunks[chunk - 1] : undefined;
  // What was an inner chunk is the last one now: its free room must not be written to under the others.
  if (inner !== undefined) chunks[chunk - 1] = copyOf(inner, 0, inner.used);
  return { chunks, starts, chunkCount: chunks.length, tail: chunks.at(-1)?.used ?? 0 };
}

function startOf({ at }: Chunk): number {
  return at[0] ?? Infinity;
}
