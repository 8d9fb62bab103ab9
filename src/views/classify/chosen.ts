import type { Plant } from "#engine/plant.ts";
import type { ShownMachine } from "#query/shown.ts";
import { placeOf } from "../place.ts";
import type { Selection } from "../selection.ts";
import type { Chosen } from "./panel-props.ts";

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
