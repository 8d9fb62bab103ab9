import { type Bounds, endOf, type TimeScale, zoomAbout } from "#lanes/scale.ts";
import { type Period, periodAt } from "#query/period.ts";
import type { ShownMachine } from "#query/shown.ts";
import { nextWindow, type TimelinesWindow } from "#query/window.ts";
import type { Calendar } from "#time/calendar.ts";
import { floorToInstant, type Instant } from "#time/instant.ts";
import { contains, type Span, span } from "#time/span.ts";

/** The longest stretch of time in view, seconds: a week. */
const LONGEST_VIEW = 7 * 86_400;
/** How far ahead of now a view may go, seconds: to plan, not to get lost. */
const AHEAD = 12 * 3_600;
/** How far back at a plant that has no readings yet, seconds. */
const BACK = 31 * 86_400;

/** The period that a view speaks of: the one on show as long as the view's middle lies in it. */
export function periodOf(scale: TimeScale, held: Period, calendar: Calendar): Period {
  const middle = floorToInstant(Math.max(0, scale.from + scale.span / 2));
  return contains(held.span, middle) ? held : periodAt(calendar, middle);
}

/** What has to be loaded for a view (none: the period itself) and the figures of its period. */
export function windowFor(
  scale: TimeScale | undefined,
  period: Period,
  held: TimelinesWindow | undefined,
): TimelinesWindow {
  const start = Math.min(scale?.from ?? Infinity, period.span.start);
  const end = Math.max(scale === undefined ? 0 : endOf(scale), period.span.end);
  return nextWindow(held, spanAround(Math.max(0, start), end));
}

function spanAround(from: number, to: number): Span {
  return span(floorToInstant(from), floorToInstant(Math.ceil(to)));
}

/** From a little before the first reading of all to a little ahead of now. */
export function boundsOf(
  machines: Iterable<ShownMachine>,
  { span: shown }: Period,
  now: Instant,
): Bounds {
  let first = now - BACK;
  for (const { truth } of machines) first = Math.min(first, truth.firstReadingAt ?? first);
  return {
    min: Math.max(0, Math.min(first - 3_600, shown.start)),
    max: Math.max(now + AHEAD, shown.end),
  };
}

/** Zooms about the instant at `x` CSS pixels, out to a week at most. */
export function zoomed(scale: TimeScale, x: number, factor: number, bounds: Bounds): TimeScale {
  return zoomAbout(scale, x, Math.max(factor, scale.span / LONGEST_VIEW), bounds);
}
