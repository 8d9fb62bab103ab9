import { z } from "zod";
import type { UtilizationEvent } from "#engine/event.ts";

/**
 * A utilization event as a reader sees it (contracts, "Reading a machine's events"): instants in epoch
 * seconds, `endsAt` null for the current event, `by` the person who set it, else null.
 */
export const eventSchema = z.object({
  startsAt: z.int(),
  endsAt: z.int().nullable(),
  reason: z.string(),
  raw: z.string(),
  pending: z.boolean(),
  comment: z.string(),
  by: z.string().nullable(),
});
export type EventWire = z.output<typeof eventSchema>;

export function eventToWire(event: UtilizationEvent): EventWire {
  return {
    startsAt: event.startsAt,
    endsAt: event.endsAt ?? null,
    reason: event.reason,
    raw: event.raw,
    pending: event.pending,
    comment: event.comment,
    by: event.origin?.by ?? null,
  };
}

/** `GET /api/machines/{id}/events`: every event in force at some second of `[from, to]`, in order. */
export const eventsAnswerSchema = z.object({
  machineId: z.string(),
  now: z.int(),
  revision: z.int(),
  events: z.array(eventSchema),
});
export type EventsAnswer = z.output<typeof eventsAnswerSchema>;

/** The events that a request changed, as they were and as they are. */
export const changedSchema = z.object({
  before: z.array(eventSchema),
  after: z.array(eventSchema),
});
export type ChangedWire = z.output<typeof changedSchema>;

export function changedToWire(changed: {
  readonly before: readonly UtilizationEvent[];
  readonly after: readonly UtilizationEvent[];
}): ChangedWire {
  return { before: changed.before.map(eventToWire), after: changed.after.map(eventToWire) };
}
