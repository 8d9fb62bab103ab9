import { z } from "zod";
import { type MachineId, machineId } from "#engine/names.ts";
import type { PersonSpan } from "#engine/person-span.ts";
import type { Reading } from "#engine/signal.ts";
import { type Instant, instant } from "#time/instant.ts";
import { personSpanFromWire, personSpanSchema, personSpanToWire } from "./person-span.ts";
import { readingColumnsSchema, readingsFromWire, readingsToWire } from "./readings.ts";

/**
 * What the live stream says (`GET /api/live`, Server-Sent Events). `readings` and `spans` bear the live
 * log's position as their SSE `id`, and so does a `reset`, from which the reader goes on; heartbeats bear none.
 */
export type LiveMessage =
  | {
      readonly kind: "readings";
      readonly machine: MachineId;
      readonly readings: readonly Reading[];
    }
  | {
      readonly kind: "spans";
      readonly machine: MachineId;
      readonly revision: number;
      /** Starts of the spans that are gone, before `inserted` come in. */
      readonly removed: readonly Instant[];
      readonly inserted: readonly PersonSpan[];
    }
  /** The server's time, every ten seconds: a stream that stays silent for longer is dead. */
  | { readonly kind: "heartbeat"; readonly now: Instant }
  /** The log no longer reaches back to where the reader was: fetch the timelines again. */
  | { readonly kind: "reset" };

export const LIVE_KINDS = ["readings", "spans", "heartbeat", "reset"] as const;
export type LiveKind = (typeof LIVE_KINDS)[number];

/** Seconds between heartbeats. */
export const HEARTBEAT_SECONDS = 10;

const readingsSchema = z.object({
  machineId: z.string(),
  readings: readingColumnsSchema,
  rawStates: z.array(z.string()),
});

const spansSchema = z.object({
  machineId: z.string(),
  revision: z.int(),
  removed: z.array(z.int()),
  inserted: z.array(personSpanSchema),
});

const heartbeatSchema = z.object({ now: z.int() });

/** A message that has a place in the live log. */
export type LoggedMessage = Extract<LiveMessage, { readonly kind: "readings" | "spans" }>;

/**
 * `GET /api/changes?since=`: what the live stream would have said after that position, for where a stream does
 * not get through. `seq`: the position to ask after next time. `isReset`: as the stream's `reset`. `hasMore`:
 * there is more already.
 */
export const changesAnswerSchema = z.object({
  now: z.int(),
  seq: z.int(),
  isReset: z.boolean(),
  hasMore: z.boolean(),
  changes: z.array(
    z.discriminatedUnion("kind", [
      z.object({ seq: z.int(), kind: z.literal("readings"), data: readingsSchema }),
      z.object({ seq: z.int(), kind: z.literal("spans"), data: spansSchema }),
    ]),
  ),
});
export type ChangesAnswer = z.output<typeof changesAnswerSchema>;

export function changeToWire(
  seq: number,
  message: LoggedMessage,
): ChangesAnswer["changes"][number] {
  return message.kind === "readings"
    ? { seq, kind: message.kind, data: readingsToMessage(message) }
    : { seq, kind: message.kind, data: spansToMessage(message) };
}

/** The `data:` line of a message; its kind goes into the `event:` line. */
export function liveToWire(message: LiveMessage): string {
  switch (message.kind) {
    case "readings":
      return JSON.stringify(readingsToMessage(message));
    case "spans":
      return JSON.stringify(spansToMessage(message));
    case "heartbeat":
      return JSON.stringify({ now: message.now } satisfies z.output<typeof heartbeatSchema>);
    case "reset":
      return "{}";
  }
}

function readingsToMessage({
  machine,
  readings,
}: Extract<LiveMessage, { readonly kind: "readings" }>): z.output<typeof readingsSchema> {
  return { machineId: machine, ...readingsToWire(readings) };
}

function spansToMessage({
  machine,
  revision,
  removed,
  inserted,
}: Extract<LiveMessage, { readonly kind: "spans" }>): z.output<typeof spansSchema> {
  return {
    machineId: machine,
    revision,
    removed: [...removed],
    inserted: inserted.map(personSpanToWire),
  };
}

/**
 * Reads one message of the stream.
 * @throws z.ZodError, SyntaxError or RangeError when it is broken: the reader then fetches afresh.
 */
export function liveFromWire(kind: LiveKind, data: string): LiveMessage {
  const json: unknown = JSON.parse(data);
  switch (kind) {
    case "readings": {
      const wire = readingsSchema.parse(json);
      return { kind, machine: machineId(wire.machineId), readings: readingsFromWire(wire) };
    }
    case "spans": {
      const wire = spansSchema.parse(json);
      return {
        kind,
        machine: machineId(wire.machineId),
        revision: wire.revision,
        removed: wire.removed.map(instant),
        inserted: wire.inserted.map(personSpanFromWire),
      };
    }
    case "heartbeat":
      return { kind, now: instant(heartbeatSchema.parse(json).now) };
    case "reset":
      return { kind };
  }
}
