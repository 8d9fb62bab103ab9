import type { Instant } from "#time/instant.ts";
import { EventList, type EventPlace, type EventRun } from "./event-list.ts";
import type { Meanings } from "./importance.ts";
import type { Piece } from "./piece.ts";
import { piecesFrom } from "./piece-walk.ts";
import { type Mapping, meaningOf } from "./plant.ts";
import type { PersonSpan } from "./person-span.ts";
import type { RawState } from "./names.ts";
import type { Signal } from "./signal.ts";
import type { Timeline } from "./timeline.ts";

/** A stretch of time in which events may have changed, epoch seconds: from the first on, at least up to the last. */
interface Dirty {
  readonly from: number;
  readonly to: number;
}

/** Pieces that one step of building takes: a few milliseconds. */
const STEP = 20_000;

/**
 * All events of a machine that are over, in columns, kept up to date as it reports and as people classify.
 * Events that are over stay as they are while time goes on, so that only what was reported or asked has to be
 * composed again: for an appended reading that is nothing but the event that it ended.
 *
 * Events that are not over yet are not in it: compose those from {@link settledTo} on.
 */
export class EventIndex {
  readonly events = new EventList();
  private readonly meanings: Meanings;
  private readonly mapping: Mapping;
  private readonly codes = new Map<RawState, number>();
  private dirty: Dirty | undefined;
  private isComposing = false;

  constructor(meanings: Meanings, mapping: Mapping) {
    this.meanings = meanings;
    this.mapping = mapping;
  }

  /** Up to here the index speaks; `undefined`: it is empty. */
  get settledTo(): number | undefined {
    return this.events.end;
  }

  /** Readings have come into the signal, which has them by now. O(log n). */
  noteReadings(signal: Signal, readings: Iterable<{ readonly at: Instant }>): void {
    let from = Infinity;
    let to = -Infinity;
    for (const { at } of readings) {
      from = Math.min(from, at);
      to = Math.max(to, at);
    }
    if (from > to) return;
    // A reading may make a change of the next one, or a repeat; and what ended with that ends with the one after.
    const next = signal.changeAfter(to as Instant);
    const last = next === undefined ? undefined : signal.changeAfter(next);
    this.soil({ from, to: last ?? Infinity });
  }

  /** Someone's request has taken these spans away and put those in. */
  noteSpans(removed: Iterable<Instant>, inserted: Iterable<Pick<PersonSpan, "startsAt">>): void {
    for (const at of removed) this.soil({ from: at, to: at + 1 });
    for (const { startsAt } of inserted) this.soil({ from: startsAt, to: startsAt + 1 });
  }

  /**
   * Brings the index up to the timeline as it stands at `now`, which must not be earlier than the time before;
   * everything that has changed since must have been noted. Costs what has changed and what is new.
   */
  bring(timeline: Timeline, now: Instant): void {
    for (const _ of this.bringing(timeline, now));
  }

  /** The same in steps of a few milliseconds, for a first time that may take long. */
  *bringing(timeline: Timeline, now: Instant): Generator<undefined, void, undefined> {
    const { dirty } = this;
    this.dirty = undefined;
    if (dirty !== undefined) this.mend(timeline, now, dirty);
    this.isComposing = true;
    yield* this.goOn(timeline, now);
    this.isComposing = false;
  }

  private soil({ from, to }: Dirty): void {
    const { dirty } = this;
    // What is not over yet has not been composed; unless it is just being.
    if (!this.isComposing && from > (this.settledTo ?? -Infinity)) return;
    this.dirty =
      dirty === undefined
        ? { from, to }
        : { from: Math.min(from, dirty.from), to: Math.max(to, dirty.to) };
  }

  /** Composes a stretch again, until from some event on all is as it was. */
  private mend(timeline: Timeline, now: Instant, { from, to }: Dirty): void {
    const { events } = this;
    const first = events.inForce(from - 1) ?? { chunk: 0, place: 0 };
    const start = Math.min(startOf(events, first) ?? from, from);
    const run = new Run();
    for (
      let piece = piecesFrom(timeline, start as Instant, now);
      piece !== undefined;
      piece = piece.next()
    ) {
      const { startsAt } = piece;
      if (startsAt >= to && this.startsAt(startsAt)) {
        return events.replace(first, startsAt, run.finish(startsAt), this.meanings.importance);
      }
      if (piece.endsAt > now) {
        return events.replace(first, Infinity, run.finish(startsAt), this.meanings.importance);
      }
      run.push(startsAt, this.codeOf(piece));
    }
    events.replace(first, Infinity, run.finish(now), this.meanings.importance);
  }

  /** Adds what is over by now. */
  private *goOn(timeline: Timeline, now: Instant): Generator<undefined, void, undefined> {
    const from = this.settledTo ?? timeline.signal.first;
    if (from === undefined || from > now) return;
    let run = new Run();
    let end: number = from;
    for (
      let piece = piecesFrom(timeline, from as Instant, now);
      piece !== undefined;
      piece = piece.next()
    ) {
      if (piece.endsAt > now) break;
      run.push(piece.startsAt, this.codeOf(piece));
      end = piece.endsAt;
      if (run.size < STEP) continue;
      this.append(run, end);
      run = new Run();
      yield;
    }
    if (run.size > 0) this.append(run, end);
  }

  private append(run: Run, end: number): void {
    this.events.append(run.finish(end), this.meanings.importance);
  }

  /** Whether an event starts at this very second. */
  private startsAt(second: number): boolean {
    const place = this.events.inForce(second);
    return place !== undefined && startOf(this.events, place) === second;
  }

  private codeOf({ raw, span }: Piece): number {
    if (span !== undefined) return this.meanings.codeOf(span.reason, span.pending);
    const known = this.codes.get(raw);
    if (known !== undefined) return known;
    const { reason, pending } = meaningOf(this.mapping, raw);
    const code = this.meanings.codeOf(reason, pending);
    this.codes.set(raw, code);
    return code;
  }
}

function startOf(events: EventList, { chunk, place }: EventPlace): number | undefined {
  return events.chunkAt(chunk)?.starts[place];
}

/** Events on their way into the list. */
class Run {
  size = 0;
  private starts = new Uint32Array(16);
  private codes = new Uint16Array(16);

  push(start: number, code: number): void {
    if (this.size === this.starts.length) {
      const { starts, codes } = this;
      this.starts = new Uint32Array(2 * this.size);
      this.codes = new Uint16Array(2 * this.size);
      this.starts.set(starts);
      this.codes.set(codes);
    }
    this.starts[this.size] = start;
    this.codes[this.size] = code;
    this.size += 1;
  }

  finish(end: number): EventRun {
    const { size } = this;
    return { starts: this.starts.subarray(0, size), codes: this.codes.subarray(0, size), end };
  }
}
