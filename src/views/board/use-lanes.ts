import { apply } from "#engine/apply.ts";
import type { Touched } from "#engine/edit.ts";
import type { Machine, Plant } from "#engine/plant.ts";
import { eventsBetween } from "#engine/timeline.ts";
import { laneOf } from "#lanes/lane.ts";
import type { LookTable } from "#lanes/looks.ts";
import type { PreviewStretch } from "#lanes/stretch.ts";
import type { Draft } from "#query/draft.ts";
import { useLink } from "#query/link.ts";
import type { Period } from "#query/period.ts";
import { PREVIEW_ORIGIN } from "#query/preview-origin.ts";
import type { Shown } from "#query/use-shown.ts";
import { type Instant, later } from "#time/instant.ts";
import { useMemo, useState } from "react";
import { type MachineLane, MachineLanes, presentOf } from "./machine-lane.ts";

/**
 * The lanes of the machines on the board, in its order; the same array until one of them changes.
 * @param now how often time alone is looked at. Something new is composed at its own second: what has just
 *   been reported or confirmed lies after the last tick.
 */
export function useLanes(
  plant: Plant,
  table: LookTable,
  machines: readonly Machine[],
  shown: Shown,
  period: Period,
  now: Instant,
): readonly MachineLane[] {
  const [kept] = useState(() => new MachineLanes());
  const { clock } = useLink();
  return useMemo(() => {
    if (shown.kind === "loading") return [];
    const present = later(now, clock.now());
    const composing = { plant, table, period, now: present };
    return kept.all(
      machines.flatMap(({ id }) => shown.machines.get(id) ?? []),
      composing,
    );
  }, [kept, clock, plant, table, machines, shown, period, now]);
}

/** What the requests that a person is about to send would leave on their lanes. */
export function usePreviewStretches(
  plant: Plant,
  table: LookTable,
  lanes: readonly MachineLane[],
  drafts: readonly Draft[],
  now: Instant,
): readonly PreviewStretch[] {
  return useMemo(
    () =>
      drafts.flatMap((draft) => {
        const lane = lanes.find(({ id }) => id === draft.machineId);
        return lane === undefined ? [] : drawn(plant, table, lane, draft, now);
      }),
    [plant, table, lanes, drafts, now],
  );
}

function drawn(
  plant: Plant,
  table: LookTable,
  { id, shown }: MachineLane,
  { requests }: Draft,
  now: Instant,
): readonly PreviewStretch[] {
  const present = presentOf(shown.timeline, now);
  const touched: Touched[] = [];
  let { timeline } = shown;
  for (const request of requests) {
    const outcome = apply(timeline, request, { plant, now: present, origin: PREVIEW_ORIGIN });
    if (!outcome.ok) return [];
    touched.push(outcome.edit.touched);
    ({ timeline } = outcome);
  }
  return touched.map(({ start, end }) => {
    const to = end ?? present;
    // One event to each side is enough: only what is in the stretch is drawn.
    const events = eventsBetween(timeline, plant.mapping, start, present, present);
    return {
      laneId: id,
      from: start,
      to,
      lane: laneOf(id, events, table, Math.max(to, present)),
    };
  });
}
