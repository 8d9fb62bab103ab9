import { instant, type Instant } from "#time/instant.ts";

/** Clocks drift and are corrected in small steps; more than this is a jump. */
const JUMP_MS = 2_000;
/** Heartbeats that are older than this when they arrive would have been missed by the live stream's watchdog. */
const SLOWEST_HEARTBEAT = 30;
/** By then a stamp that stands still is told from one that goes on: both are whole seconds. */
const STANDS_STILL_MS = 1_001;

/** An answer that came from the past: what it would say of the offset, and when it came by the tablet's clock. */
interface FromPast {
  readonly low: number;
  readonly high: number;
  readonly receivedMs: number;
}

/**
 * The server's clock, read from here. The tablet's own clock is not trusted: it may be minutes off, and
 * it may jump.
 *
 * Each stamp `s` (whole seconds, floored) from the server bounds the offset between the two clocks. An
 * answer to a question was stamped between asking and receiving; a heartbeat some time before it came:
 *
 * ```
 * asked a, received r:   s - r <= offset <= s + 1 - a
 * heard at r:            s - r <= offset <= s + 1 - (r - 30)
 * ```
 *
 * The bounds of all stamps are intersected, so that the quickest round trips count by themselves and a
 * handful of stamps narrows the offset below the second that each is rounded to. Stamps that contradict
 * the others mean that one of the clocks jumped: only the newest is believed then. But an answer from the past may be
 * one that somebody in between repeats. A repeated one stands still; a server whose clock was set back goes on:
 *
 * ```
 * known      10:00:00
 * answers    09:50:00 .... 3 s .... 09:50:00   repeated: still not believed
 * answers    09:50:00 .... 3 s .... 09:50:03   set back
 * ```
 */
export class Clock {
  private low = -Infinity;
  private high = Infinity;
  private isUnsure = false;
  /** How far the server's clock had come before anything was asked, as far as is known. */
  private notBefore = -Infinity;
  private fromPast: FromPast | undefined;
  private readonly local: () => number;
  private readonly steady: () => number;
  /** How far the two clocks were apart when they were last looked at, milliseconds. */
  private apart: number;
  private readonly listeners = new Set<() => void>();

  /**
   * @param local the tablet's clock, in milliseconds since the epoch.
   * @param steady milliseconds that pass evenly, whatever the tablet's clock is set to.
   */
  constructor(local: () => number, steady: () => number = local) {
    this.local = local;
    this.steady = steady;
    this.apart = local() - steady();
  }

  /**
   * Whether what is known of the server's clock is doubtful, until an answer says how it stands: the tablet's
   * clock has been set since this was last asked, or the tablet slept (which stops the steady one in some
   * browsers). The next answer then counts alone.
   */
  isDoubtful(): boolean {
    const apart = this.local() - this.steady();
    this.isUnsure ||= Math.abs(apart - this.apart) > JUMP_MS;
    this.apart = apart;
    return this.isUnsure || this.fromPast !== undefined;
  }

  /** The tablet's clock, for the caller to note when it asks and when it hears. Milliseconds. */
  localMs(): number {
    return this.local();
  }

  /** The server's present second, as well as it is known. */
  now(): Instant {
    return instant(Math.max(0, Math.floor(this.local() / 1_000 + this.offset())));
  }

  /** A moment that is surely past on the server, and the latest such: for what must not lie ahead there. */
  past(): Instant {
    const ahead = this.low === -Infinity ? 0 : this.low;
    return instant(Math.max(0, Math.floor(this.local() / 1_000 + ahead)));
  }

  /** A moment that is past on the server whatever happened to the tablet's clock; `undefined` while that is doubtful. */
  surely(): Instant | undefined {
    return this.low === -Infinity || this.isDoubtful() ? undefined : this.past();
  }

  /** How many seconds the server's clock is ahead of the tablet's; 0 before the first stamp. */
  offset(): number {
    if (this.low === -Infinity) return 0;
    return this.low + Math.min(1, this.high - this.low) / 2;
  }

  /**
   * As it stood when it was last known, until the server says.
   * @param offset as {@link offset}
   * @param asOf what is known last was so then, by the server's clock
   */
  restore(offset: number, asOf: Instant | undefined): void {
    if (asOf !== undefined) this.notBefore = Math.max(this.notBefore, asOf);
    if (this.low !== -Infinity) return;
    this.low = offset - 0.5;
    this.high = offset + 0.5;
    this.isUnsure = true;
  }

  /**
   * The server said `stamp` in an answer. `askedMs` and `receivedMs` are of {@link localMs}.
   *
   * @returns false: the answer was stamped before it was asked for, so somebody in between repeats an old one, or
   * the server's clock was set back. It does not count, unless the next one goes on from it.
   */
  answered(stamp: Instant, askedMs: number, receivedMs: number): boolean {
    const low = stamp - receivedMs / 1_000;
    const high = stamp + 1 - askedMs / 1_000;
    this.isDoubtful();
    let isAlone = this.isUnsure;
    if (stamp < this.notBefore || (!this.isUnsure && high < this.low)) {
      const before = this.fromPast;
      const agrees = before !== undefined && low <= before.high && high >= before.low;
      if (!agrees) this.fromPast = { low, high, receivedMs };
      if (!agrees || askedMs - before.receivedMs < STANDS_STILL_MS) return false;
      this.notBefore = -Infinity;
      isAlone = true;
    }
    if (isAlone) {
      this.low = -Infinity;
      this.high = Infinity;
    }
    this.isUnsure = false;
    this.fromPast = undefined;
    this.bound(low, high);
    return true;
  }

  /** The server said `stamp` unasked, on the live stream. */
  heard(stamp: Instant, receivedMs: number): void {
    this.bound(stamp - receivedMs / 1_000, stamp + 1 + SLOWEST_HEARTBEAT - receivedMs / 1_000);
  }

  /** Tells that the server's time turned out to be another by a second or more. */
  readonly onCorrected = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  private bound(low: number, high: number): void {
    const before = this.offset();
    const jumped = low > this.high || high < this.low;
    this.low = jumped ? low : Math.max(low, this.low);
    this.high = jumped ? high : Math.min(high, this.high);
    if (Math.abs(this.offset() - before) < 1) return;
    for (const listener of this.listeners) listener();
  }
}
