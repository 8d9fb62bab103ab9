import type { Instant } from "#time/instant.ts";
import type { RawState, ReasonCode } from "./names.ts";

/**
 * A utilization event (timeline rules, "Words"): in force from `startsAt` until the next one starts.
 * `endsAt` is that instant, or `undefined` for the current event, whose end nobody knows yet.
 */
export interface UtilizationEvent {
  readonly startsAt: Instant;
  readonly endsAt: Instant | undefined;
  readonly reason: ReasonCode;
  readonly raw: RawState;
  /** True while a person has yet to explain the event. */
  readonly pending: boolean;
  readonly comment: string;
  /** The request that made a person's event; `undefined` for what the machine reported. */
  readonly origin: Origin | undefined;
}

/** Which request set an event. Cut pieces keep it, so that undo can join them again. */
export interface Origin {
  readonly requestId: string;
  /** The name of the person who asked. */
  readonly by: string;
}

/** When an event ends; `Infinity` for the current one. */
export function endOf({ endsAt }: Pick<UtilizationEvent, "endsAt">): number {
  return endsAt ?? Infinity;
}
