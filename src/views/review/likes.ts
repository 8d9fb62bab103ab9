import { type RawState, type ReasonCode } from "#engine/names.ts";
import { notOffered, type Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { placeOf } from "../place.ts";
import { type BandKey, bandOf } from "./band.ts";
import type { Stop } from "./stop.ts";

/** What makes stops alike: machines of one area, the same raw state, about the same length. */
export interface Likeness {
  readonly areaId: string;
  readonly raw: RawState;
  readonly band: BandKey;
}

/** `undefined` for a machine that the plant no longer has. */
export function likenessOf(
  { machine, event }: Pick<Stop, "machine" | "event">,
  plant: Plant,
  now: Instant,
): Likeness | undefined {
  const place = placeOf(plant, machine);
  if (place === undefined) return undefined;
  return { areaId: place.area.id, raw: event.raw, band: bandOf(event, plant, now) };
}

/** The stops that wait and are like one that has been explained, as far as its reason is offered for them. */
export function likesOf(
  likeness: Likeness,
  reason: ReasonCode,
  stops: readonly Stop[],
  plant: Plant,
  now: Instant,
): readonly Stop[] {
  const known = plant.reasons.find(({ code }) => code === reason);
  if (known === undefined) return [];
  return stops.filter((stop) => {
    const its = likenessOf(stop, plant, now);
    return (
      its?.areaId === likeness.areaId &&
      its.raw === likeness.raw &&
      its.band === likeness.band &&
      notOffered(known, stop.machine, its.raw) === undefined
    );
  });
}
