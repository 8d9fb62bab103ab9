import type { UtilizationEvent } from "#engine/event.ts";
import type { MachineId } from "#engine/names.ts";
import type { Figures } from "#query/preview.ts";
import type { Instant } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import type { Selection } from "../selection.ts";
import type { MachineLane } from "./machine-lane.ts";

/** A stop that waits for a reason. */
export interface Unexplained {
  readonly machine: MachineId;
  readonly event: UtilizationEvent;
  /** Seconds of it that fall into the period. */
  readonly seconds: number;
}

/** Every stop of the period that waits for a reason, longest first. */
export function unexplainedIn(
  lanes: readonly MachineLane[],
  { start, end }: Span,
  now: Instant,
): readonly Unexplained[] {
  return lanes
    .flatMap((lane) =>
      lane.events.flatMap((event) => {
        const seconds = Math.min(event.endsAt ?? now, end) - Math.max(event.startsAt, start);
        return event.pending && seconds > 0 ? [{ machine: lane.id, event, seconds }] : [];
      }),
    )
    .sort((a, b) => b.seconds - a.seconds);
}

/** The stop to look at next: the longest, or the one after what is chosen; after the last the first again. */
export function nextOf(
  all: readonly Unexplained[],
  selection: Selection | undefined,
): Unexplained | undefined {
  const place = all.findIndex(
    ({ machine, event }) => selection?.machine === machine && selection.startsAt === event.startsAt,
  );
  return all[(place + 1) % Math.max(1, all.length)];
}

/** The figures of all machines on show together; the ratio is left to each machine, where it means something. */
export function totalOf(lanes: readonly MachineLane[]): Figures {
  let count = 0;
  let seconds = 0;
  for (const { figures } of lanes) {
    count += figures.unexplained.count;
    seconds += figures.unexplained.seconds;
  }
  return { unexplained: { count, seconds }, ratio: undefined };
}
