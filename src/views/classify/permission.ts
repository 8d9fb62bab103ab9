import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { Person } from "#query/person.ts";
import { placeOf } from "../place.ts";

export type Permission =
  | { readonly kind: "mayWrite" }
  /** A viewer: someone else has to do it. */
  | { readonly kind: "viewer" }
  /** A supervisor of other areas; `areas` are their names. */
  | { readonly kind: "otherArea"; readonly areas: readonly string[] };

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
