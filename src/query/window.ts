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
  /**
   * Seconds a column of the picture: where there are too many events for a browser, an outline that paints
   * these columns will do. `undefined`: every event is wanted, however many.
   */
  readonly step?: number | undefined;
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
 * more than `most` times what the view needs.
 */
export function nextWindow(
  held: TimelinesWindow | undefined,
  view: Span,
  most = 16,
): TimelinesWindow {
  const wanted = windowAround(view);
  if (held === undefined) return wanted;
  const covers = held.from <= view.start && view.end <= held.to;
  const oversized = held.to - held.from > most * (wanted.to - wanted.from);
  return covers && !oversized ? held : wanted;
}

/**
 * The window to hold for a picture from afar: what is in view and half as much again on each side, for columns
 * of `step` seconds. The same one as long as it covers the view and its columns are as wide.
 */
export function windowFromAfar(
  held: TimelinesWindow | undefined,
  view: Span,
  step: number,
): TimelinesWindow {
  const covers =
    held !== undefined && held.step === step && held.from <= view.start && view.end <= held.to;
  if (covers) return held;
  const skirt = (view.end - view.start) / 2;
  return {
    from: instant(Math.max(0, Math.floor(view.start - skirt))),
    to: instant(Math.ceil(view.end + skirt)),
    step,
  };
}

function stepFor(length: number): number {
  let step = FINEST;
  while (step < length) step *= 2;
  return step;
}
