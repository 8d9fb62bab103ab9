import { type Instant, instant } from "#time/instant.ts";
import type { EventIndex } from "./event-index.ts";
import type { Meanings } from "./importance.ts";
import { columnAt, outlined, type OutlinedEvents } from "./outline.ts";
import type { Meaning } from "./plant.ts";

/** A machine's events as they show from afar, and for which columns of time that is exact. */
export interface Outline {
  /** Seconds a column. Columns are numbered from the epoch. */
  readonly step: number;
  /** Epoch seconds: from here on it speaks, up to where the slice that comes with it begins. */
  readonly from: Instant;
  /** `codes` count into `meanings`. */
  readonly events: OutlinedEvents;
  readonly meanings: readonly Meaning[];
}

/** The stretch of time that somebody looks at, and how closely. */
export interface Glance {
  readonly from: Instant;
  readonly to: Instant;
  /** Seconds a column of pixels. */
  readonly step: number;
}

/**
 * So much before now is never outlined: it is what people classify and what machines report late, and a change
 * there should cost no more than itself. Seconds.
 */
const RECENT = 12 * 3_600;

/** Where an outline would end and whole events begin: at a column's edge, epoch seconds. */
export function outlineEnd(index: EventIndex, { to, step }: Glance, now: Instant): number {
  const settled = index.settledTo ?? 0;
  return columnAt(Math.max(0, Math.min(settled, to, now - RECENT)), step) * step;
}

/**
 * The outline of what an index knows within a glance; `undefined` where it would have no column, because all
 * of it is recent. The index must have been brought up to now.
 */
export function outlineOf(
  index: EventIndex,
  meanings: Meanings,
  glance: Glance,
  now: Instant,
): Outline | undefined {
  const { from, step } = glance;
  const first = columnAt(from, step);
  const last = columnAt(outlineEnd(index, glance, now), step);
  if (last <= first) return undefined;
  const { starts, ends, codes } = outlined(index.events, meanings.importance, step, first, last);
  const places = new Map<number, number>();
  const own = codes.map((code) => {
    const place = places.get(code) ?? places.size;
    places.set(code, place);
    return place;
  });
  return {
    step,
    from: instant(Math.ceil(first * step)),
    events: { starts, ends, codes: own },
    meanings: [...places.keys()].map((code) => meanings.at(code)),
  };
}
