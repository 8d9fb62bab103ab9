import type { LaneData } from "./lane.ts";
import type { Ranks } from "./look.ts";

/**
 * What is worked out once of a lane's events, and kept as long as its arrays are, so that the painter's
 * inner loop compares one whole number with another.
 *
 * For long stretches it also says which event matters most in `[first, last]` without looking at each.
 * Exact, unlike a pyramid of samples: every block of 16 events names its best, every 16 blocks theirs,
 * and a stretch is answered from its whole blocks and its loose ends. Costs 4 bytes per 15 events, and
 * is built when a stretch is first asked for that is long enough to need it.
 *
 * The lane's last event is left out: it grows with the clock, and the rest can be kept.
 */
export class Peaks {
  /** Epoch seconds of the first event's start: what `offsets` are counted from. */
  readonly base: number;
  /** For each event the seconds from `base` to its start. */
  readonly offsets: Int32Array;
  /**
   * For each event but the last how much it matters where all of it shows: its rank, and below that its
   * length. The greater key wins; of equal ones the earlier event.
   */
  readonly keys: Int32Array;
  readonly #starts: LaneData["starts"];
  readonly #ranks: Ranks;
  /** `levels[l][b]`: the best of the events `[b * 16^(l+1), (b + 1) * 16^(l+1))`. */
  #levels: readonly Uint32Array[] | undefined;

  private constructor({ starts, looks }: LaneData, ranks: Ranks) {
    const size = starts.length;
    this.#starts = starts;
    this.#ranks = ranks;
    this.base = starts[0] ?? 0;
    this.offsets = new Int32Array(size);
    this.keys = new Int32Array(size);
    let next = 0;
    for (let i = size - 1; i >= 0; i -= 1) {
      const offset = (starts[i] ?? 0) - this.base;
      const length = i === size - 1 ? 0 : Math.min(next - offset, LONGEST);
      this.offsets[i] = offset;
      this.keys[i] = ((ranks[looks[i] ?? 0] ?? 0) << LENGTH_BITS) | length;
      next = offset;
    }
  }

  /** The lane's peaks, made once for its arrays. */
  static of(lane: LaneData, ranks: Ranks): Peaks {
    const kept = cache.get(lane.looks);
    if (kept !== undefined && kept.#starts === lane.starts && kept.#ranks === ranks) return kept;
    const made = new Peaks(lane, ranks);
    cache.set(lane.looks, made);
    return made;
  }

  /**
   * The event of highest rank in `[first, last]`; of several the longest, then the earliest. `last` must
   * come before the lane's last event.
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
    let size = Math.max(this.keys.length - 1, 0);
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

  /** `a` comes before `b`. */
  #better(a: number, b: number): number {
    return (this.keys[b] ?? 0) > (this.keys[a] ?? 0) ? b : a;
  }
}

/** A key's lower bits: the length in seconds; two years and more count as two years. */
export const LENGTH_BITS = 26;
const LONGEST = 2 ** LENGTH_BITS - 1;

const BLOCK = 16;

const cache = new WeakMap<Uint16Array, Peaks>();
