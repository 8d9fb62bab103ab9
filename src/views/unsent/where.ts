import type { Item } from "#query/outbox/outbox-view.ts";
import { type Instant, later, plus } from "#time/instant.ts";
import type { SpanSelection } from "../selection.ts";

/** The seconds that an entry speaks of; no end: it did not say one. */
export interface AskedSpan {
  readonly start: Instant;
  readonly end: Instant | undefined;
}

export function askedSpan({ request, madeAt }: Pick<Item, "request" | "madeAt">): AskedSpan {
  if (request.kind === "undo") return request.edit.asked;
  const start = request.startsAt ?? madeAt;
  return { start, end: request.kind === "post" ? undefined : request.endsAt };
}

/** The stretch of the board that an entry speaks of, so that it can be brought into view. */
export function whereOf(item: Item, now: Instant): SpanSelection {
  const { start, end } = askedSpan(item);
  return {
    kind: "span",
    machine: item.machineId,
    startsAt: start,
    endsAt: end ?? later(now, plus(start, 60)),
  };
}
