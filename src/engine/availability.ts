import type { Instant, Seconds } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import type { Consequence } from "./consequence.ts";
import type { UtilizationEvent } from "./event.ts";
import type { ReasonCode } from "./names.ts";
import { piecesFrom } from "./piece-walk.ts";
import { type Meaning, meaningOf, type OeeUse, type Plant, type Reason } from "./plant.ts";
import type { Timeline } from "./timeline.ts";

/**
 * What the seconds of a span came to. Availability here is runtime / (runtime + counted downtime), as most
 * plants have it; it is not ISO 22400-2's, which divides by planned busy time.
 */
export interface Counts {
  readonly runtime: Seconds;
  readonly planned: Seconds;
  readonly unplanned: Seconds;
  readonly notCounted: Seconds;
  /** Events that wait for a person's reason, and their seconds within the span. */
  readonly unexplained: { readonly count: number; readonly seconds: Seconds };
  /** 0 to 1; `undefined` while no second counts. */
  readonly availability: number | undefined;
}

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

/** What a timeline comes to over the part of a span that has passed. O(log n + events in it). */
export function countsOf(
  timeline: Timeline,
  { mapping, reasons }: Pick<Plant, "mapping" | "reasons">,
  span: Span,
  now: Instant,
): Counts {
  const tally = new Tally(reasons, span);
  const end = span.end < now ? span.end : now;
  for (
    let piece = piecesFrom(timeline, span.start, now);
    piece !== undefined && piece.startsAt < end;
    piece = piece.next()
  )
    tally.add(
      piece.span ?? meaningOf(mapping, piece.raw),
      piece.startsAt,
      Math.min(piece.endsAt, end),
    );
  return tally.counts();
}

/**
 * What {@link countsOf} the same span, at the same now, answers of the timeline that a request leaves behind, without
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

class Tally {
  private readonly uses: ReadonlyMap<ReasonCode, OeeUse>;
  private readonly span: Span;
  private runtime: number;
  private planned: number;
  private unplanned: number;
  private notCounted: number;
  private count: number;
  private unexplained: number;

  constructor(reasons: readonly Reason[], span: Span, before?: Counts) {
    this.uses = usesOf(reasons);
    this.span = span;
    this.runtime = before?.runtime ?? 0;
    this.planned = before?.planned ?? 0;
    this.unplanned = before?.unplanned ?? 0;
    this.notCounted = before?.notCounted ?? 0;
    this.count = before?.unexplained.count ?? 0;
    this.unexplained = before?.unexplained.seconds ?? 0;
  }

  /** Counts what lies inside the span, and answers how many seconds that is. */
  add(what: Meaning, startsAt: number, endsAt: number): number {
    return this.sum(what, startsAt, endsAt, 1);
  }

  takeAway(what: Meaning, startsAt: number, endsAt: number): void {
    this.sum(what, startsAt, endsAt, -1);
  }

  counts(): Counts {
    const { runtime, planned, unplanned, notCounted, count, unexplained } = this;
    const counted = runtime + planned + unplanned;
    return {
      runtime: runtime as Seconds,
      planned: planned as Seconds,
      unplanned: unplanned as Seconds,
      notCounted: notCounted as Seconds,
      unexplained: { count, seconds: unexplained as Seconds },
      availability: counted === 0 ? undefined : runtime / counted,
    };
  }

  private sum(
    { reason, pending }: Meaning,
    startsAt: number,
    endsAt: number,
    sign: 1 | -1,
  ): number {
    const { start, end } = this.span;
    const inside = Math.min(endsAt, end) - Math.max(startsAt, start);
    if (inside <= 0) return 0;
    const seconds = sign * inside;
    const use = this.uses.get(reason);
    if (use === "runtime") this.runtime += seconds;
    else if (use === "planned") this.planned += seconds;
    else if (use === "unplanned") this.unplanned += seconds;
    else this.notCounted += seconds;
    if (pending) {
      this.count += sign;
      this.unexplained += seconds;
    }
    return inside;
  }
}

const known = new WeakMap<readonly Reason[], ReadonlyMap<ReasonCode, OeeUse>>();

/** How each reason counts: looked up once for a plant, not once for each of its machines. */
function usesOf(reasons: readonly Reason[]): ReadonlyMap<ReasonCode, OeeUse> {
  const held = known.get(reasons) ?? new Map(reasons.map(({ code, oee }) => [code, oee]));
  known.set(reasons, held);
  return held;
}
