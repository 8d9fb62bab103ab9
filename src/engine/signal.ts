import { instant, type Instant } from "#time/instant.ts";
import { ChangeWalk } from "./change-walk.ts";
import type { Entry } from "./chunk.ts";
import { Column } from "./column.ts";
import type { Cursor } from "./cursor.ts";
import type { RawState } from "./names.ts";
import { codeOf, textOf } from "./raw-codes.ts";
import { joined, parted, type SignalColumns } from "./signal-columns.ts";

/** What a machine reported: a raw state from an instant on. `nanos` is the rest of the unfloored time. */
export interface Reading {
  readonly at: Instant;
  /** 0 to 999,999,999 within the second: of several readings in one second the last one counts. */
  readonly nanos: number;
  readonly raw: RawState;
}

/** A reading that changed the raw state in force. */
export interface Change {
  readonly at: Instant;
  readonly raw: RawState;
}

/**
 * The signal: one machine's readings, never altered, only added to (timeline rules, "Words").
 *
 * A snapshot: {@link with} answers a new signal and leaves this one as it is. Readings that repeat the state
 * in force change nothing *today*, but a late reading before them can turn them into changes, so they are
 * kept in a column of their own, out of the way of every sweep.
 *
 * ```
 * readings   A0  A3  B5  B9        changes A0 B5      repeats A3 B9
 * late C4    A0  A3  C4  B5  B9    changes A0 C4 B5   repeats A3 B9
 * late B2    A0  B2  A3  C4  …     changes A0 B2 A3 C4 B5
 * ```
 */
export class Signal {
  static readonly empty = new Signal(Column.empty, Column.empty);

  private readonly changed: Column;
  private readonly repeated: Column;

  private constructor(changed: Column, repeated: Column) {
    this.changed = changed;
    this.repeated = repeated;
  }

  static of(readings: Iterable<Reading>): Signal {
    let signal = Signal.empty;
    for (const reading of readings) signal = signal.with(reading);
    return signal;
  }

  /**
   * The signal of these columns, in one go and without an object for each reading. O(n).
   * @throws RangeError when they cannot be a signal's.
   */
  static fromColumns(columns: SignalColumns): Signal {
    const { changed, repeated } = parted(columns);
    return new Signal(Column.of(changed), Column.of(repeated));
  }

  /** Readings kept, one a second at most. */
  get size(): number {
    return this.changed.length + this.repeated.length;
  }

  /** When the machine first reported, or `undefined` when it never did. */
  get first(): Instant | undefined {
    return instantOf(this.changed.start);
  }

  /** The latest reading. */
  get last(): Reading | undefined {
    const changed = this.changed.last;
    const repeated = this.repeated.last;
    const entry =
      changed !== undefined && repeated !== undefined && repeated.at > changed.at
        ? repeated
        : changed;
    return entry === undefined ? undefined : readingOf(entry);
  }

  /**
   * The signal with one more reading, in any order of arrival; this very object when the reading changes
   * nothing (it is known, or a later one of the same second counts). O(1) amortised for a reading that is
   * the latest, O(log n + one chunk) for a late one.
   */
  with(reading: Reading): Signal {
    const { changed, repeated } = this;
    const entry: Entry = { at: reading.at, nanos: reading.nanos, code: codeOf(reading.raw) };
    if (entry.at > changed.end && entry.at > repeated.end) return this.put(entry);
    const held = this.entryAt(reading.at);
    if (held !== undefined && !counts(reading, held)) return this;
    if (held !== undefined) return this.without(reading.at).filed(entry);
    return this.filed(entry);
  }

  /** The last change at `at` or before: the raw state in force then. */
  changeAtOrBefore(at: Instant): Change | undefined {
    const entry = this.changed.atOrBefore(at);
    return entry === undefined ? undefined : { at: entry.at, raw: textOf(entry.code) };
  }

  /** When the signal first changes after `mark`; `undefined` when it has not yet. */
  changeAfter(mark: Instant): Instant | undefined {
    return instantOf(this.changed.secondAt(this.changed.placeFrom(mark + 1)));
  }

  /** A walk over the changes from `at` on. */
  changesFrom(at: Instant): ChangeWalk {
    return new ChangeWalk(this.changed, this.changed.placeFrom(at));
  }

  /** A walk over the changes from the one in force at `at` on; from before the first one when none is. */
  changesInForce(at: Instant): ChangeWalk {
    return new ChangeWalk(this.changed, this.changed.placeUpTo(at));
  }

  /** Every reading kept with `from <= at <= to`, in order, repeats included. */
  *readings(from: Instant, to: Instant): IterableIterator<Reading> {
    const changed = this.changed.from(from);
    const repeated = this.repeated.from(from);
    for (;;) {
      const cursor: Cursor = changed.at <= repeated.at ? changed : repeated;
      const { entry } = cursor;
      if (entry === undefined || entry.at > to) return;
      yield readingOf(entry);
      cursor.advance();
    }
  }

  /** Every reading kept with `from <= at <= to`, in columns. O(log n + readings). */
  columns(from: number, to: number): SignalColumns {
    const changed = this.changed.block(from, to);
    return joined({ changed, repeated: this.repeated.block(from, to) });
  }

  /** The signal of the readings with `from <= at <= to` alone. O(log n + readings). */
  between(from: number, to: number): Signal {
    const changed = this.changed.block(from, to);
    const repeated = this.repeated.block(from, to);
    // What repeated a state from before `from` is the first that says so here.
    const begins = (changed.at[0] ?? Infinity) <= (repeated.at[0] ?? Infinity);
    return begins
      ? new Signal(Column.of(changed), Column.of(repeated))
      : Signal.fromColumns(joined({ changed, repeated }));
  }

  private entryAt(second: Instant): Entry | undefined {
    for (const column of [this.changed, this.repeated]) {
      const entry = column.atOrBefore(second);
      if (entry?.at === second) return entry;
    }
    return undefined;
  }

  private without(second: Instant): Signal {
    return new Signal(this.changed.without(second), this.repeated.without(second));
  }

  /** Files a reading of a free second, and the one after it anew if its new neighbour makes another thing of it. */
  private filed(entry: Entry): Signal {
    const next = this.entryAfter(entry.at);
    const signal = this.put(entry);
    if (next === undefined) return signal;
    const wasChange = this.changed.secondAt(this.changed.placeUpTo(next.at)) === next.at;
    return wasChange === (next.code !== entry.code) ? signal : signal.without(next.at).put(next);
  }

  private put(entry: Entry): Signal {
    const before = this.changed.placeUpTo(entry.at);
    if (before >= 0 && this.changed.codeAt(before) === entry.code) {
      return new Signal(this.changed, this.repeated.with(entry));
    }
    return new Signal(this.changed.with(entry), this.repeated);
  }

  private entryAfter(second: Instant): Entry | undefined {
    const changed = this.changed.from(second + 1);
    const repeated = this.repeated.from(second + 1);
    return changed.at <= repeated.at ? changed.entry : repeated.entry;
  }
}

/** Of several readings within one second the last by its unfloored time counts; at the very same time the greater text. */
function counts(reading: Reading, held: Entry): boolean {
  if (reading.nanos !== held.nanos) return reading.nanos > held.nanos;
  return reading.raw > textOf(held.code);
}

/** `undefined` for what lies behind the last entry. */
function instantOf(second: number): Instant | undefined {
  return second === Infinity ? undefined : (second as Instant);
}

function readingOf(entry: Entry): Reading {
  return { at: entry.at, nanos: entry.nanos, raw: textOf(entry.code) };
}

/**
 * Makes a reading of an unfloored time in epoch seconds.
 * @throws RangeError when the time is no number between 1970 and 2106, the years that a column holds.
 */
export function reading(time: number, raw: RawState): Reading {
  const whole = Math.floor(time);
  if (!(whole >= 0 && whole < 2 ** 32))
    throw new RangeError(`${time} is not an epoch second between 1970 and 2106`);
  return {
    at: instant(whole),
    nanos: Math.min(999_999_999, Math.round((time - whole) * 1e9)),
    raw,
  };
}
