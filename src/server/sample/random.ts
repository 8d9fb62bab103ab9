/**
 * Chance that can be repeated. Each thing that happens by chance in the sample plant draws from a stream
 * of its own, named by a key (`Random.of(seed, "shift", "M3", 1795150800)`), so that any stretch of time can
 * be made without making what came before it.
 *
 * The key is hashed by FNV-1a (32 bits); the stream is mulberry32: a Weyl sequence (`state += 0x6D2B79F5`)
 * whose every state is scrambled by xor-shifts and multiplications. Quick and evenly spread; no secret
 * may ever depend on it.
 */
export class Random {
  #state: number;

  private constructor(state: number) {
    this.#state = state;
  }

  static of(...key: readonly (string | number)[]): Random {
    let hash = 0x811c9dc5;
    for (const character of key.join("|")) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    }
    const random = new Random(hash);
    // Keys that differ in their last letter alone begin with states near each other; one step parts them.
    random.next();
    return random;
  }

  /** 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** Whole and log-normal about `median`: most a little less, a few much more; kept within the limits. */
  logNormal({ median, spread, least, most }: LogNormal): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    const normal = radius * Math.cos(2 * Math.PI * this.next());
    return Math.round(Math.min(most, Math.max(least, median * Math.exp(spread * normal))));
  }

  /** Whole and exponential about `mean`, for waits that have no memory. */
  exponential(mean: number): number {
    return Math.round(-mean * Math.log(1 - this.next()));
  }

  /** @throws RangeError when there is nothing to pick from. */
  pick<T>(from: readonly T[]): T {
    return this.pickWeighted(from, () => 1);
  }

  /** @throws RangeError when there is nothing to pick from. */
  pickWeighted<T>(from: readonly T[], weightOf: (option: T) => number): T {
    let left = this.next() * from.reduce((sum, option) => sum + weightOf(option), 0);
    for (const option of from) {
      left -= weightOf(option);
      if (left < 0) return option;
    }
    const last = from.at(-1);
    if (last === undefined) throw new RangeError("there is nothing to pick from");
    return last;
  }
}

/** Seconds. `spread` is the standard deviation of the logarithm: 0.3 narrow, 1 wide. */
export interface LogNormal {
  readonly median: number;
  readonly spread: number;
  readonly least: number;
  readonly most: number;
}
