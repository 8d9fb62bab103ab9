import type { OutlinedEvents } from "#engine/outline.ts";
import { LaneBuilder } from "./compose.ts";
import type { LaneData } from "./lane.ts";

/** Events of which only those are known that show from afar; each ends where `ends` says. */
export interface OutlinedLooks extends Omit<OutlinedEvents, "codes"> {
  readonly looks: Uint16Array;
}

/** Events of which all are known, contiguous: a whole stretch of the lane. */
export interface Whole extends Pick<LaneData, "starts" | "looks"> {
  /** Where the last one ends. */
  readonly end: number;
}

/**
 * A lane of which some stretches are known as a whole and the rest in outline. In between what the outline
 * tells, and so where there is more than it tells, stands one event that loses to every other (`hidden`), so
 * that columns come out crowded where they would be if all were known.
 *
 * ```
 * outline   RRRRRR|    J|   |JJJ|RRRRRRRR
 * whole                      RJR|RRR|J|R         of which the later one wins
 * lane      RRRRRR|hhhhJ|hhhRJR|RRR|J|RRRR
 * ```
 *
 * @param extent from where on something is there, shown or not, and how far; epoch seconds.
 * @param wholes in order, and apart from each other.
 */
export function laneInOutline(
  outline: OutlinedLooks,
  wholes: readonly Whole[],
  extent: { readonly from: number; readonly to: number },
  hidden: number,
): Whole {
  const builder = new LaneBuilder();
  // An event that is told is told whole, wherever it begins.
  let at = Math.min(extent.from, outline.starts[0] ?? Infinity, wholes[0]?.starts[0] ?? Infinity);
  let place = 0;
  const push = (start: number, end: number, look: number): void => {
    if (start > at) builder.push(at, hidden);
    builder.push(Math.max(start, at), look);
    at = end;
  };
  const { starts, ends, looks } = outline;
  const outlineUpTo = (limit: number): void => {
    for (; place < starts.length && (starts[place] ?? 0) < limit; place += 1) {
      const end = Math.min(ends[place] ?? 0, limit);
      if (end > at) push(starts[place] ?? 0, end, looks[place] ?? hidden);
    }
  };
  for (const whole of wholes) {
    const first = whole.starts[0];
    if (first === undefined) continue;
    outlineUpTo(first);
    for (let i = 0; i < whole.starts.length; i += 1) {
      const end = whole.starts[i + 1] ?? whole.end;
      if (end > at) push(whole.starts[i] ?? 0, end, whole.looks[i] ?? hidden);
    }
    // One that reached into the stretch does not come back behind it.
    while (place < starts.length && (ends[place] ?? 0) <= at) place += 1;
  }
  outlineUpTo(Infinity);
  if (at < extent.to) builder.push(at, hidden);
  return { ...builder.finish(), end: Math.max(at, extent.to) };
}
