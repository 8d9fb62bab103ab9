/** Time constant of the slowing down after a fling, milliseconds. */
const SLOWING = 325;
/** CSS pixels a millisecond: slower than this is standing still. */
const REST = 0.02;
/** A frame that came late counts as this long at most, so that nothing leaps. */
const LONGEST_FRAME = 64;

type Move = (dx: number) => void;

/**
 * The one thing on the picture that moves by itself, a frame at a time: running on after a fling, or
 * drifting while a drag is held at the edge. Starting one ends the other.
 */
export class Motion {
  readonly #request: (frame: (time: number) => void) => number;
  readonly #drop: (handle: number) => void;
  #handle: number | undefined;
  #velocity = 0;

  constructor(request: (frame: (time: number) => void) => number, drop: (handle: number) => void) {
    this.#request = request;
    this.#drop = drop;
  }

  get moving(): boolean {
    return this.#handle !== undefined;
  }

  /** Runs on at `velocity` (CSS px/ms), ever slower, until it rests. */
  runOn(velocity: number, move: Move): void {
    this.stop();
    this.#start(velocity, move, (v, elapsed) => v * Math.exp(-elapsed / SLOWING));
  }

  /** Moves at a steady `velocity` (CSS px/ms) until told another; 0 stops. */
  drift(velocity: number, move: Move): void {
    if (velocity === 0) this.stop();
    else if (this.moving) this.#velocity = velocity;
    else this.#start(velocity, move, (v) => v);
  }

  stop(): void {
    if (this.#handle !== undefined) this.#drop(this.#handle);
    this.#handle = undefined;
    this.#velocity = 0;
  }

  #start(velocity: number, move: Move, next: (v: number, elapsed: number) => number): void {
    this.#velocity = velocity;
    let before: number | undefined;
    const frame = (time: number): void => {
      const elapsed = before === undefined ? 0 : Math.min(time - before, LONGEST_FRAME);
      before = time;
      this.#handle = this.#request(frame);
      if (elapsed === 0) return;
      const after = next(this.#velocity, elapsed);
      const dx = ((this.#velocity + after) / 2) * elapsed;
      this.#velocity = after;
      if (Math.abs(after) < REST) this.stop();
      move(dx);
    };
    this.#handle = this.#request(frame);
  }
}
