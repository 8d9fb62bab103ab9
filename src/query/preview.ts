import { apply } from "#engine/apply.ts";
import { useOf as tallyOf } from "#engine/availability.ts";
import { consequence, type Consequence, type Extent } from "#engine/consequence.ts";
import type { Edit, Touched } from "#engine/edit.ts";
import type { Origin } from "#engine/event.ts";
import type { Plant } from "#engine/plant.ts";
import type { Refusal } from "#engine/refusal.ts";
import type { Request } from "#engine/request.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { type Instant, later } from "#time/instant.ts";
import { type Span, span } from "#time/span.ts";
import { periodAt } from "./period.ts";

/** What a request would do to the timeline on show. The server, on the same base and now, answers the same (L9). */
export type Preview =
  | {
      readonly kind: "change";
      readonly timeline: Timeline;
      readonly edit: Edit;
      readonly consequence: Consequence;
      /** The shift that the figures speak of: the one in which the request starts. */
      readonly over: Span;
      readonly before: Figures;
      readonly after: Figures;
    }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** One machine's figures over a shift. */
export interface Figures {
  readonly unexplained: { readonly count: number; readonly seconds: number };
  /** runtime / (runtime + counted downtime), 0 to 1; `undefined` when nothing was counted. */
  readonly ratio: number | undefined;
}

/** Marks events of a preview; no request that was ever sent has this id. */
export const PREVIEW_ORIGIN: Origin = { requestId: "preview", by: "" };

export function previewOf(
  timeline: Timeline,
  request: Request,
  plant: Plant,
  now: Instant,
): Preview {
  const outcome = apply(timeline, request, { plant, now, origin: PREVIEW_ORIGIN });
  if (!outcome.ok) return { kind: "refused", refusal: outcome.refusal };
  const over = periodAt(plant.calendar, startOf(request, now)).span;
  return {
    kind: "change",
    timeline: outcome.timeline,
    edit: outcome.edit,
    consequence: consequence(timeline, outcome.timeline, outcome.edit, plant.mapping, now),
    over,
    before: figuresOf(timeline, plant, over, now),
    after: figuresOf(outcome.timeline, plant, over, now),
  };
}

/** What several requests do together. */
export type ChangeOfAll = Omit<Extract<Preview, { readonly kind: "change" }>, "edit">;

export type PreviewOfAll = ChangeOfAll | Extract<Preview, { readonly kind: "refused" }>;

/**
 * What several requests to one machine, one after the other, would do to it in the end. The first that would be
 * refused refuses them all. `undefined`: there are none.
 */
export function previewOfAll(
  timeline: Timeline,
  requests: readonly Request[],
  plant: Plant,
  now: Instant,
): PreviewOfAll | undefined {
  let after = timeline;
  let extent: Extent | undefined;
  for (const request of requests) {
    const outcome = apply(after, request, { plant, now, origin: PREVIEW_ORIGIN });
    if (!outcome.ok) return { kind: "refused", refusal: outcome.refusal };
    after = outcome.timeline;
    const { asked, touched } = outcome.edit;
    extent =
      extent === undefined
        ? { asked, touched }
        : { asked: both(extent.asked, asked), touched: both(extent.touched, touched) };
  }
  if (extent === undefined) return undefined;
  const over = periodAt(plant.calendar, extent.asked.start).span;
  return {
    kind: "change",
    timeline: after,
    consequence: consequence(timeline, after, extent, plant.mapping, now),
    over,
    before: figuresOf(timeline, plant, over, now),
    after: figuresOf(after, plant, over, now),
  };
}

function both(a: Touched, b: Touched): Touched {
  const isOpen = a.end === undefined || b.end === undefined;
  return {
    start: a.start < b.start ? a.start : b.start,
    end: isOpen ? undefined : later(a.end, b.end),
  };
}

/** A machine's figures over the part of a span that has passed. */
export function figuresOf(timeline: Timeline, plant: Plant, over: Span, now: Instant): Figures {
  const end = over.end < now ? over.end : now;
  if (end <= over.start) return { unexplained: { count: 0, seconds: 0 }, ratio: undefined };
  const passed = span(over.start, end);
  const events = eventsBetween(timeline, plant.mapping, passed.start, passed.end, now);
  const tally = tallyOf(events, plant.reasons, passed);
  return { unexplained: tally.unexplained, ratio: tally.availability };
}

function startOf(request: Request, now: Instant): Instant {
  return request.kind === "undo" ? request.edit.touched.start : (request.startsAt ?? now);
}
