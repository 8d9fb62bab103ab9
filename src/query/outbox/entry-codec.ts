import { personSpanFromWire, personSpanSchema, personSpanToWire } from "#contract/person-span.ts";
import { problemSchema } from "#contract/problem.ts";
import { readingsFromWire, readingsToWire, signalSchema } from "#contract/readings.ts";
import { requestFromWire, requestSchema, requestToWire } from "#contract/request.ts";
import { Layer } from "#engine/layer.ts";
import { machineId } from "#engine/names.ts";
import { Signal } from "#engine/signal.ts";
import type { Timeline } from "#engine/timeline.ts";
import { instant } from "#time/instant.ts";
import { z } from "zod";
import type { Entry } from "./entry.ts";

/*
 * How entries lie in the store. A build reads what every build before it wrote, and leaves alone what a later
 * one wrote: two builds share a store while a new one is being rolled out, and a page can be older than what
 * lies there.
 *
 * A new form gets the next version, a step in `UPGRADES`, and an example in `entry-codec.test.ts`. Never
 * change what a version means.
 */
const VERSION = 3;

const stateSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("saved"), attempts: z.int() }),
  z.object({ kind: z.literal("sending"), attempts: z.int() }),
  z.object({ kind: z.literal("sent"), revision: z.int() }),
  z.object({
    kind: z.literal("refused"),
    problem: problemSchema,
    /** Since version 3. */
    mayHaveArrived: z.boolean().optional(),
  }),
  z.object({ kind: z.literal("conflict"), problem: problemSchema }),
]);

const timelineSchema = z.object({ ...signalSchema.shape, spans: z.array(personSpanSchema) });
type TimelineStored = z.output<typeof timelineSchema>;

const entrySchema = z.object({
  schemaVersion: z.literal(VERSION),
  id: z.string(),
  machineId: z.string(),
  request: requestSchema,
  baseRevision: z.int(),
  /** What the person saw; null: not known. Since version 2. */
  base: timelineSchema.nullable(),
  madeAt: z.int(),
  madeBy: z.object({ account: z.string(), name: z.string() }),
  state: stateSchema,
});
type EntryStored = z.output<typeof entrySchema>;

const versioned = z.looseObject({ schemaVersion: z.int().min(1) });
type Stored = z.output<typeof versioned>;

/** From version `index + 1` to the next. */
const UPGRADES: readonly ((stored: Stored) => Stored)[] = [
  // 1 knew the revision that the person saw, not what stood there.
  (stored) => ({ ...stored, schemaVersion: 2, base: null }),
  // 2 took each refusal for the last word.
  (stored) => ({ ...stored, schemaVersion: 3 }),
];

export type Decoded =
  | { readonly kind: "entry"; readonly entry: Entry }
  /** A later build's: it stays as it is, and that build will send it. */
  | { readonly kind: "newer" }
  /** Broken. It stays too: only a person throws away what a person entered. */
  | { readonly kind: "unreadable" };

export function encodeEntry(entry: Entry): EntryStored {
  return {
    schemaVersion: VERSION,
    id: entry.id,
    machineId: entry.machineId,
    request: requestToWire(entry.request),
    baseRevision: entry.baseRevision,
    base: entry.base === undefined ? null : timelineToStored(entry.base),
    madeAt: entry.madeAt,
    madeBy: { ...entry.madeBy },
    state: entry.state,
  };
}

export function decodeEntry(value: unknown): Decoded {
  const found = versioned.safeParse(value);
  if (!found.success) return { kind: "unreadable" };
  if (found.data.schemaVersion > VERSION) return { kind: "newer" };
  const upgraded = UPGRADES.slice(found.data.schemaVersion - 1).reduce<Stored>(
    (stored, upgrade) => upgrade(stored),
    found.data,
  );
  const parsed = entrySchema.safeParse(upgraded);
  if (!parsed.success) return { kind: "unreadable" };
  try {
    return { kind: "entry", entry: entryOf(parsed.data) };
  } catch (failure) {
    // A number that is no instant, columns that do not fit together.
    if (failure instanceof RangeError) return { kind: "unreadable" };
    throw failure;
  }
}

function entryOf(stored: EntryStored): Entry {
  return {
    id: stored.id,
    machineId: machineId(stored.machineId),
    request: requestFromWire(stored.request),
    baseRevision: stored.baseRevision,
    base: stored.base === null ? undefined : timelineFromStored(stored.base),
    madeAt: instant(stored.madeAt),
    madeBy: stored.madeBy,
    state: stored.state,
  };
}

function timelineToStored({ signal, layer }: Timeline): TimelineStored {
  const { first, last } = signal;
  const readings = first === undefined || last === undefined ? [] : signal.readings(first, last.at);
  return { ...readingsToWire(readings), spans: [...layer].map(personSpanToWire) };
}

function timelineFromStored(stored: TimelineStored): Timeline {
  return {
    signal: Signal.of(readingsFromWire(stored)),
    layer: Layer.of(stored.spans.map(personSpanFromWire)),
  };
}
