import type { MachineId } from "#engine/names.ts";
import type { Area, Machine, Plant } from "#engine/plant.ts";

interface Place {
  readonly area: Area;
  readonly machine: Machine;
}

/** Where a machine stands; `undefined` when the plant file no longer knows it. */
export function placeOf(plant: Plant, id: MachineId): Place | undefined {
  for (const area of plant.areas) {
    const machine = area.machines.find((candidate) => candidate.id === id);
    if (machine !== undefined) return { area, machine };
  }
  return undefined;
}
