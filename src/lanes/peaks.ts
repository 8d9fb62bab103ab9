import type { LaneData } from "./lane.ts";

/**
 * What is worked out once of a lane's events, and kept as long as its arrays are: each event's priority,
 * and for long stretches which event matters most in `[first, last]`, without looking at each.
 *
 * Exact, unlike a pyramid of samples: every block of 16 events names its best, every 16 blocks theirs,
 * and a stretch is answered from its whole blocks and its loose ends. Costs 4 bytes per 15 events, and
 * is built when a stretch is first asked for that is long enough to need it.
 *
 * The lane's last event is left out: it grows with the clock, and the rest can be kept.
 */
export class Peaks {
  /** For each event its look's priority. */
  readonly priorities: Uint8Array;
  readonly #starts: LaneData["starts"];
  readonly #table: Uint8Array;
  /** `levels[l][b]`: the best of the events `[b * 16^(l+1), (b + 1) * 16^(l+1))`. */
  #levels: readonly Uint32Array[] | undefined;

  private constructor({ starts, looks }: LaneData, table: Uint8Array) {
    this.#starts = starts;
    this.#table = table;
    this.priorities = new Uint8Array(looks.length);
    for (let i = 0; i < looks.length; i += 1) this.priorities[i] = table[looks[i] ?? 0] ?? 0;
  }

  /** The lane's peaks, made once for its arrays. `table`: the priorities of looks. */
  static of(lane: LaneData, table: Uint8Array): Peaks {
    const kept = cache.get(lane.looks);
    if (kept !== undefined && kept.#starts === lane.starts && kept.#table === table) return kept;
    const made = new Peaks(lane, table);
    cache.set(lane.looks, made);
    return made;
  }

  /**
   * The event of highest priority in `[first, last]`; of several the longest, then the earliest. `last`
   * must come before the lane's last event.
   */
  best(first: number, last: number): number {
    this.#levels ??= this.#build();
    const levels = this.#levels;
    let best = first;
    let i = first + 1;
    while (i <= last) {
      let level = 0;
      let size = 1;
      while (i % (size * BLOCK) === 0 && i + size * BLOCK - 1 <= last && level < levels.length) {
        size *= BLOCK;
        level += 1;
      }
      best = this.#better(best, level === 0 ? i : (levels[level - 1]?.[i / size] ?? i));
      i += size;
    }
    return best;
  }

  #build(): readonly Uint32Array[] {
    const levels: Uint32Array[] = [];
    let size = Math.max(this.#starts.length - 1, 0);
    while (size >= BLOCK) {
      const below = levels.at(-1);
      const level = new Uint32Array(Math.floor(size / BLOCK));
      for (let block = 0; block < level.length; block += 1) {
        const start = block * BLOCK;
        let best = below?.[start] ?? start;
        for (let i = start + 1; i < start + BLOCK; i += 1)
          best = this.#better(best, below?.[i] ?? i);
        level[block] = best;
      }
      levels.push(level);
      size = level.length;
    }
    return levels;
  }

  #better(a: number, b: number): number {
    const rank = (this.priorities[b] ?? 0) - (this.priorities[a] ?? 0);
    if (rank !== 0) return rank > 0 ? b : a;
    const length = lengthAt(this.#starts, b) - lengthAt(this.#starts, a);
    if (length !== 0) return length > 0 ? b : a;
    return Math.min(a, b);
  }
}

const BLOCK = 16;

const cache = new WeakMap<Uint16Array, Peaks>();

function lengthAt(starts: LaneData["starts"], i: number): number {
  return (starts[i + 1] ?? 0) - (starts[i] ?? 0);
}
