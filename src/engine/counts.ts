import type { Instant, Seconds } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
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

/** Adds up what stands in a span. */
export class Tally {
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
