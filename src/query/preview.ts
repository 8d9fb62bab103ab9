import { apply } from "#engine/apply.ts";
import { countsAfter } from "#engine/availability.ts";
import { consequence, type Consequence, type Extent } from "#engine/consequence.ts";
import { countsOf } from "#engine/counts.ts";
import type { Edit, Touched } from "#engine/edit.ts";
import type { Plant } from "#engine/plant.ts";
import type { Refusal } from "#engine/refusal.ts";
import type { Request } from "#engine/request.ts";
import type { Timeline } from "#engine/timeline.ts";
import { type Instant, later } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import { type Figures, figuresIn } from "./figures.ts";
import { periodAt } from "./period.ts";
import { PREVIEW_ORIGIN } from "./preview-origin.ts";

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

export function previewOf(
  timeline: Timeline,
  request: Request,
  plant: Plant,
  now: Instant,
): Preview {
  const outcome = apply(timeline, request, { plant, now, origin: PREVIEW_ORIGIN });
  if (!outcome.ok) return { kind: "refused", refusal: outcome.refusal };
  const { timeline: after, edit } = outcome;
  return { ...changeOf(timeline, after, edit, startOf(request, now), plant, now), edit };
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
  return changeOf(timeline, after, extent, extent.asked.start, plant, now);
}

/** @param from where the change begins: the figures are of that shift. */
function changeOf(
  timeline: Timeline,
  after: Timeline,
  extent: Extent,
  from: Instant,
  plant: Plant,
  now: Instant,
): ChangeOfAll {
  const told = consequence(timeline, after, extent, plant.mapping, now);
  const over = periodAt(plant.calendar, from).span;
  const counts = countsOf(timeline, plant, over, now);
  return {
    kind: "change",
    timeline: after,
    consequence: told,
    over,
    before: figuresIn(counts),
    after: figuresIn(countsAfter(counts, told, plant, over, now)),
  };
}

function both(a: Touched, b: Touched): Touched {
  const isOpen = a.end === undefined || b.end === undefined;
  return {
    start: a.start < b.start ? a.start : b.start,
    end: isOpen ? undefined : later(a.end, b.end),
  };
}

function startOf(request: Request, now: Instant): Instant {
  return request.kind === "undo" ? request.edit.touched.start : (request.startsAt ?? now);
}
