/*
 * Some hundred neighbouring events of one machine in columns, and which of them matter most: of every block of
 * sixteen the best is known, and of all of them. Never changed once made.
 */

/** Events in a chunk, at most. */
export const CHUNK = 512;
const BLOCK = 16;

export interface EventChunk {
  /** Epoch seconds, strictly ascending. An event ends where the next one starts, the last at `end`. */
  readonly starts: Uint32Array;
  readonly end: number;
  /** What each means: a number of `Meanings`. */
  readonly codes: Uint16Array;
  /** For each block of sixteen the place of the best. */
  readonly bests: Uint16Array;
  /** The place of the best of all. */
  readonly best: number;
}

/**
 * Makes a chunk of events that come one after another.
 * @param importance by code.
 */
export function chunkOf(
  starts: Uint32Array,
  codes: Uint16Array,
  end: number,
  importance: Uint8Array,
): EventChunk {
  const bests = new Uint16Array(Math.ceil(starts.length / BLOCK));
  const chunk = { starts, codes, end, bests, best: 0 };
  let best = 0;
  for (let block = 0; block < bests.length; block += 1) {
    const from = block * BLOCK;
    const to = Math.min(from + BLOCK, starts.length);
    let here = from;
    for (let place = from + 1; place < to; place += 1) {
      if (isBetter(chunk, place, here, importance)) here = place;
    }
    bests[block] = here;
    if (isBetter(chunk, here, best, importance)) best = here;
  }
  return { ...chunk, best };
}

/** When the event at a place ends. */
export function endAt({ starts, end }: EventChunk, place: number): number {
  return starts[place + 1] ?? end;
}

/** The best of the events `[from, to)`, all of them whole: the most important; of several the longest, then the first. */
export function bestOf(
  chunk: EventChunk,
  from: number,
  to: number,
  importance: Uint8Array,
): number {
  if (from === 0 && to === chunk.starts.length) return chunk.best;
  let best = from;
  let place = from + 1;
  while (place < to) {
    if (place % BLOCK === 0 && place + BLOCK <= to) {
      const here = chunk.bests[place / BLOCK] ?? place;
      if (isBetter(chunk, here, best, importance)) best = here;
      place += BLOCK;
    } else {
      if (isBetter(chunk, place, best, importance)) best = place;
      place += 1;
    }
  }
  return best;
}

/** Whether the event at `a` comes before an earlier one at `b`. */
function isBetter(chunk: EventChunk, a: number, b: number, importance: Uint8Array): boolean {
  const { starts, codes } = chunk;
  const more = (importance[codes[a] ?? 0] ?? 0) - (importance[codes[b] ?? 0] ?? 0);
  if (more !== 0) return more > 0;
  return endAt(chunk, a) - (starts[a] ?? 0) > endAt(chunk, b) - (starts[b] ?? 0);
}

/** The place of the first event that starts at `second` or later; the chunk's size when none does. */
export function placeAt({ starts }: EventChunk, second: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) < second) low = middle + 1;
    else high = middle;
  }
  return low;
}
