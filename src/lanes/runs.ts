import { NO_EVENT } from "./columns.ts";

/** In place of a look: no event. */
export const NO_LOOK = -1;

/**
 * Neighbouring columns drawn as one bar. An event that is wide enough to be told apart has a run of its
 * own; narrow ones of the same look stand together, because nothing could be drawn between them.
 */
export class Runs {
  #size = 0;
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);
  #looks = new Int16Array(64);

  get size(): number {
    return this.#size;
  }

  /** Each run's first column; what lies beyond `size` is left over from before. */
  get starts(): Int32Array {
    return this.#starts;
  }

  /** The column after each run's last. */
  get ends(): Int32Array {
    return this.#ends;
  }

  /** Each run's look, or {@link NO_LOOK}. */
  get looks(): Int16Array {
    return this.#looks;
  }

  /** `wide`: from how many columns on an event is told apart from a neighbour of the same look. */
  fill(winners: Int32Array, looksOfEvents: Uint16Array, wide: number): void {
    const count = winners.length;
    if (this.#starts.length < count) this.#grow(count);
    const [starts, ends, looks] = [this.#starts, this.#ends, this.#looks];
    let size = 0;
    let lookBefore = NO_LOOK - 1;
    let narrowBefore = false;
    let k = 0;
    while (k < count) {
      const start = k;
      const event = winners[k] ?? NO_EVENT;
      do k += 1;
      while (k < count && winners[k] === event);
      const look = event === NO_EVENT ? NO_LOOK : (looksOfEvents[event] ?? NO_LOOK);
      const narrow = k - start < wide;
      if (look === lookBefore && (narrow || narrowBefore)) {
        ends[size - 1] = k;
      } else {
        starts[size] = start;
        ends[size] = k;
        looks[size] = look;
        size += 1;
      }
      lookBefore = look;
      narrowBefore = narrow;
    }
    this.#size = size;
  }

  /** There are never more runs than columns. */
  #grow(count: number): void {
    this.#starts = new Int32Array(count);
    this.#ends = new Int32Array(count);
    this.#looks = new Int16Array(count);
  }
}
