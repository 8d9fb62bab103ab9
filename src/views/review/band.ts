import type { UtilizationEvent } from "#engine/event.ts";
import type { Plant } from "#engine/plant.ts";
import { elapsed, type Instant } from "#time/instant.ts";

/** How long a stop is, roughly: stops of one band tend to have the same kind of reason. */
export type BandKey = "micro" | "short" | "middle" | "long";

export interface Band {
  readonly key: BandKey;
  /** Seconds: `from <= length < to`. */
  readonly from: number;
  readonly to: number;
}

/** Up to here a stop is short, seconds: nobody was called. */
const SHORT = 600;
/** Up to here it is middling; longer ones are repairs and changeovers. */
const MIDDLE = 3_600;

/** The plant's bands, shortest first; one that the micro-stops leave nothing of is left out. */
export function bandsOf({ microStopSeconds }: Pick<Plant, "microStopSeconds">): readonly Band[] {
  const micro = microStopSeconds ?? 0;
  const edges: readonly (readonly [BandKey, number])[] = [
    ["micro", micro],
    ["short", Math.max(SHORT, micro)],
    ["middle", Math.max(MIDDLE, micro)],
    ["long", Infinity],
  ];
  return edges.flatMap(([key, to], index): readonly Band[] => {
    const from = edges[index - 1]?.[1] ?? 0;
    return from < to ? [{ key, from, to }] : [];
  });
}

/** The band of a stop by its whole length; one that still goes on is no micro-stop, however short it is yet. */
export function bandOf(
  { startsAt, endsAt }: Pick<UtilizationEvent, "startsAt" | "endsAt">,
  plant: Pick<Plant, "microStopSeconds">,
  now: Instant,
): BandKey {
  const length = elapsed(startsAt, endsAt ?? now);
  const found = bandsOf(plant).find(
    ({ key, from, to }) =>
      from <= length && length < to && !(key === "micro" && endsAt === undefined),
  );
  return found?.key ?? "short";
}
