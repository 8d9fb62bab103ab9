import { z } from "zod";
import { rawState, reasonCode } from "#engine/names.ts";
import type { Ending, PersonSpan } from "#engine/person-span.ts";
import { instant } from "#time/instant.ts";

const endingSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("at"), at: z.int() }),
  z.object({ kind: z.literal("nextReading"), mark: z.int() }),
  z.object({ kind: z.literal("ongoing"), until: z.int(), since: z.int() }),
]);
type EndingWire = z.output<typeof endingSchema>;

/** A span that a person set, as the engine keeps it; instants in epoch seconds. */
export const personSpanSchema = z.object({
  startsAt: z.int(),
  ending: endingSchema,
  reason: z.string(),
  raw: z.string(),
  pending: z.boolean(),
  comment: z.string(),
  origin: z.object({ requestId: z.string(), by: z.string() }),
});
export type PersonSpanWire = z.output<typeof personSpanSchema>;

export function personSpanToWire(span: PersonSpan): PersonSpanWire {
  const { startsAt, ending, reason, raw, pending, comment, origin } = span;
  const { requestId, by } = origin;
  return {
    startsAt,
    ending: { ...ending },
    reason,
    raw,
    pending,
    comment,
    origin: { requestId, by },
  };
}

/** @throws RangeError when an instant is not one. */
export function personSpanFromWire(wire: PersonSpanWire): PersonSpan {
  return {
    ...wire,
    startsAt: instant(wire.startsAt),
    ending: endingFromWire(wire.ending),
    reason: reasonCode(wire.reason),
    raw: rawState(wire.raw),
  };
}

function endingFromWire(ending: EndingWire): Ending {
  switch (ending.kind) {
    case "at":
      return { kind: "at", at: instant(ending.at) };
    case "nextReading":
      return { kind: "nextReading", mark: instant(ending.mark) };
    case "ongoing":
      return { kind: "ongoing", until: instant(ending.until), since: instant(ending.since) };
  }
}
