import { elapsed, later, type Instant, type Seconds } from "#time/instant.ts";
import { endOf, type UtilizationEvent } from "./event.ts";
import type { ReasonCode } from "./names.ts";

/** Seconds that go from one reason to another. */
export interface Transfer {
  readonly from: ReasonCode;
  readonly fromPending: boolean;
  readonly to: ReasonCode;
  readonly toPending: boolean;
  readonly seconds: Seconds;
}

/** Walks both sequences of events side by side; both cover the same seconds. */
export function transfers(
  was: readonly UtilizationEvent[],
  is: readonly UtilizationEvent[],
  now: Instant,
): readonly Transfer[] {
  const sums: Transfer[] = [];
  let at = later(was[0]?.startsAt ?? now, is[0]?.startsAt ?? now);
  let left = 0;
  let right = 0;
  for (;;) {
    const from = was[left];
    const to = is[right];
    if (from === undefined || to === undefined) break;
    const end = Math.min(endOf(from), endOf(to), now) as Instant;
    if (end > at && (from.reason !== to.reason || from.pending !== to.pending))
      add(sums, from, to, elapsed(at, end));
    at = later(at, end);
    if (endOf(from) <= end) left += 1;
    if (endOf(to) <= end) right += 1;
    if (end >= now) break;
  }
  return sums.length < 2 ? sums : sums.sort((a, b) => b.seconds - a.seconds);
}

function add(
  sums: Transfer[],
  { reason: from, pending: fromPending }: UtilizationEvent,
  { reason: to, pending: toPending }: UtilizationEvent,
  more: Seconds,
): void {
  const known = sums.findIndex(
    (sum) =>
      sum.from === from &&
      sum.to === to &&
      sum.fromPending === fromPending &&
      sum.toPending === toPending,
  );
  const seconds = ((sums[known]?.seconds ?? 0) + more) as Seconds;
  sums[known < 0 ? sums.length : known] = { from, fromPending, to, toPending, seconds };
}
