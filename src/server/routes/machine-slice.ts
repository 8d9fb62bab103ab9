import type { MachineSlice } from "#contract/timelines.ts";
import type { MachineId } from "#engine/names.ts";
import { outlineEnd, outlineOf } from "#engine/outline-of.ts";
import { sliceOf } from "#engine/slice.ts";
import type { Timeline } from "#engine/timeline.ts";
import { type Instant, instant, later } from "#time/instant.ts";
import type { Kept, Record } from "../record/record.ts";
import { machinesOf } from "./plant-lookup.ts";

/** Which stretch of time is asked for; `step`: how closely it is looked at, seconds a column of pixels. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
  /** `undefined`: every event is wanted. */
  readonly step: number | undefined;
}

/** So many events of a whole plant a browser is given as they are; beyond that, outlines (decision 0012). */
export const MOST_EVENTS = 300_000;

/**
 * A machine's part of an answer: all of its events in the window, or where they are too many an outline of the
 * past.
 * @param most events of the whole plant that are given as they are.
 */
export async function sliceFor(
  record: Record,
  machine: MachineId,
  { from, to, step }: Window,
  now: Instant,
  most = MOST_EVENTS,
): Promise<MachineSlice> {
  const kept = await record.timeline(machine);
  // Every machine has its share, so that what one answer is given does not hang on what another asked for.
  const share = Math.floor(most / Math.max(1, machinesOf(record.plant).length));
  if (step === undefined || eventsAtMost(kept.timeline) <= share)
    return whole(machine, kept, from, to, now);
  const indexed = await record.indexed(machine, now);
  const { index, meanings } = indexed;
  if (index.events.count(from, to) <= share) return whole(machine, indexed, from, to, now);
  const glance = { from, to, step };
  const outline = outlineOf(index, meanings, glance, now);
  const begin =
    outline === undefined ? from : later(from, instant(Math.floor(outlineEnd(index, glance, now))));
  return { ...whole(machine, indexed, begin, to, now), outline };
}

/** Without counting: a reading begins one event at most, a span one and another behind it. */
function eventsAtMost({ signal, layer }: Timeline): number {
  return signal.size + 2 * layer.size;
}

function whole(
  machine: MachineId,
  { timeline, revision }: Kept,
  from: Instant,
  to: Instant,
  now: Instant,
): MachineSlice {
  // Without events yet, whatever there is is known: readings of a clock that goes a little fast.
  const slice = sliceOf(timeline, from, to, now) ?? {
    timeline,
    knownFrom: instant(0),
    knownTo: undefined,
  };
  return {
    machine,
    revision,
    firstReadingAt: timeline.signal.first,
    knownFrom: slice.knownFrom,
    knownTo: slice.knownTo,
    timeline: slice.timeline,
  };
}
