import type { MachineId } from "#engine/names.ts";
import type { Instant } from "#time/instant.ts";

/**
 * What is chosen on the board, and what the panel speaks of: one stretch of one machine's timeline.
 *
 * ```
 * event   a tapped event, as it stood when it was tapped; no end: the current event, still growing
 * span    dragged or typed by a person; it need not begin or end with an event
 * ```
 */
export type Selection = EventSelection | SpanSelection;

export interface EventSelection {
  readonly kind: "event";
  readonly machine: MachineId;
  readonly startsAt: Instant;
  readonly endsAt: Instant | undefined;
}

export interface SpanSelection {
  readonly kind: "span";
  readonly machine: MachineId;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}
