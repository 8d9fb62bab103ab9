import type { Plant } from "#engine/plant.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import type { MachineId, ReasonCode } from "#engine/names.ts";
import type { Instant, Seconds } from "#time/instant.ts";
import { placeOf } from "../place.ts";
import type { EventSelection } from "../selection.ts";
import { bandsOf } from "./band.ts";
import { likenessOf, likesOf } from "./likes.ts";
import { selectionOf, type Stop, totalOf } from "./stop.ts";
import { bandWords, words } from "./words.ts";

/** Stops that are like one that was explained, to be explained together. */
export interface OfferedLikes {
  readonly of: readonly EventSelection[];
  readonly seconds: Seconds;
  /** What they have in common. */
  readonly words: string;
}

/** What a person explained: the stop as it stood before, and the reason that they gave. */
export interface ExplainedStop {
  readonly machine: MachineId;
  readonly event: UtilizationEvent;
  readonly reason: ReasonCode;
}

/** `undefined`: nothing that waits is like it. */
export function likesFor(
  { machine, event, reason }: ExplainedStop,
  stops: readonly Stop[],
  plant: Plant,
  now: Instant,
): OfferedLikes | undefined {
  const likeness = likenessOf({ machine, event }, plant, now);
  if (likeness === undefined) return undefined;
  // What was shown before its answer came would offer the stop itself.
  const others = stops.filter(
    (stop) => stop.machine !== machine || stop.event.startsAt !== event.startsAt,
  );
  const found = likesOf(likeness, reason, others, plant, now);
  if (found.length === 0) return undefined;
  const band = bandsOf(plant).find(({ key }) => key === likeness.band);
  const area = placeOf(plant, machine)?.area.name ?? "";
  return {
    of: found.map(selectionOf),
    seconds: totalOf(found),
    words: words.like(area, likeness.raw, band === undefined ? "" : bandWords(band)),
  };
}
