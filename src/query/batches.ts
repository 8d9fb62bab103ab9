import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";

/** Machines whose timelines are asked for together: neighbours on the board. */
export type Batch = readonly MachineId[];

/** What one answer may bring at most: some 20 kB a machine and shift, a few milliseconds to read and compose. */
const LARGEST = 16;
/** Below that a request costs more than it brings. */
const SMALLEST = 4;
/** In so many a plant of middling size is divided, so that the first lanes stand while the others come. */
const WANTED = 12;

/** A plant's machines in the board's order, cut into batches. The same array for the same plant. */
export function batchesOf(plant: Plant): readonly Batch[] {
  const kept = batches.get(plant);
  if (kept !== undefined) return kept;
  const machines = plant.areas.flatMap((area) => area.machines.map(({ id }) => id));
  const size = Math.min(LARGEST, Math.max(SMALLEST, Math.ceil(machines.length / WANTED)));
  const made: Batch[] = [];
  for (let from = 0; from < machines.length; from += size)
    made.push(machines.slice(from, from + size));
  batches.set(plant, made);
  return made;
}

const batches = new WeakMap<Plant, readonly Batch[]>();
