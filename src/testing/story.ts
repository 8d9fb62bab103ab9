import fc from "fast-check";
import type { Instant } from "#time/instant.ts";
import { apply, type Outcome } from "#engine/apply.ts";
import type { Edit } from "#engine/edit.ts";
import type { Request } from "#engine/request.ts";
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

/** An accepted request, with what it did. */
export interface Done {
  readonly id: string;
  readonly before: Timeline;
  readonly after: Timeline;
  readonly edit: Edit;
}

/**
 * Tells a story in which people change their minds: with each step comes, or does not come, the number of an
 * earlier request (or of an earlier undo) to take back at once after it. Answers what was accepted.
 */
export function tellWithRegrets(
  story: Story,
  regrets: readonly (number | undefined)[],
): readonly Done[] {
  const done: Done[] = [];
  let timeline = NOTHING;
  let last = -1;
  for (const [index, { now, request }] of story.steps.entries()) {
    timeline = heard(timeline, story.deliveries, last, now);
    last = now;
    const ask = (what: Request, id: string): void => {
      const origin = { requestId: id, by: "Ana" };
      const outcome = apply(timeline, what, { plant: story.plant, now, origin });
      if (!outcome.ok) return;
      done.push({ id, before: timeline, after: outcome.timeline, edit: outcome.edit });
      ({ timeline } = outcome);
    };
    ask(request, `request ${index}`);
    const regret = regrets[index];
    const taken = regret === undefined ? undefined : done[regret % Math.max(1, done.length)];
    if (taken) ask({ kind: "undo", of: taken.id, edit: taken.edit }, `undo ${index}`);
  }
  return done;
}

/** With each step of a story, whether to take one of the earlier ones back, and which. */
export const regrets = fc.array(fc.option(fc.nat({ max: 15 }), { nil: undefined, freq: 1 }), {
  maxLength: 8,
});
