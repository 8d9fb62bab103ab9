import { elapsed, type Instant, type Seconds } from "./instant.ts";

/** A half-open stretch of time, `[start, end)`, never empty. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/** @throws RangeError when the span would be empty or backwards. */
export function span(start: Instant, end: Instant): Span {
  if (start >= end) throw new RangeError(`a span must end after it starts: [${start}, ${end})`);
  return { start, end };
}

export function contains(outer: Span, at: Instant): boolean {
  return outer.start <= at && at < outer.end;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The seconds that both spans share, or `undefined` when they share none. */
export function intersection(a: Span, b: Span): Span | undefined {
  if (!overlaps(a, b)) return undefined;
  return { start: a.start > b.start ? a.start : b.start, end: a.end < b.end ? a.end : b.end };
}

export function lengthOf(of: Span): Seconds {
  return elapsed(of.start, of.end);
}
