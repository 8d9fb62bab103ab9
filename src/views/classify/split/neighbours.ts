import type { UtilizationEvent } from "#engine/event.ts";
import type { Plant } from "#engine/plant.ts";
import { eventAt } from "#engine/timeline.ts";
import { type Instant, plus } from "#time/instant.ts";
import type { Chosen } from "../panel-props.ts";
import type { Parts } from "./parts.ts";

export interface Neighbours {
  readonly before: UtilizationEvent | undefined;
  readonly after: UtilizationEvent | undefined;
}

/** The events on either side of the parts, as far as they are known: their edges can be moved, too. */
export function neighboursOf(
  parts: Parts,
  { timeline, knownFrom }: Chosen,
  { mapping }: Plant,
  now: Instant,
): Neighbours {
  const [first, last] = [parts[0], parts.at(-1)];
  const before =
    first === undefined || first.startsAt <= knownFrom
      ? undefined
      : eventAt(timeline, mapping, plus(first.startsAt, -1), now);
  const end = last?.endsAt;
  const after = end === undefined || end >= now ? undefined : eventAt(timeline, mapping, end, now);
  return {
    before:
      before === undefined || first === undefined || before.startsAt < knownFrom
        ? undefined
        : { ...before, endsAt: first.startsAt },
    after: after === undefined || end === undefined ? undefined : { ...after, startsAt: end },
  };
}
