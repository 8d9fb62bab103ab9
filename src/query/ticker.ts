import { instant, type Instant } from "#time/instant.ts";
import type { Clock } from "./clock.ts";

/** How often a view wants to hear of time passing. Seconds. */
export type Pace = 1 | 10 | 60;

/** Tells its listeners when the server's clock enters another second (ten, minute). Sleeps when nobody listens. */
export class Ticker {
  private readonly clock: Clock;
  private readonly pace: Pace;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private letGoOfClock: (() => void) | undefined;
  private shown: Instant;

  constructor(clock: Clock, pace: Pace) {
    this.clock = clock;
    this.pace = pace;
    this.shown = this.read();
  }

  /** The server's time, floored to the pace; the same until the next tick. */
  readonly now = (): Instant => {
    if (this.listeners.size === 0) this.shown = this.read();
    return this.shown;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      // A minute's pace would show a wrong clock for a minute after it is known to be wrong.
      this.letGoOfClock = this.clock.onCorrected(this.tick);
      this.tick();
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      clearTimeout(this.timer);
      this.letGoOfClock?.();
    };
  };

  private readonly tick = (): void => {
    clearTimeout(this.timer);
    const now = this.read();
    // Straight after the next edge; a page that slept is told at once, because its timer is overdue.
    const toEdge =
      this.pace * 1_000 -
      ((this.clock.localMs() + this.clock.offset() * 1_000) % (this.pace * 1_000));
    this.timer = setTimeout(this.tick, Math.max(20, toEdge + 5));
    if (now === this.shown) return;
    this.shown = now;
    for (const listener of this.listeners) listener();
  };

  private read(): Instant {
    return instant(Math.floor(this.clock.now() / this.pace) * this.pace);
  }
}
