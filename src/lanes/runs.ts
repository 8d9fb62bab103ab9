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
  #events = new Int32Array(64);

  get size(): number {
    return this.#size;
  }

  /** The first column of run `i`. */
  start(i: number): number {
    return this.#starts[i] ?? 0;
  }

  /** The column after the last of run `i`. */
  end(i: number): number {
    return this.#ends[i] ?? 0;
  }

  /** The look of run `i`, or {@link NO_LOOK}. */
  look(i: number): number {
    return this.#looks[i] ?? NO_LOOK;
  }

  /** The first event of run `i`, or `NO_EVENT`. */
  event(i: number): number {
    return this.#events[i] ?? NO_EVENT;
  }

  /** `wide`: from how many columns on an event is told apart from a neighbour of the same look. */
  fill(winners: Int32Array, looksOfEvents: Uint16Array, wide: number): void {
    this.#size = 0;
    let narrowBefore = false;
    let k = 0;
    while (k < winners.length) {
      const start = k;
      const event = winners[k] ?? NO_EVENT;
      while (k < winners.length && winners[k] === event) k += 1;
      const look = event === NO_EVENT ? NO_LOOK : (looksOfEvents[event] ?? NO_LOOK);
      const narrow = k - start < wide;
      const joins =
        this.#size > 0 && this.look(this.#size - 1) === look && (narrow || narrowBefore);
      if (joins) this.#ends[this.#size - 1] = k;
      else this.#add(start, k, look, event);
      narrowBefore = narrow;
    }
  }

  #add(start: number, end: number, look: number, event: number): void {
    if (this.#size === this.#starts.length) this.#grow();
    this.#starts[this.#size] = start;
    this.#ends[this.#size] = end;
    this.#looks[this.#size] = look;
    this.#events[this.#size] = event;
    this.#size += 1;
  }

  #grow(): void {
    const longer = <A extends Int32Array | Int16Array>(from: A, to: A): A => {
      to.set(from);
      return to;
    };
    const size = this.#starts.length * 2;
    this.#starts = longer(this.#starts, new Int32Array(size));
    this.#ends = longer(this.#ends, new Int32Array(size));
    this.#looks = longer(this.#looks, new Int16Array(size));
    this.#events = longer(this.#events, new Int32Array(size));
  }
}
