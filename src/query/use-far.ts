import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { batchesOf } from "./batches.ts";
import { useLink } from "./link.ts";
import { type ShownMachine, ShownMemo } from "./shown.ts";
import { Stale } from "./stale.ts";
import { timelinesQuery } from "./timelines.ts";
import type { MachineTruth } from "./truth.ts";
import { usePending } from "./use-live.ts";
import type { Progress } from "./use-shown.ts";
import type { TimelinesWindow } from "./window.ts";

/** Machines as they show from afar. */
export interface Far {
  /** How many of those that are looked at have come for the window that is wanted. */
  readonly progress: Progress;
  /**
   * Those that have come; one whose new window has not is as it was in the one before, and so it stays when no
   * window is wanted any more: until the events themselves are there.
   */
  readonly machines: ReadonlyMap<MachineId, ShownMachine>;
}

/**
 * What is shown of machines over more time than a browser can hold the events of: outlines of what is long
 * over, with all that is recent, and this browser's pending requests replayed over that.
 * @param looked the machines whose lanes are in view or near it. Only they are asked for: an outline is for one
 *   zoom, and would be out of date before anyone scrolled to it.
 */
export function useFar(
  plant: Plant,
  window: TimelinesWindow | undefined,
  looked: ReadonlySet<MachineId>,
): Far {
  const [memo] = useState(() => new ShownMemo());
  const [stale] = useState(() => new Stale());
  const link = useLink();
  const entries = usePending();
  const batches = batchesOf(plant).filter((batch) => batch.some((machine) => looked.has(machine)));
  const answers = useQueries({
    queries:
      window === undefined ? [] : batches.map((batch) => timelinesQuery(link, window, batch)),
  });
  const truths = new Map<MachineId, MachineTruth>();
  let [loaded, of] = [0, 0];
  for (const [place, batch] of batches.entries()) {
    const truth = answers[place]?.data;
    if (truth !== undefined && window !== undefined) stale.note(batch, window);
    if (window !== undefined) of += batch.length;
    if (truth !== undefined) loaded += truth.machines.size;
    for (const its of (truth ?? stale.of(link, batch))?.machines.values() ?? [])
      truths.set(its.machineId, its);
  }
  return { progress: { loaded, of }, machines: memo.all(truths, entries, plant) };
}
