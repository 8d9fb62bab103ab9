import type { Instant } from "#time/instant.ts";
import type { Edit, Touched } from "./edit.ts";
import type { Layer } from "./layer.ts";
import type { RawState } from "./names.ts";
import { endingAfterCut, type Ending, type PersonSpan } from "./person-span.ts";
import { endingOf, type Piece, pieceAt, rawAt, spanAt } from "./piece.ts";
import type { Signal } from "./signal.ts";
import { SpanList } from "./span-list.ts";
import type { Timeline } from "./timeline.ts";

/**
 * A timeline in the course of one request: the layer changes step by step, and the draft keeps what has
 * been taken out and put in, so that in the end the request is known as one edit.
 */
export class Draft implements Timeline {
  readonly signal: Signal;
  readonly now: Instant;
  layer: Layer;
  private readonly removed = new SpanList();
  private readonly inserted = new SpanList();
  /** The seconds whose content may have changed; the end is `Infinity` when nothing known ends it. */
  private start = Infinity;
  private end = -Infinity;
  private asked: Touched | undefined;

  constructor(timeline: Timeline, now: Instant) {
    this.signal = timeline.signal;
    this.layer = timeline.layer;
    this.now = now;
  }

  pieceAt(at: Instant): Piece | undefined {
    return pieceAt(this, at, this.now);
  }

  rawAt(at: Instant): RawState | undefined {
    return rawAt(this, at, this.now);
  }

  spanAt(at: Instant): PersonSpan | undefined {
    return spanAt(this, at, this.now);
  }

  /** How the event in force ends. */
  endingOf(piece: Piece): Ending {
    return endingOf(piece, this.signal, this.now);
  }

  /** Notes the seconds that the request itself speaks of. */
  ask(start: Instant, end: number): void {
    this.asked = { start, end: end === Infinity ? undefined : (end as Instant) };
  }

  /** Counts `[start, end)` among the seconds that the request touches. */
  touch(start: number, end: number): void {
    this.start = Math.min(this.start, start);
    this.end = Math.max(this.end, end);
  }

  remove(span: PersonSpan): void {
    this.layer = this.layer.without(span.startsAt);
    if (!this.inserted.take(span.startsAt)) this.removed.put(span);
  }

  insert(span: PersonSpan): void {
    this.layer = this.layer.with(span);
    this.inserted.put(span);
  }

  replace(span: PersonSpan, by: PersonSpan): void {
    this.remove(span);
    this.insert(by);
  }

  /** Ends the span in force at `at` there, if it began before; what reached on is gone. Answers the whole of it. */
  endAt(at: Instant): PersonSpan | undefined {
    const span = this.spanAt(at);
    if (span === undefined || span.startsAt === at) return undefined;
    this.replace(span, { ...span, ending: { kind: "at", at } });
    return span;
  }

  /** Cuts the span in force at `at` in two: the rest goes on as its own event, its way of ending with it (C6). */
  cutAt(at: Instant): void {
    const cut = this.endAt(at);
    if (cut === undefined) return;
    this.insert({ ...cut, startsAt: at, ending: endingAfterCut(cut.ending, at) });
  }

  /** Takes out every span that starts in `[from, to)`, those that have no seconds included. */
  clear(from: number, to: number): void {
    for (let span = this.layer.after(from - 1); span !== undefined && span.startsAt < to;) {
      this.remove(span);
      span = this.layer.after(span.startsAt);
    }
  }

  /**
   * Puts a span in for `[its start, end)`. Spans without seconds that lie in there go: a late reading could
   * bring them back into a person's seconds (L7).
   */
  place(span: PersonSpan, end: number): void {
    this.clear(span.startsAt, end);
    this.insert(span);
    this.touch(span.startsAt, end);
  }

  edit(): Edit {
    const touched: Touched = {
      start: this.start as Instant,
      end: this.end === Infinity ? undefined : (this.end as Instant),
    };
    return {
      asked: this.asked ?? touched,
      touched,
      removed: this.removed.without(this.inserted),
      inserted: this.inserted.without(this.removed),
    };
  }
}
