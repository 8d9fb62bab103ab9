import type { MachineId } from "#engine/names.ts";
import type { Outline } from "#engine/outline-of.ts";
import type { Plant } from "#engine/plant.ts";
import { composeInto, LaneBuilder } from "#lanes/compose.ts";
import type { LaneData } from "#lanes/lane.ts";
import type { LookTable } from "#lanes/looks.ts";
import { laneInOutline, type OutlinedLooks, type Whole } from "#lanes/outlined-lane.ts";
import type { ShownMachine } from "#query/shown.ts";
import { startOfKnown } from "#query/truth.ts";
import type { Instant } from "#time/instant.ts";
import type { MachineLane } from "./machine-lane.ts";

/** What lanes from afar are composed from; the same objects give the same lanes. */
export interface FarComposing {
  readonly plant: Plant;
  readonly table: LookTable;
  readonly now: Instant;
}

interface Held {
  readonly far: ShownMachine;
  readonly near: LaneData | undefined;
  readonly plant: Plant;
  readonly table: LookTable;
  readonly lane: LaneData;
  /** When it was composed: at an earlier now there would be less. */
  readonly holdsFrom: Instant;
  /** Until then time alone makes no other events. */
  readonly holdsUntil: number;
}

/** Composes lanes from afar and keeps them as long as nothing in them changes. */
export class FarLanes {
  private readonly held = new Map<MachineId, Held>();

  of(far: ShownMachine, near: MachineLane | undefined, composing: FarComposing): LaneData {
    const { machineId } = far.truth;
    const { plant, table, now } = composing;
    const held = this.held.get(machineId);
    if (
      held?.far === far &&
      held.near === near?.lane &&
      held.plant === plant &&
      held.table === table &&
      now >= held.holdsFrom &&
      now < held.holdsUntil
    )
      return held.lane;
    const made = farLaneOf(far, near?.lane, composing);
    this.held.set(machineId, { far, near: near?.lane, plant, table, holdsFrom: now, ...made });
    return made.lane;
  }

  /** Lets go of all but these: an outline is of one zoom, and large. */
  keepOnly(machines: { has(machine: MachineId): boolean }): void {
    for (const machine of this.held.keys()) if (!machines.has(machine)) this.held.delete(machine);
  }
}

/**
 * A machine's lane over weeks: the outline of what is long over, and over it every event of the stretches
 * whose events are there, so that what was asked or reported a moment ago shows at once.
 *
 * ```
 * outline   ──────────────────────────────┐
 * near                ■■■■■■■■            │   the events of the period, with what waits to be sent
 * far                                     └■■■■■■■■■ the events since half a day ago
 * lane      ──────────■■■■■■■■────────────■■■■■■■■■■
 * ```
 *
 * @param near the machine's own lane, of which every event is known; `undefined`: it has not come.
 */
export function farLaneOf(
  { truth, timeline }: ShownMachine,
  near: LaneData | undefined,
  { plant, table, now }: FarComposing,
): { readonly lane: LaneData; readonly holdsUntil: number } {
  const { machineId, outline, knownFrom, knownTo, firstReadingAt } = truth;
  const builder = new LaneBuilder();
  const reach = { from: knownFrom, to: knownTo };
  const composed = composeInto(builder, timeline, plant.mapping, table, reach, now);
  const recent = endedAt({ ...builder.finish(), end: composed.end }, knownTo);
  const told = outline === undefined ? NOTHING_TOLD : looksOf(outline, table);
  // Before its first reading a machine did nothing, seen or not.
  const begin = Math.max(outline?.from ?? knownFrom, firstReadingAt ?? 0);
  const end = recent.starts.length === 0 ? (told.ends.at(-1) ?? begin) : recent.end;
  const wholes = [recent];
  const close = near === undefined ? undefined : endedAt(near, near.knownTo);
  if (close !== undefined && touches(close, begin, end)) wholes.push(close);
  wholes.sort((a, b) => (a.starts[0] ?? Infinity) - (b.starts[0] ?? Infinity));
  const isWhole = begin <= (firstReadingAt ?? 0) || startOfKnown(truth) === -Infinity;
  const lane = {
    id: machineId,
    ...laneInOutline(told, wholes, { from: begin, to: end }, table.hidden),
    knownFrom: isWhole ? undefined : begin,
    knownTo,
  };
  return { lane, holdsUntil: composed.holdsUntil };
}

/** Without the event that begins where what is known ends: nobody knows how long it is. */
function endedAt({ starts, looks, end }: Whole, knownTo: number | undefined): Whole {
  if (knownTo === undefined || end <= knownTo) return { starts, looks, end };
  let count = starts.length;
  while (count > 0 && (starts[count - 1] ?? 0) >= knownTo) count -= 1;
  return { starts: starts.subarray(0, count), looks: looks.subarray(0, count), end: knownTo };
}

/** Whether events lie within a stretch or right beside it: with time between, nobody would know what was there. */
function touches({ starts, end }: Whole, from: number, to: number): boolean {
  const [first] = starts;
  return first !== undefined && first <= to && end >= from;
}

const NOTHING_TOLD: OutlinedLooks = {
  starts: new Uint32Array(0),
  ends: new Uint32Array(0),
  looks: new Uint16Array(0),
};

function looksOf({ events, meanings }: Outline, table: LookTable): OutlinedLooks {
  const places = meanings.map(({ reason, pending }) => table.indexOf(reason, pending));
  const { starts, ends, codes } = events;
  return { starts, ends, looks: codes.map((code) => places[code] ?? table.hidden) };
}
