import type { Seconds } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import type { UtilizationEvent } from "./event.ts";
import type { ReasonCode } from "./names.ts";
import type { OeeUse, Reason } from "./plant.ts";

/**
 * How the seconds of a span were used. Availability here is runtime / (runtime + counted downtime), as most
 * plants have it; it is not ISO 22400-2's, which divides by planned busy time.
 */
export interface Use {
  readonly runtime: Seconds;
  readonly planned: Seconds;
  readonly unplanned: Seconds;
  readonly notCounted: Seconds;
  /** Events that wait for a person's reason, and their seconds within the span. */
  readonly unexplained: { readonly count: number; readonly seconds: Seconds };
  /** 0 to 1; `undefined` while no second counts. */
  readonly availability: number | undefined;
  /** Seconds by reason, as far as any fell in the span. */
  readonly byReason: ReadonlyMap<ReasonCode, Seconds>;
}

/** Sums events over a span; an event that crosses its edges counts once, with the part inside. */
export function useOf(
  events: Iterable<UtilizationEvent>,
  reasons: readonly Reason[],
  span: Span,
): Use {
  const oee = new Map(reasons.map((reason) => [reason.code, reason.oee]));
  const sums: Record<OeeUse, number> = { runtime: 0, planned: 0, unplanned: 0, none: 0 };
  const byReason = new Map<ReasonCode, Seconds>();
  let count = 0;
  let unexplained = 0;
  for (const event of events) {
    const inside =
      Math.min(event.endsAt ?? span.end, span.end) - Math.max(event.startsAt, span.start);
    if (inside <= 0) continue;
    sums[oee.get(event.reason) ?? "none"] += inside;
    byReason.set(event.reason, ((byReason.get(event.reason) ?? 0) + inside) as Seconds);
    if (!event.pending) continue;
    count += 1;
    unexplained += inside;
  }
  const counted = sums.runtime + sums.planned + sums.unplanned;
  return {
    runtime: sums.runtime as Seconds,
    planned: sums.planned as Seconds,
    unplanned: sums.unplanned as Seconds,
    notCounted: sums.none as Seconds,
    unexplained: { count, seconds: unexplained as Seconds },
    availability: counted === 0 ? undefined : sums.runtime / counted,
    byReason,
  };
}
