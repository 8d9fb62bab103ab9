import type { Edit, Touched } from "#engine/edit.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import { rawState, reasonCode } from "#engine/names.ts";
import type { Ending, PersonSpan } from "#engine/person-span.ts";
import type { Request } from "#engine/request.ts";
import type { Reading } from "#engine/signal.ts";
import { instant } from "#time/instant.ts";
import { z } from "zod";

/*
 * The JSON columns. What is stored outlives the wire and the engine's types, so it has schemas of its own:
 * a field that is added later gets a default here.
 */

const at = z.int().transform(instant);
const reason = z.string().transform(reasonCode);
const raw = z.string().transform(rawState);

/** JSON has no `undefined`: such a field is left out, and comes back as `undefined`. */
function maybe<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().transform((value) => value);
}

const origin = z.object({ requestId: z.string(), by: z.string() });

export const storedEnding: z.ZodType<Ending> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("at"), at }),
  z.object({ kind: z.literal("nextReading"), mark: at }),
  z.object({ kind: z.literal("ongoing"), until: at, since: at }),
]);

export const storedSpans: z.ZodType<readonly PersonSpan[]> = z.array(
  z.object({
    startsAt: at,
    ending: storedEnding,
    reason,
    raw,
    pending: z.boolean(),
    comment: z.string(),
    origin,
  }),
);

const touched: z.ZodType<Touched> = z.object({ start: at, end: maybe(at) });

export const storedEdit: z.ZodType<Edit> = z.object({
  asked: touched,
  touched,
  removed: storedSpans,
  inserted: storedSpans,
});

const storedEvents: z.ZodType<readonly UtilizationEvent[]> = z.array(
  z.object({
    startsAt: at,
    endsAt: maybe(at),
    reason,
    raw,
    pending: z.boolean(),
    comment: z.string(),
    origin: maybe(origin),
  }),
);

export const storedChanged = z.object({ before: storedEvents, after: storedEvents });

export const storedRequest: z.ZodType<Request> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("classify"),
    startsAt: at,
    endsAt: maybe(at),
    reason,
    comment: z.string(),
  }),
  z.object({
    kind: z.literal("post"),
    startsAt: maybe(at),
    reason,
    updateIfExists: z.boolean(),
    raw: maybe(raw),
    pending: maybe(z.boolean()),
    comment: maybe(z.string()),
  }),
  z.object({
    kind: z.literal("add"),
    startsAt: maybe(at),
    endsAt: maybe(at),
    reason,
    raw: maybe(raw),
    pending: maybe(z.boolean()),
    comment: maybe(z.string()),
  }),
  z.object({ kind: z.literal("undo"), of: z.string(), edit: storedEdit }),
]);

export const storedFields = z.record(z.string(), z.string());
export const storedAreas = z.array(z.string());

/** Readings in columns: each raw state's text once. */
const readingColumns = z.object({
  at: z.array(at),
  nanos: z.array(z.int()),
  raw: z.array(z.int()),
  texts: z.array(raw),
});

export function readingsToText(readings: readonly Reading[]): string {
  const texts = [...new Set(readings.map((reading) => reading.raw))];
  const code = new Map(texts.map((text, index) => [text, index]));
  return JSON.stringify({
    at: readings.map((reading) => reading.at),
    nanos: readings.map((reading) => reading.nanos),
    raw: readings.map((reading) => code.get(reading.raw)),
    texts,
  });
}

export function readingsFromText(text: string): readonly Reading[] {
  const columns = parseText(readingColumns, text);
  return columns.at.map((when, index) => {
    const nanos = columns.nanos[index];
    const state = columns.texts[columns.raw[index] ?? -1];
    if (nanos === undefined || state === undefined) {
      throw new Error("stored readings have columns of different lengths");
    }
    return { at: when, nanos, raw: state };
  });
}

/** @throws ZodError when the store holds something else: a broken invariant. */
export function parseText<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.output<Schema> {
  return schema.parse(JSON.parse(text));
}
