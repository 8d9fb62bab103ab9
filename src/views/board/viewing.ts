import { type Bounds, endOf, type TimeScale, zoomAbout } from "#lanes/scale.ts";
import { type Period, periodAt } from "#query/period.ts";
import type { ShownMachine } from "#query/shown.ts";
import { startOfKnown } from "#query/truth.ts";
import { nextWindow, type TimelinesWindow, windowFromAfar } from "#query/window.ts";
import type { Calendar } from "#time/calendar.ts";
import { floorToInstant, instant, type Instant, later } from "#time/instant.ts";
import { contains, type Span, span } from "#time/span.ts";

/** The longest stretch of time in view, seconds: the longest month, and a little beside it. */
const LONGEST_VIEW = 32 * 86_400;
/** So many events a browser holds as they are; a picture that would need more is asked for in outline. */
const MOST_EVENTS = 300_000;
/** How far ahead of now a view may go, seconds: to plan, not to get lost. */
const AHEAD = 12 * 3_600;
/** How far back at a plant that has no readings yet, seconds. */
const BACK = 31 * 86_400;

/** A view at rest, and how closely it is painted. */
export interface Rested {
  readonly scale: TimeScale;
  /** Seconds a column of pixels. */
  readonly step: number;
}

/** What of the machines' time is wanted. */
export interface Wanted {
  /** Every event of the period, and of what is in view unless those are too many. */
  readonly near: TimelinesWindow;
  /** Every event around what is chosen, for what stands beside the board: mostly the same window. */
  readonly beside: TimelinesWindow;
  /** Of what is in view, an outline: more events than a browser could hold. `undefined`: `near` has it all. */
  readonly far: TimelinesWindow | undefined;
}

/**
 * The period that a view speaks of: the one on show as long as the view's middle lies in it; from afar, where a
 * shift is a few pixels, as long as it is in view.
 */
export function periodOf(
  scale: TimeScale,
  held: Period,
  calendar: Calendar,
  isFar: boolean,
): Period {
  const middle = floorToInstant(Math.max(0, scale.from + scale.span / 2));
  const { start, end } = held.span;
  const stays = isFar ? start < endOf(scale) && end > scale.from : contains(held.span, middle);
  return stays ? held : periodAt(calendar, middle);
}

/** What is looked at, and what has to be there for it. */
export interface Looking {
  /** `undefined`: the period itself is in view. */
  readonly view: Rested | undefined;
  readonly period: Period;
  /** What is chosen, and the periods that it is in. */
  readonly chosen: readonly Span[];
  /** Events of all machines in a second. */
  readonly density: number;
}

/** What has to be loaded for a view, the figures of its period, and what is chosen; the same while it will do. */
export function wantedFor(looking: Looking, held: Wanted | undefined): Wanted {
  const { near, far } = onBoard(looking, held);
  const { chosen } = looking;
  const around = chosen.length === 0 ? undefined : hullOf(chosen);
  const isNear = around === undefined || (near.from <= around.start && around.end <= near.to);
  const beside = isNear ? near : nextWindow(held?.beside, around, FEW_TIMES);
  const isSame = held?.near === near && held.beside === beside && held.far === far;
  return isSame ? held : { near, beside, far };
}

function onBoard(
  { view, period, density }: Looking,
  held: Wanted | undefined,
): Pick<Wanted, "near" | "far"> {
  if (view === undefined) return { near: nextWindow(held?.near, period.span), far: undefined };
  const inView = spanOf(view.scale);
  const all = nextWindow(held?.near, hullOf([period.span, inView]));
  const isFar = (all.to - all.from) * density > MOST_EVENTS;
  if (!isFar) return { near: all, far: undefined };
  return {
    near: nextWindow(held?.near, period.span, FEW_TIMES),
    far: windowFromAfar(held?.far, inView, view.step),
  };
}

/** A window that is not what is in view is let go when it is so many times what is needed. */
const FEW_TIMES = 4;

/** How many events there are in a second, of all machines together: what tells how much a window would hold. */
export function densityOf(machines: Iterable<ShownMachine>, now: Instant): number {
  let density = 0;
  for (const { truth } of machines) {
    const { signal, layer } = truth.timeline;
    const first = later(truth.knownFrom, truth.firstReadingAt ?? truth.knownFrom);
    const known = (truth.knownTo ?? now) - first;
    // What has just begun says nothing yet.
    if (known >= 3_600) density += (signal.size + layer.size) / known;
  }
  return density;
}

/** Whether all of a machine's events in view are there. */
export function coversView(
  { truth }: ShownMachine,
  view: TimeScale | undefined,
  now: Instant,
): boolean {
  if (view === undefined) return true;
  const from = startOfKnown(truth);
  return from <= view.from && (truth.knownTo ?? now) >= Math.min(endOf(view), now);
}

function spanOf(scale: TimeScale): Span {
  return spanAround(Math.max(0, scale.from), endOf(scale));
}

function hullOf(spans: readonly Span[]): Span {
  const start = Math.min(...spans.map((its) => its.start));
  return span(instant(start), instant(Math.max(...spans.map((its) => its.end))));
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

/** Zooms about the instant at `x` CSS pixels, out to a month at most. */
export function zoomed(scale: TimeScale, x: number, factor: number, bounds: Bounds): TimeScale {
  return zoomAbout(scale, x, Math.max(factor, scale.span / LONGEST_VIEW), bounds);
}
