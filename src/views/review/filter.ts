import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { placeOf } from "../place.ts";
import { type BandKey, bandOf } from "./band.ts";
import type { Stop } from "./stop.ts";

/** Which stops a person wants to see. */
export interface Filter {
  readonly place: Place;
  /** `undefined`: of any length. */
  readonly band: BandKey | undefined;
}

export type Place =
  | { readonly kind: "anywhere" }
  | { readonly kind: "area"; readonly id: string }
  | { readonly kind: "machine"; readonly id: MachineId };

export const NO_FILTER: Filter = { place: { kind: "anywhere" }, band: undefined };

export function isFiltering({ place, band }: Filter): boolean {
  return place.kind !== "anywhere" || band !== undefined;
}

export function filtered(
  stops: readonly Stop[],
  filter: Filter,
  plant: Plant,
  now: Instant,
): readonly Stop[] {
  if (!isFiltering(filter)) return stops;
  return stops.filter(
    (stop) =>
      isAt(stop, filter.place, plant) &&
      (filter.band === undefined || bandOf(stop.event, plant, now) === filter.band),
  );
}

function isAt({ machine }: Stop, place: Place, plant: Plant): boolean {
  switch (place.kind) {
    case "anywhere":
      return true;
    case "area":
      return placeOf(plant, machine)?.area.id === place.id;
    case "machine":
      return machine === place.id;
  }
}
