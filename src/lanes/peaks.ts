import type { LaneData } from "./lane.ts";

/**
 * For long stretches of a lane: which event matters most in `[first, last]`, without looking at each.
 * Exact, unlike a pyramid of samples: every block of 16 events names its best, every 16 blocks theirs,
 * and a stretch is answered from its whole blocks and its loose ends. Costs 4 bytes per 15 events.
 *
 * The lane's last event is left out: it grows with the clock, and the rest can be kept.
 */
export class Peaks {
  readonly #lane: LaneData;
  readonly #priorities: Uint8Array;
  /** `levels[l][b]`: the best of the events `[b * 16^(l+1), (b + 1) * 16^(l+1))`. */
  readonly #levels: readonly Uint32Array[];

  private constructor(lane: LaneData, priorities: Uint8Array) {
    this.#lane = lane;
    this.#priorities = priorities;
    const levels: Uint32Array[] = [];
    let size = Math.max(lane.starts.length - 1, 0);
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
    this.#levels = levels;
  }

  /** The lane's peaks, made once for its arrays and kept as long as they are. */
  static of(lane: LaneData, priorities: Uint8Array): Peaks {
    const kept = cache.get(lane.looks);
    if (
      kept !== undefined &&
      kept.#lane.starts === lane.starts &&
      kept.#priorities === priorities
    ) {
      return kept;
    }
    const made = new Peaks(lane, priorities);
    cache.set(lane.looks, made);
    return made;
  }

  /**
   * The event of highest priority in `[first, last]`; of several the longest, then the earliest. `last`
   * must come before the lane's last event.
   */
  best(first: number, last: number): number {
    let best = first;
    let i = first + 1;
    while (i <= last) {
      let level = 0;
      let size = 1;
      while (
        i % (size * BLOCK) === 0 &&
        i + size * BLOCK - 1 <= last &&
        level < this.#levels.length
      ) {
        size *= BLOCK;
        level += 1;
      }
      best = this.#better(best, level === 0 ? i : (this.#levels[level - 1]?.[i / size] ?? i));
      i += size;
    }
    return best;
  }

  #better(a: number, b: number): number {
    const { starts, looks } = this.#lane;
    const rank = (this.#priorities[looks[b] ?? 0] ?? 0) - (this.#priorities[looks[a] ?? 0] ?? 0);
    if (rank !== 0) return rank > 0 ? b : a;
    const length = lengthAt(starts, b) - lengthAt(starts, a);
    if (length !== 0) return length > 0 ? b : a;
    return Math.min(a, b);
  }
}

const BLOCK = 16;

const cache = new WeakMap<Uint16Array, Peaks>();

function lengthAt(starts: Float64Array, i: number): number {
  return (starts[i + 1] ?? 0) - (starts[i] ?? 0);
}
