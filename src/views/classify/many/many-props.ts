import type { MachineId } from "#engine/names.ts";
import type { Machine, Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Person } from "#query/person.ts";
import type { Fate } from "#query/send.ts";
import type { ShownMachine } from "#query/shown.ts";
import type { Instant } from "#time/instant.ts";
import { type ManySelection, partsOf, type Selection } from "../../selection.ts";
import { type Permission, permissionOf } from "../permission.ts";

/** Several stretches that get one reason. */
export interface ManyChosen {
  readonly selected: ManySelection;
  readonly parts: readonly Selection[];
  /** All that have been loaded, in the board's order: those of the parts, and those that may be added. */
  readonly machines: readonly ManyMachine[];
}

export interface ManyMachine {
  readonly machine: Machine;
  readonly areaId: string;
  readonly areaName: string;
  /** As shown: the server's truth with this person's unsent requests replayed over it. */
  readonly timeline: Timeline;
  readonly firstReadingAt: Instant | undefined;
  readonly knownFrom: Instant;
  readonly permission: Permission;
}

/** What is asked of one machine. */
export interface MachineAsk {
  readonly machine: MachineId;
  readonly requests: readonly Request[];
  /** They split one stretch: the history tells them as one change. */
  readonly isSplit?: boolean;
}

/** What became of it: one fate for each request, in their order. */
export interface MachineFate {
  readonly machine: MachineId;
  readonly fates: readonly Fate[];
}

export function manyOf(
  plant: Plant,
  machines: ReadonlyMap<MachineId, ShownMachine>,
  selected: ManySelection,
  person: Person,
): ManyChosen {
  return {
    selected,
    parts: partsOf(selected),
    machines: plant.areas.flatMap((area) =>
      area.machines.flatMap((machine): readonly ManyMachine[] => {
        const shown = machines.get(machine.id);
        if (shown === undefined) return [];
        const { timeline, truth } = shown;
        return [
          {
            machine,
            areaId: area.id,
            areaName: area.name,
            timeline,
            firstReadingAt: truth.firstReadingAt,
            knownFrom: truth.knownFrom,
            permission: permissionOf(plant, person, machine.id),
          },
        ];
      }),
    ),
  };
}
