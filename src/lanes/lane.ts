import type { UtilizationEvent } from "#engine/event.ts";
import type { LookTable } from "./looks.ts";

/**
 * One machine's events in columns: what the painter, the hit test and the keyboard all read. Immutable;
 * a change makes a new one (the arrays may be shared).
 */
export interface LaneData {
  readonly id: string;
  /** Event starts in whole epoch seconds, strictly ascending; event `i` ends where `i + 1` starts. */
  readonly starts: Uint32Array;
  /** For each event, an index into the scene's looks. */
  readonly looks: Uint16Array;
  /** Where the last event ends, epoch seconds: now, while it is the current event. */
  readonly end: number;
  /**
   * Epoch seconds. What is before it has not been loaded, and is drawn so; `undefined`: everything has.
   * Time that is loaded and before the first event is time without readings.
   */
  readonly knownFrom?: number | undefined;
  /** Epoch seconds. What is after it, up to now, has not been loaded; `undefined`: everything has. */
  readonly knownTo?: number | undefined;
}

/** The end of event `index` in epoch seconds. */
export function endOfEvent(lane: LaneData, index: number): number {
  return lane.starts[index + 1] ?? lane.end;
}

/**
 * Puts one machine's events (contiguous and in order, as the engine gives them) into columns. `until` is
 * where the current event's bar ends, in epoch seconds: now.
 */
export function laneOf(
  id: string,
  events: readonly UtilizationEvent[],
  table: LookTable,
  until: number,
  knownFrom?: number,
): LaneData {
  const starts = new Uint32Array(events.length);
  const looks = new Uint16Array(events.length);
  let index = 0;
  for (const event of events) {
    starts[index] = event.startsAt;
    looks[index] = table.indexOf(event.reason, event.pending);
    index += 1;
  }
  return { id, starts, looks, end: events.at(-1)?.endsAt ?? until, knownFrom };
}
