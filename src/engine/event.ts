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

/** The same event in its content: reason, raw state, pending flag, comment and who set it. */
export function sameContent(a: UtilizationEvent, b: UtilizationEvent): boolean {
  return (
    a.reason === b.reason &&
    a.raw === b.raw &&
    a.pending === b.pending &&
    a.comment === b.comment &&
    a.origin?.requestId === b.origin?.requestId
  );
}

export function sameSeconds(a: UtilizationEvent, b: UtilizationEvent): boolean {
  return a.startsAt === b.startsAt && a.endsAt === b.endsAt;
}

export function sameEvent(a: UtilizationEvent, b: UtilizationEvent): boolean {
  return sameSeconds(a, b) && sameContent(a, b);
}
