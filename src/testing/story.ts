import type { Instant } from "#time/instant.ts";
import { apply, type Outcome } from "#engine/apply.ts";
import { Layer } from "#engine/layer.ts";
import { Signal } from "#engine/signal.ts";
import type { Timeline } from "#engine/timeline.ts";
import { HORIZON, second } from "./generators.ts";
import type { Delivery, PersonRequest, Story } from "./generators.ts";

export const NOTHING: Timeline = { signal: Signal.empty, layer: Layer.empty };

/** One request of a story, as the engine took it. */
export interface Told {
  readonly index: number;
  readonly now: Instant;
  readonly request: PersonRequest;
  readonly before: Timeline;
  readonly outcome: Outcome;
  /** What came of it: `before` when it was refused. */
  readonly after: Timeline;
}

/** The timeline with what has been heard of by `now`, `from` being when it was last told. */
export function heard(
  timeline: Timeline,
  deliveries: readonly Delivery[],
  from: number,
  now: Instant,
): Timeline {
  let { signal } = timeline;
  for (const { heardAt, reading } of deliveries)
    if (heardAt > from && heardAt <= now) signal = signal.with(reading);
  return { ...timeline, signal };
}

/** The timeline once every reading of the story has been heard of. */
export function everythingHeard(timeline: Timeline, { deliveries }: Story): Timeline {
  return heard(timeline, deliveries, -1, second(HORIZON));
}

export function originOf(index: number): { readonly requestId: string; readonly by: string } {
  return { requestId: `request ${index}`, by: "Ana" };
}

/** Tells a story to the engine, one request at a time, with the readings that are heard of in between. */
export function* tell({ plant, deliveries, steps }: Story): Generator<Told, void, undefined> {
  let timeline = NOTHING;
  let last = -1;
  for (const [index, { now, request }] of steps.entries()) {
    const before = heard(timeline, deliveries, last, now);
    last = now;
    const outcome = apply(before, request, { plant, now, origin: originOf(index) });
    timeline = outcome.ok ? outcome.timeline : before;
    yield { index, now, request, before, outcome, after: timeline };
  }
}
