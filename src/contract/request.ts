import { z } from "zod";
import { rawState, reasonCode } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import { type Instant, instant } from "#time/instant.ts";
import { editFromWire, editSchema, editToWire } from "./edit.ts";

const saidSchema = {
  raw: z.string().optional(),
  pending: z.boolean().optional(),
  comment: z.string().optional(),
};

/**
 * What was asked, in the engine's words rather than a vendor's: for the history, and for a tablet's own
 * notes of what is not sent yet. Instants in epoch seconds; `endsAt` and `startsAt` null as in the engine.
 */
export const requestSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("classify"),
    startsAt: z.int(),
    endsAt: z.int().nullable(),
    reason: z.string(),
    comment: z.string(),
  }),
  z.object({
    kind: z.literal("post"),
    startsAt: z.int().nullable(),
    reason: z.string(),
    updateIfExists: z.boolean(),
    ...saidSchema,
  }),
  z.object({
    kind: z.literal("add"),
    startsAt: z.int().nullable(),
    endsAt: z.int().nullable(),
    reason: z.string(),
    ...saidSchema,
  }),
  z.object({ kind: z.literal("undo"), of: z.string(), edit: editSchema }),
]);
export type RequestWire = z.output<typeof requestSchema>;

export function requestToWire(request: Request): RequestWire {
  switch (request.kind) {
    case "classify": {
      const { kind, startsAt, endsAt, reason, comment } = request;
      return { kind, startsAt, endsAt: endsAt ?? null, reason, comment };
    }
    case "post": {
      const { kind, startsAt, reason, updateIfExists, raw, pending, comment } = request;
      return { kind, startsAt: startsAt ?? null, reason, updateIfExists, raw, pending, comment };
    }
    case "add": {
      const { kind, startsAt, endsAt, reason, raw, pending, comment } = request;
      return {
        kind,
        startsAt: startsAt ?? null,
        endsAt: endsAt ?? null,
        reason,
        raw,
        pending,
        comment,
      };
    }
    case "undo":
      return { kind: request.kind, of: request.of, edit: editToWire(request.edit) };
  }
}

/** @throws RangeError when an instant is not one. */
export function requestFromWire(wire: RequestWire): Request {
  switch (wire.kind) {
    case "classify":
      return {
        kind: wire.kind,
        startsAt: instant(wire.startsAt),
        endsAt: momentOf(wire.endsAt),
        reason: reasonCode(wire.reason),
        comment: wire.comment,
      };
    case "post":
      return {
        kind: wire.kind,
        startsAt: momentOf(wire.startsAt),
        reason: reasonCode(wire.reason),
        updateIfExists: wire.updateIfExists,
        ...saidOf(wire),
      };
    case "add":
      return {
        kind: wire.kind,
        startsAt: momentOf(wire.startsAt),
        endsAt: momentOf(wire.endsAt),
        reason: reasonCode(wire.reason),
        ...saidOf(wire),
      };
    case "undo":
      return { kind: wire.kind, of: wire.of, edit: editFromWire(wire.edit) };
  }
}

type SaidWire = z.output<z.ZodObject<typeof saidSchema>>;

function saidOf({ raw, pending, comment }: SaidWire) {
  return { raw: raw === undefined ? undefined : rawState(raw), pending, comment };
}

function momentOf(seconds: number | null): Instant | undefined {
  return seconds === null ? undefined : instant(seconds);
}
