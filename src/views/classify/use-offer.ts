import type { MachineId, RawState } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { useMemo } from "react";
import { type Offer, offerOf } from "./offer.ts";

/** The reasons for one machine after one raw state. */
export function useOffer(plant: Plant, machine: MachineId, raw: RawState | undefined): Offer {
  return useMemo(() => offerOf(plant.reasons, [{ machine, raw }]), [plant, machine, raw]);
}
