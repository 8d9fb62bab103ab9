import type { UtilizationEvent } from "#engine/event.ts";
import type { Outline } from "#engine/outline-of.ts";
import type { Mapping } from "#engine/plant.ts";
import { eventAt } from "#engine/timeline.ts";
import type { Hit } from "#lanes/hit.ts";
import type { ShownMachine } from "#query/shown.ts";
import { startOfKnown } from "#query/truth.ts";
import { type Instant, instant, later } from "#time/instant.ts";
import type { MachineLane } from "./machine-lane.ts";

/** What is known of an event at a glance: of one in an outline no more than that. */
export type Glimpse = Pick<UtilizationEvent, "startsAt" | "endsAt" | "reason" | "pending"> &
  Partial<Pick<UtilizationEvent, "comment" | "origin">>;

/**
 * The event that a pixel shows, as it begins and ends, whole or in outline; `undefined`: none, or one that has
 * gone since the pixel was painted.
 */
export function glimpseAt(
  { lane, index }: Extract<Hit, { readonly kind: "event" }>,
  near: MachineLane | undefined,
  far: ShownMachine | undefined,
  mapping: Mapping,
  now: Instant,
): Glimpse | undefined {
  const start = lane.starts[index];
  if (start === undefined) return undefined;
  const at = instant(start);
  if (near !== undefined && isKnown(near.shown, at)) {
    const { timeline } = near.shown;
    return eventAt(timeline, mapping, at, later(later(now, near.present), at));
  }
  if (far === undefined) return undefined;
  if (isKnown(far, at)) return eventAt(far.timeline, mapping, at, later(now, at));
  const { outline } = far.truth;
  return outline === undefined ? undefined : told(outline, at);
}

/** Whether every event around an instant is there; of one that begins where they end, the end is not. */
export function isKnown({ truth }: ShownMachine, at: Instant): boolean {
  return startOfKnown(truth) <= at && (truth.knownTo === undefined || at < truth.knownTo);
}

function told({ events, meanings }: Outline, at: Instant): Glimpse | undefined {
  const { starts, ends, codes } = events;
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  const meaning = meanings[codes[low] ?? -1];
  const end = ends[low];
  if (starts[low] !== at || end === undefined || meaning === undefined) return undefined;
  return { startsAt: at, endsAt: instant(end), reason: meaning.reason, pending: meaning.pending };
}
