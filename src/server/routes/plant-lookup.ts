import type { Area, Machine, Plant } from "#engine/plant.ts";

/** S0's machine id → the machine. */
export function machineById(plant: Plant, id: string): Machine | undefined {
  return machinesOf(plant).find((machine) => machine.id === id);
}

export function machinesOf({ areas }: Pick<Plant, "areas">): readonly Machine[] {
  return areas.flatMap((area: Area) => area.machines);
}
