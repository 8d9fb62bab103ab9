import type { MachineId } from "#engine/names.ts";
import type { Area, Machine } from "#engine/plant.ts";

/** A machine and the area that it stands in. */
export interface Placed {
  readonly machine: Machine;
  readonly area: Area;
}

/** Machines that stand together on the board under one heading. */
export interface Group {
  readonly key: string;
  readonly name: string;
  readonly machines: readonly Placed[];
}

/** The key of the group that stands first. */
export const PINNED = "pinned";

/**
 * The machines that a person has pinned first, then areas in the plant file's order with those that are left.
 * Each machine stands on the board once; a group without machines is left out.
 */
export function groupsOf(
  areas: readonly Area[],
  pinned: ReadonlySet<MachineId>,
  pinnedName: string,
): readonly Group[] {
  const all = areas.flatMap((area) => area.machines.map((machine) => ({ machine, area })));
  const groups = areas.map(({ id, name }) => ({
    key: `area ${id}`,
    name,
    machines: all.filter(({ machine, area }) => area.id === id && !pinned.has(machine.id)),
  }));
  const first = {
    key: PINNED,
    name: pinnedName,
    machines: all.filter(({ machine }) => pinned.has(machine.id)),
  };
  return [first, ...groups].filter(({ machines }) => machines.length > 0);
}
