import { type Calendar, type Shift, shiftAfter, shiftAt, shiftBefore } from "#time/calendar.ts";
import { type Instant, instant } from "#time/instant.ts";
import { dateAt, nextMidnight, startOfDate } from "#time/local-date.ts";
import { type Span, span } from "#time/span.ts";

/**
 * The stretch of time that figures speak of and that the board opens on: a shift; where none is in
 * progress, the time between two; at a plant without shifts, its local day.
 */
export type Period =
  | { readonly kind: "shift"; readonly span: Span; readonly shift: Shift }
  | { readonly kind: "between"; readonly span: Span }
  | { readonly kind: "day"; readonly span: Span };

export function periodAt(calendar: Calendar, at: Instant): Period {
  const shift = shiftAt(calendar, at);
  if (shift !== undefined) return ofShift(shift);
  const before = shiftBefore(calendar, at);
  const after = shiftAfter(calendar, at);
  if (before === undefined || after === undefined) return dayAt(calendar, at);
  return { kind: "between", span: span(latestEnd(calendar, before, at), after.startsAt) };
}

/** The shift before; without shifts the day before. Free time between shifts is stepped over. */
export function periodBefore(calendar: Calendar, { span: { start } }: Period): Period {
  const shift = shiftBefore(calendar, start);
  if (shift !== undefined) return ofShift(shift);
  return dayAt(calendar, instant(Math.max(0, start - 1)));
}

/** The shift after; without shifts the day after. */
export function periodAfter(calendar: Calendar, period: Period): Period {
  const { start, end } = period.span;
  const shift = shiftAfter(calendar, start);
  return shift === undefined ? dayAt(calendar, end) : ofShift(shift);
}

function ofShift(shift: Shift): Period {
  return { kind: "shift", span: span(shift.startsAt, shift.endsAt), shift };
}

function dayAt({ zone }: Calendar, at: Instant): Period {
  return { kind: "day", span: span(startOfDate(zone, dateAt(zone, at)), nextMidnight(zone, at)) };
}

/** Where shifts overlap the one that started last may have ended before another that is longer. */
function latestEnd(calendar: Calendar, before: Shift, at: Instant): Instant {
  const earlier = shiftBefore(calendar, before.startsAt);
  const longer = earlier !== undefined && earlier.endsAt > before.endsAt && earlier.endsAt <= at;
  return longer ? earlier.endsAt : before.endsAt;
}
