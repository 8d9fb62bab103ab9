import type { Instant } from "#time/instant.ts";
import { instant } from "#time/instant.ts";
import type { Span } from "#time/span.ts";

/**
 * The stretch of time whose timelines are fetched together. Wider than what is in view, and on a grid,
 * so that a pan seldom fetches and two people on the same shift ask for the same thing.
 */
export interface TimelinesWindow {
  readonly from: Instant;
  readonly to: Instant;
}

/** One hour: the finest grid. Below it the answer is small whatever the window. */
const FINEST = 3_600;

/**
 * The window for a view: half a grid step of skirt on each side, then out to the grid, whose step is
 * the least power of two of hours that is at least as long as the view. A view of 8 h asks for 16 to 24 h.
 */
export function windowAround(view: Span): TimelinesWindow {
  const step = stepFor(view.end - view.start);
  const from = Math.floor((view.start - step / 2) / step) * step;
  const to = Math.ceil((view.end + step / 2) / step) * step;
  return { from: instant(Math.max(0, from)), to: instant(to) };
}

/**
 * The window to hold for a view when `held` is there already: the same one as long as it covers the
 * view, so that zooming in and panning within the skirt fetch nothing; a smaller one only when `held` is
 * more than 16 times what the view needs.
 */
export function nextWindow(held: TimelinesWindow | undefined, view: Span): TimelinesWindow {
  const wanted = windowAround(view);
  if (held === undefined) return wanted;
  const covers = held.from <= view.start && view.end <= held.to;
  const oversized = held.to - held.from > 16 * (wanted.to - wanted.from);
  return covers && !oversized ? held : wanted;
}

function stepFor(length: number): number {
  let step = FINEST;
  while (step < length) step *= 2;
  return step;
}
