import { z } from "zod";
import { Layer } from "#engine/layer.ts";
import { type MachineId, machineId } from "#engine/names.ts";
import { Signal } from "#engine/signal.ts";
import type { Outline } from "#engine/outline-of.ts";
import type { Timeline } from "#engine/timeline.ts";
import { type Instant, instant } from "#time/instant.ts";
import { personSpanFromWire, personSpanSchema, personSpanToWire } from "./person-span.ts";
import { readingColumnsSchema, readingsFromWire, readingsToWire } from "./readings.ts";

/** Whatever a signal holds lies between. */
const EARLIEST = instant(0);
const LATEST = instant(2 ** 32);

/**
 * One machine's part of `GET /api/timelines`: what the engine needs to compose, and to preview, exactly
 * within the window that was asked for.
 */
export const machineSliceSchema = z.object({
  machineId: z.string(),
  revision: z.int(),
  /** The machine's very first reading, wherever the slice begins; null: it has never reported. */
  firstReadingAt: z.int().nullable(),
  /** From here on the slice holds every reading and every span; what is before is not in it. */
  knownFrom: z.int(),
  /** Up to here it is complete; null: up to now, and whatever is set ahead. */
  knownTo: z.int().nullable(),
  readings: readingColumnsSchema,
  rawStates: z.array(z.string()),
  spans: z.array(personSpanSchema),
});

/** `seq`: the live log's position that the answer includes; the stream goes on from there. */
export const timelinesAnswerSchema = z.object({
  now: z.int(),
  seq: z.int(),
  machines: z.array(machineSliceSchema),
});
export type TimelinesAnswer = z.output<typeof timelinesAnswerSchema>;

export interface MachineSlice {
  readonly machine: MachineId;
  readonly revision: number;
  readonly firstReadingAt: Instant | undefined;
  readonly knownFrom: Instant;
  readonly knownTo: Instant | undefined;
  readonly timeline: Timeline;
  /** What was before `knownFrom`, as it shows from afar; `undefined`: it was not asked for, or there is too little. */
  readonly outline?: Outline | undefined;
}

export interface Timelines {
  readonly now: Instant;
  readonly seq: number;
  readonly machines: readonly MachineSlice[];
}

export function timelinesToWire({ now, seq, machines }: Timelines): TimelinesAnswer {
  return { now, seq, machines: machines.map(sliceToWire) };
}

/** One machine's part of the answer. */
export function sliceToWire(slice: MachineSlice): TimelinesAnswer["machines"][number] {
  return {
    machineId: slice.machine,
    revision: slice.revision,
    firstReadingAt: slice.firstReadingAt ?? null,
    knownFrom: slice.knownFrom,
    knownTo: slice.knownTo ?? null,
    ...readingsToWire(slice.timeline.signal.readings(EARLIEST, LATEST)),
    spans: [...slice.timeline.layer].map(personSpanToWire),
  };
}

/** @throws RangeError when the answer contradicts itself. */
export function timelinesFromWire({ now, seq, machines }: TimelinesAnswer): Timelines {
  return {
    now: instant(now),
    seq,
    machines: machines.map((slice) => ({
      machine: machineId(slice.machineId),
      revision: slice.revision,
      firstReadingAt: slice.firstReadingAt === null ? undefined : instant(slice.firstReadingAt),
      knownFrom: instant(slice.knownFrom),
      knownTo: slice.knownTo === null ? undefined : instant(slice.knownTo),
      timeline: {
        signal: Signal.of(readingsFromWire(slice)),
        layer: Layer.of(slice.spans.map(personSpanFromWire)),
      },
    })),
  };
}
