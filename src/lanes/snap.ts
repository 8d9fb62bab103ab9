import { endOfEvent, type LaneData } from "./lane.ts";
import { secondsPerPixel, timeAt, type TimeScale } from "./scale.ts";
import { eventIndexAt } from "./walk.ts";

/** Where a dragged edge comes to rest: epoch seconds, whole. */
export interface Snapped {
  readonly at: number;
  /** `edge`: of an event, or one of the instants given; `minute`: a whole one; `free`: any second. */
  readonly to: "edge" | "minute" | "free";
}

export interface SnapOptions {
  /** The lane whose event edges attract. */
  readonly lane: LaneData | undefined;
  /** Instants that attract like an event's edge: now, a shift's edges, another lane's selection. */
  readonly also?: readonly number[];
  /** CSS pixels. */
  readonly tolerance?: number;
}

/** CSS pixels: close enough to be meant, far enough to be avoided by a hand with a glove. */
export const SNAP_TOLERANCE = 8;

/**
 * The instant that a pointer at `x` CSS pixels means: the nearest event edge within the tolerance; else
 * the nearest whole minute, if that is within it too (zoomed out it always is); else the second under the
 * pointer. Minutes are multiples of 60 s of the epoch: plants' clocks have been whole minutes from UTC
 * for as long as machines have reported.
 */
export function snap(scale: TimeScale, x: number, options: SnapOptions): Snapped {
  const at = timeAt(scale, x);
  const reach = (options.tolerance ?? SNAP_TOLERANCE) * secondsPerPixel(scale);
  const edge = nearest(at, [...edgesAround(options.lane, at), ...(options.also ?? [])]);
  if (edge !== undefined && Math.abs(edge - at) <= reach) return { at: edge, to: "edge" };
  const minute = Math.round(at / 60) * 60;
  if (Math.abs(minute - at) <= reach) return { at: minute, to: "minute" };
  return { at: Math.round(at), to: "free" };
}

/** The edges of the event in force at `at`; or, outside the events, the nearest one. */
function edgesAround(lane: LaneData | undefined, at: number): readonly number[] {
  const first = lane?.starts[0];
  if (lane === undefined || first === undefined) return [];
  const index = eventIndexAt(lane, at);
  if (index === undefined) return at < first ? [first] : [lane.end];
  return [lane.starts[index] ?? first, endOfEvent(lane, index)];
}

function nearest(at: number, candidates: readonly number[]): number | undefined {
  let best: number | undefined;
  for (const candidate of candidates) {
    if (best === undefined || Math.abs(candidate - at) < Math.abs(best - at)) best = candidate;
  }
  return best;
}
