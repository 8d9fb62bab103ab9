import { z } from "zod";
import type { UtilizationEvent } from "#engine/event.ts";
import { type RawState, rawState, type ReasonCode } from "#engine/names.ts";
import type { Machine, Plant, Reason } from "#engine/plant.ts";
import type { AddRequest, PostRequest } from "#engine/request.ts";
import type { Instant } from "#time/instant.ts";
import { type Parsed, parse } from "./field-problem.ts";
import { keptTextSchema } from "./kept-text.ts";
import { instantFromUtc, utcSchema, utcText } from "./moment.ts";

/** The fields that S3 carries and nobody here reads. */
export const CARRIED = [
  "category1",
  "category2",
  "category3",
  "category4",
  "spare1",
  "spare2",
  "spare3",
  "spare4",
] as const;
type CarriedField = (typeof CARRIED)[number];

const carriedSchema = z.string().nullish();

/**
 * S3's UtilEvent. Null and absent mean the same everywhere, as its vendor's serializer has it. Unknown
 * fields are passed over; `records_affected` and `last_edit_at` are the server's to fill in, so what a
 * client sends there is not looked at.
 */
export const utilEventSchema = z.object({
  ent_id: z.int(),
  reas_cd: z.int(),
  event_time_utc: utcSchema.nullish(),
  event_end_time_utc: utcSchema.nullish(),
  reas_pending: z.boolean().nullish(),
  update_if_exists: z.boolean().nullish(),
  comments: keptTextSchema.nullish(),
  raw_reas_cd: keptTextSchema.nullish(),
  category1: carriedSchema,
  category2: carriedSchema,
  category3: carriedSchema,
  category4: carriedSchema,
  spare1: carriedSchema,
  spare2: carriedSchema,
  spare3: carriedSchema,
  spare4: carriedSchema,
});
export type UtilEvent = z.output<typeof utilEventSchema>;

/** Every problem is a 400 by the rules' P7. */
export function utilEventFromWire(body: unknown): Parsed<UtilEvent> {
  return parse(utilEventSchema, body);
}

export function machineOf(plant: Plant, entId: number): Machine | undefined {
  return plant.areas.flatMap((area) => area.machines).find((machine) => machine.entId === entId);
}

export function reasonOf(plant: Plant, reasCd: number): Reason | undefined {
  return plant.reasons.find((reason) => reason.reasCd === reasCd);
}

/** `POST /UtilHistory`: no end is read, the event runs to where the rules P say. */
export function postFromWire(event: UtilEvent, reason: ReasonCode): PostRequest {
  return {
    kind: "post",
    startsAt: momentFromWire(event.event_time_utc),
    reason,
    updateIfExists: event.update_if_exists ?? false,
    ...saidOf(event),
  };
}

/** `POST /UtilHistory/AddEvent`: an end makes it a span (rules C); without one it becomes the current event. */
export function addFromWire(event: UtilEvent, reason: ReasonCode): AddRequest {
  return {
    kind: "add",
    startsAt: momentFromWire(event.event_time_utc),
    endsAt: momentFromWire(event.event_end_time_utc),
    reason,
    ...saidOf(event),
  };
}

interface Said {
  readonly raw: RawState | undefined;
  readonly pending: boolean | undefined;
  readonly comment: string | undefined;
}

function saidOf(event: UtilEvent): Said {
  return {
    raw: typeof event.raw_reas_cd === "string" ? rawState(event.raw_reas_cd) : undefined,
    pending: event.reas_pending ?? undefined,
    comment: event.comments ?? undefined,
  };
}

function momentFromWire(text: string | null | undefined): Instant | undefined {
  return typeof text === "string" ? instantFromUtc(text) : undefined;
}

/** The categories and spares that hold something, to be kept with the request word for word. */
export function carriedFromWire(event: UtilEvent): Readonly<{ [field: string]: string }> {
  return Object.fromEntries(
    CARRIED.flatMap((field) => {
      const value = event[field];
      return typeof value === "string" ? [[field, value] as const] : [];
    }),
  );
}

/** What the browser sends for a post or an add. Only what the person said is in it. */
export type UtilEventBody = Partial<UtilEvent> & Pick<UtilEvent, "ent_id" | "reas_cd">;

/** @throws RangeError when the plant has no such reason: the caller made the request from another plant. */
export function utilEventToWire(
  plant: Plant,
  machine: Machine,
  request: PostRequest | AddRequest,
): UtilEventBody {
  const reason = plant.reasons.find(({ code }) => code === request.reason);
  if (reason === undefined) throw new RangeError(`the plant has no reason "${request.reason}"`);
  return {
    ent_id: machine.entId,
    reas_cd: reason.reasCd,
    event_time_utc: request.startsAt === undefined ? null : utcText(request.startsAt),
    ...(request.kind === "add"
      ? { event_end_time_utc: request.endsAt === undefined ? null : utcText(request.endsAt) }
      : { update_if_exists: request.updateIfExists }),
    ...(request.raw === undefined ? {} : { raw_reas_cd: request.raw }),
    ...(request.pending === undefined ? {} : { reas_pending: request.pending }),
    ...(request.comment === undefined ? {} : { comments: request.comment }),
  };
}

/** A UtilEvent as it is answered: every field there, null where it holds nothing. */
export const storedUtilEventSchema = z.object({
  ent_id: z.int(),
  reas_cd: z.int(),
  reas_pending: z.boolean(),
  update_if_exists: z.boolean(),
  event_time_utc: z.string(),
  event_end_time_utc: z.string().nullable(),
  comments: z.string(),
  raw_reas_cd: z.string(),
  category1: z.string().nullable(),
  category2: z.string().nullable(),
  category3: z.string().nullable(),
  category4: z.string().nullable(),
  spare1: z.string().nullable(),
  spare2: z.string().nullable(),
  spare3: z.string().nullable(),
  spare4: z.string().nullable(),
  last_edit_at: z.string(),
  /** How many events the call added, changed or removed. */
  records_affected: z.int(),
});
export type StoredUtilEvent = z.output<typeof storedUtilEventSchema>;

/** @param sent what the client sent: its categories and spares go back untouched. */
export function storedToWire(
  sent: UtilEvent,
  stored: UtilizationEvent,
  reason: Reason,
  recordsAffected: number,
  editedAt: Instant,
): StoredUtilEvent {
  const carried = (field: CarriedField): string | null => sent[field] ?? null;
  return {
    ent_id: sent.ent_id,
    reas_cd: reason.reasCd,
    reas_pending: stored.pending,
    update_if_exists: sent.update_if_exists ?? false,
    event_time_utc: utcText(stored.startsAt),
    event_end_time_utc: stored.endsAt === undefined ? null : utcText(stored.endsAt),
    comments: stored.comment,
    raw_reas_cd: stored.raw,
    category1: carried("category1"),
    category2: carried("category2"),
    category3: carried("category3"),
    category4: carried("category4"),
    spare1: carried("spare1"),
    spare2: carried("spare2"),
    spare3: carried("spare3"),
    spare4: carried("spare4"),
    last_edit_at: utcText(editedAt),
    records_affected: recordsAffected,
  };
}

/** `POST /transaction`: the ID that calls carry as `trans_id`. */
export const transactionSchema = z.object({ trans_id: z.string() });

/** `PUT /transaction`: how it ended, and the new revisions of the machines that it changed. */
export const transactionEndedSchema = z.object({
  trans_id: z.string(),
  state: z.enum(["committed", "aborted"]),
  machines: z.array(z.object({ ent_id: z.int(), machineId: z.string(), revision: z.int() })),
});
