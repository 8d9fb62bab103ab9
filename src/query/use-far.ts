import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { type Batch, batchesOf } from "./batches.ts";
import type { Unreachable } from "./client.ts";
import { useLink } from "./link.ts";
import { reasonOf } from "./session.ts";
import { type ShownMachine, ShownMemo } from "./shown.ts";
import { Stale } from "./stale.ts";
import { timelinesQuery } from "./timelines.ts";
import type { MachineTruth, TimelinesTruth } from "./truth.ts";
import { usePending } from "./use-live.ts";
import type { Progress } from "./use-shown.ts";
import type { TimelinesWindow } from "./window.ts";

/** Machines as they show from afar. */
export interface Far {
  /** How many of those that are looked at have come for the window that is wanted. */
  readonly progress: Progress;
  /**
   * Some have not come because the server does not answer. An outline is for one zoom and one stretch of time: a
   * tablet keeps none, and says so.
   */
  readonly missing: Unreachable | undefined;
  /**
   * Those that have come; one whose new window has not is as it was in the one before, and so it stays when no
   * window is wanted any more: until the events themselves are there.
   */
  readonly machines: ReadonlyMap<MachineId, ShownMachine>;
}

/** What there is of one batch. */
export interface FarAnswer {
  readonly batch: Batch;
  /** For the window that is wanted. */
  readonly fresh: TimelinesTruth | undefined;
  /** For the one before. */
  readonly before: TimelinesTruth | undefined;
  /** Why the last attempt brought nothing. */
  readonly failure: Error | null;
}

/** What all batches that are asked for together bring. */
export function gathered(
  answers: readonly FarAnswer[],
): Omit<Far, "machines"> & { readonly truths: ReadonlyMap<MachineId, MachineTruth> } {
  const truths = new Map<MachineId, MachineTruth>();
  let [loaded, of] = [0, 0];
  let missing: Unreachable | undefined;
  for (const { batch, fresh, before, failure } of answers) {
    of += batch.length;
    loaded += fresh?.machines.size ?? 0;
    if (fresh === undefined) missing ??= reasonOf(failure);
    for (const its of (fresh ?? before)?.machines.values() ?? []) truths.set(its.machineId, its);
  }
  return { progress: { loaded, of }, missing, truths };
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
  const { progress, missing, truths } = gathered(
    batches.map((batch, place) => {
      const fresh = answers[place]?.data;
      if (fresh !== undefined && window !== undefined) stale.note(batch, window);
      const failure = answers[place]?.failureReason ?? null;
      return { batch, fresh, before: stale.of(link, batch), failure };
    }),
  );
  return {
    progress: window === undefined ? NOTHING : progress,
    missing,
    machines: memo.all(truths, entries, plant),
  };
}

const NOTHING: Progress = { loaded: 0, of: 0 };
