import type { Instant } from "./instant.ts";

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
