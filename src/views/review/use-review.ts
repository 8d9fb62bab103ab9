import type { Area, Plant } from "#engine/plant.ts";
import { useLink } from "#query/link.ts";
import { isSilentPlant, type Shown } from "#query/use-shown.ts";
import { type Instant, later } from "#time/instant.ts";
import type { Period } from "#query/period.ts";
import { useMemo, useState } from "react";
import { type Entry, entriesOf } from "./entries.ts";
import { type Filter, filtered, NO_FILTER } from "./filter.ts";
import { type Stop, Stops } from "./stop.ts";

/** What the board shows, as far as the list follows it. */
export interface Showing {
  readonly period: Period;
  /** Those that the board's filter leaves. */
  readonly areas: readonly Area[];
}

export interface Review {
  /** Nothing that is shown has ever reported anything: nothing is explained, nothing is open. */
  readonly isSilent: boolean;
  /** All that wait, longest first; `undefined` until they have been loaded. */
  readonly stops: readonly Stop[] | undefined;
  /** Those that the filter leaves, as lines. */
  readonly entries: readonly Entry[];
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
}

/** The stops of the shift on show that wait for a reason. The filter outlives the list's being closed. */
export function useReview(
  plant: Plant,
  shown: Shown,
  showing: Showing | undefined,
  now: Instant,
): Review {
  const { clock } = useLink();
  const [kept] = useState(() => new Stops());
  const [filter, setFilter] = useState(NO_FILTER);
  const stops = useMemo(() => {
    if (shown.kind === "loading" || showing === undefined) return undefined;
    const machines = showing.areas.flatMap((area) =>
      area.machines.flatMap(({ id }) => shown.machines.get(id) ?? []),
    );
    // What has just been reported lies after the last tick.
    const present = later(now, clock.now());
    return kept.all(machines, { plant, period: showing.period.span, now: present });
  }, [kept, clock, plant, shown, showing, now]);
  const entries = useMemo(
    () => entriesOf(filtered(stops ?? [], filter, plant, now), plant, now, filter.band === "micro"),
    [stops, filter, plant, now],
  );
  const isSilent = shown.kind === "shown" && isSilentPlant(shown);
  return useMemo(
    () => ({ isSilent, stops, entries, filter, setFilter }),
    [isSilent, stops, entries, filter],
  );
}
