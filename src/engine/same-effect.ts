import { earlier, type Instant, later, plus } from "#time/instant.ts";
import { apply, type Context } from "./apply.ts";
import { sameContent, type UtilizationEvent } from "./event.ts";
import type { Request } from "./request.ts";
import { eventsBetween, type Timeline } from "./timeline.ts";

/**
 * Whether a request still means on a newer timeline what it meant on the one that its sender saw: it is
 * taken on both, and every second that it touches on either changes from the same to the same. If so it may
 * be sent again without asking (offline design, 5).
 */
export function meansTheSame(
  request: Request,
  base: Timeline,
  newer: Timeline,
  context: Context,
): boolean {
  const then = apply(base, request, context);
  const today = apply(newer, request, context);
  if (!then.ok || !today.ok) return false;
  const { now } = context;
  const from = earlier(then.edit.touched.start, today.edit.touched.start);
  // The present second as well: it is the only one that "from now on" touches yet.
  const soon = plus(now, 1);
  const to = later(then.edit.touched.end ?? soon, today.edit.touched.end ?? soon);
  const view = (timeline: Timeline): readonly UtilizationEvent[] =>
    eventsBetween(timeline, context.plant.mapping, from, to, now);
  return (
    sameSeconds(view(base), view(newer), from, to) &&
    sameSeconds(view(then.timeline), view(today.timeline), from, to)
  );
}

/** The same events within `[from, to)`; what lies outside of it may differ. */
function sameSeconds(
  a: readonly UtilizationEvent[],
  b: readonly UtilizationEvent[],
  from: Instant,
  to: Instant,
): boolean {
  const clip = (events: readonly UtilizationEvent[]): readonly UtilizationEvent[] =>
    events
      .map((event) => ({
        ...event,
        startsAt: Math.max(event.startsAt, from) as Instant,
        endsAt: Math.min(event.endsAt ?? to, to) as Instant,
      }))
      .filter((event) => event.startsAt < event.endsAt);
  const left = clip(a);
  const right = clip(b);
  return (
    left.length === right.length &&
    left.every((event, index) => {
      const other = right[index];
      return (
        other !== undefined &&
        event.startsAt === other.startsAt &&
        event.endsAt === other.endsAt &&
        sameContent(event, other)
      );
    })
  );
}
