import { type Counts, countsOf } from "#engine/counts.ts";
import type { Plant } from "#engine/plant.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Instant } from "#time/instant.ts";
import type { Span } from "#time/span.ts";

/** One machine's figures over a shift. */
export interface Figures {
  readonly unexplained: { readonly count: number; readonly seconds: number };
  /** runtime / (runtime + counted downtime), 0 to 1; `undefined` when nothing was counted. */
  readonly ratio: number | undefined;
}

/** A machine's figures over the part of a span that has passed. */
export function figuresOf(timeline: Timeline, plant: Plant, over: Span, now: Instant): Figures {
  return figuresIn(countsOf(timeline, plant, over, now));
}

export function figuresIn({ unexplained, availability }: Counts): Figures {
  return { unexplained, ratio: availability };
}
