import type { Instant, Seconds } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import type { Consequence } from "./consequence.ts";
import { type Counts, Tally } from "./counts.ts";
import type { UtilizationEvent } from "./event.ts";
import type { ReasonCode } from "./names.ts";
import type { Plant, Reason } from "./plant.ts";

/** How the seconds of a span were used. */
export interface Use extends Counts {
  /** Seconds by reason, as far as any fell in the span. */
  readonly byReason: ReadonlyMap<ReasonCode, Seconds>;
}

/** Sums events over a span; an event that crosses its edges counts once, with the part inside. */
export function useOf(
  events: Iterable<UtilizationEvent>,
  reasons: readonly Reason[],
  span: Span,
): Use {
  const tally = new Tally(reasons, span);
  const byReason = new Map<ReasonCode, Seconds>();
  for (const event of events) {
    const inside = tally.add(event, event.startsAt, event.endsAt ?? span.end);
    if (inside === 0) continue;
    byReason.set(event.reason, ((byReason.get(event.reason) ?? 0) + inside) as Seconds);
  }
  return { ...tally.counts(), byReason };
}

/**
 * What `countsOf` the same span, at the same now, answers of the timeline that a request leaves behind, without
 * looking at all of it again: what the request takes away counts no more, what it puts there does. O(events changed).
 */
export function countsAfter(
  before: Counts,
  change: Pick<Consequence, "before" | "after">,
  { reasons }: Pick<Plant, "reasons">,
  span: Span,
  now: Instant,
): Counts {
  const tally = new Tally(reasons, span, before);
  const end = span.end < now ? span.end : now;
  for (const event of change.before) tally.takeAway(event, event.startsAt, upTo(event, end));
  for (const event of change.after) tally.add(event, event.startsAt, upTo(event, end));
  return tally.counts();
}

function upTo({ endsAt }: UtilizationEvent, end: Instant): Instant {
  return endsAt === undefined || endsAt > end ? end : endsAt;
}
