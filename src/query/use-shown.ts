import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { useQueries, useQuery } from "@tanstack/react-query";
import { earlier, type Instant } from "#time/instant.ts";
import { useState, useSyncExternalStore } from "react";
import { batchesOf } from "./batches.ts";
import type { Unreachable } from "./client.ts";
import type { KnownTimelines } from "./known/known-timelines.ts";
import { type Link, useLink } from "./link.ts";
import { reasonOf } from "./session.ts";
import { type ShownMachine, ShownMemo } from "./shown.ts";
import { Stale } from "./stale.ts";
import { timelinesQuery } from "./timelines.ts";
import type { MachineTruth } from "./truth.ts";
import { usePending } from "./use-live.ts";
import type { TimelinesWindow } from "./window.ts";

/** How many of the machines that are wanted have come for the window that is wanted. */
export interface Progress {
  readonly loaded: number;
  readonly of: number;
}

export type Shown =
  /** Nothing to show yet. `unreachable` says why it takes so long, when it does; asking goes on. */
  | { readonly kind: "loading"; readonly unreachable: Unreachable | undefined }
  | {
      readonly kind: "shown";
      readonly progress: Progress;
      /**
       * Those that have come; one whose new window has not is shown as it was in the one before, or, while the
       * server does not answer, as it was known last.
       */
      readonly machines: ReadonlyMap<MachineId, ShownMachine>;
      /** Some of it is only known to have been so at this moment; `undefined`: all of it came from the server. */
      readonly knownAt: Instant | undefined;
    };

/** All machines have come, and none of them has ever reported anything. */
export function isSilentPlant({ progress, machines }: Extract<Shown, { kind: "shown" }>): boolean {
  if (progress.loaded < progress.of) return false;
  return [...machines.values()].every(({ truth }) => truth.firstReadingAt === undefined);
}

/**
 * What is shown of all machines: the server's truth with this browser's pending requests replayed over
 * it. It comes batch by batch, the nearest to what is looked at first. A machine that nothing happened to
 * keeps its object from one render to the next.
 */
export function useShown(plant: Plant, window: TimelinesWindow): Shown {
  const [memo] = useState(() => new ShownMemo());
  const [stale] = useState(() => new Stale());
  const link = useLink();
  const entries = usePending();
  const known = useKnown(link);
  const batches = batchesOf(plant);
  const answers = useQueries({
    queries: batches.map((batch) => timelinesQuery(link, window, batch)),
  });
  const truths = new Map<MachineId, MachineTruth>();
  let loaded = 0;
  let knownAt: Instant | undefined;
  for (const [place, batch] of batches.entries()) {
    const truth = answers[place]?.data;
    if (truth !== undefined) {
      loaded += truth.machines.size;
      stale.note(batch, window);
    }
    for (const its of (truth ?? stale.of(link, batch))?.machines.values() ?? [])
      truths.set(its.machineId, its);
    for (const machine of batch) {
      const last = truths.has(machine) ? undefined : known?.of(machine, window);
      if (last === undefined) continue;
      truths.set(machine, last.truth);
      knownAt = knownAt === undefined ? last.asOf : earlier(knownAt, last.asOf);
    }
  }
  if (truths.size === 0 && batches.length > 0) {
    const failure = answers.find(({ failureReason }) => failureReason !== null)?.failureReason;
    return { kind: "loading", unreachable: reasonOf(failure ?? null) };
  }
  const of = batches.reduce((sum, batch) => sum + batch.length, 0);
  return {
    kind: "shown",
    progress: { loaded, of },
    machines: memo.all(truths, entries, plant),
    knownAt,
  };
}

/** What is shown of one machine alone; `undefined` while it has not come, or for no machine. */
export function useShownMachine(
  plant: Plant,
  window: TimelinesWindow,
  machine: MachineId | undefined,
): ShownMachine | undefined {
  const [memo] = useState(() => new ShownMemo());
  const [stale] = useState(() => new Stale());
  const link = useLink();
  const entries = usePending();
  const known = useKnown(link);
  const batch = batchesOf(plant).find((its) => its.some((id) => id === machine));
  const { data } = useQuery({
    ...timelinesQuery(link, window, batch),
    enabled: batch !== undefined,
  });
  if (batch === undefined || machine === undefined) return undefined;
  if (data !== undefined) stale.note(batch, window);
  const truth =
    (data ?? stale.of(link, batch))?.machines.get(machine) ?? known?.of(machine, window)?.truth;
  return truth && memo.all(new Map([[machine, truth]]), entries, plant).get(machine);
}

function useKnown({ known }: Link): KnownTimelines | undefined {
  return useSyncExternalStore(known.subscribe, known.timelines);
}
