import type { Instant } from "#time/instant.ts";
import type { PersonSpan } from "./person-span.ts";

/** Spans in order of their start, one at each: what a request takes out or puts in, one or two as a rule. */
export class SpanList {
  readonly spans: PersonSpan[] = [];

  /** Puts a span in, in the place of one with the same start. */
  put(span: PersonSpan): void {
    const { spans } = this;
    const place = this.placeOf(span.startsAt);
    if (place === spans.length) spans.push(span);
    else if (spans[place]?.startsAt === span.startsAt) spans[place] = span;
    else spans.splice(place, 0, span);
  }

  /** Takes the span with this start out; whether there was one. */
  take(startsAt: Instant): boolean {
    const place = this.placeOf(startsAt);
    if (this.spans[place]?.startsAt !== startsAt) return false;
    this.spans.splice(place, 1);
    return true;
  }

  /** The spans that do not stand in another list as the very same object. */
  without(others: SpanList): readonly PersonSpan[] {
    if (this.spans.length === 0 || others.spans.length === 0) return this.spans;
    return this.spans.filter((span) => others.spans[others.placeOf(span.startsAt)] !== span);
  }

  /** Of the first span with this start or a later one. */
  private placeOf(startsAt: Instant): number {
    const { spans } = this;
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.startsAt ?? Infinity) < startsAt) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
