import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { Person } from "#query/person.ts";
import type { ShownMachine } from "#query/shown.ts";
import { placeOf } from "../place.ts";
import type { Selection } from "../selection.ts";
import type { Chosen, Permission } from "./panel-props.ts";

/** What the panel is to speak of; `undefined` while that machine's timeline has not been loaded. */
export function chosenOf(
  plant: Plant,
  shown: ShownMachine | undefined,
  selection: Selection | undefined,
): Chosen | undefined {
  if (selection === undefined) return undefined;
  const place = placeOf(plant, selection.machine);
  if (place === undefined || shown === undefined) return undefined;
  return {
    machine: place.machine,
    areaName: place.area.name,
    selection,
    timeline: shown.timeline,
    firstReadingAt: shown.truth.firstReadingAt,
    knownFrom: shown.truth.knownFrom,
  };
}

/** Whether a person may change a machine (contracts, "People"); the server has the last word. */
export function permissionOf(
  plant: Plant,
  { role, areas }: Person,
  machine: MachineId | undefined,
): Permission {
  if (role === "viewer" || role === "machine") return { kind: "viewer" };
  if (role === "admin" || areas.length === 0 || machine === undefined) return { kind: "mayWrite" };
  const place = placeOf(plant, machine);
  if (place === undefined || areas.includes(place.area.id)) return { kind: "mayWrite" };
  return {
    kind: "otherArea",
    areas: plant.areas.filter(({ id }) => areas.includes(id)).map(({ name }) => name),
  };
}
