import { z } from "zod";
import { rawState } from "#engine/names.ts";
import type { Reading } from "#engine/signal.ts";
import { instant } from "#time/instant.ts";

/** The most readings that one call may bring (contracts, "For the browser app and for machines"). */
export const MOST_READINGS = 10_000;

/**
 * `POST /api/readings`. A reading's own fields are looked at one by one by the server, so that one bad
 * reading is refused and the others are taken: here only the call's shape counts.
 */
export const readingsRequestSchema = z.object({
  machineId: z.string().min(1),
  readings: z.array(z.unknown()),
});

/** One reading that a machine sends: `time` in epoch seconds, fractions allowed. */
export const sentReadingSchema = z.object({
  time: z
    .number()
    .min(0)
    .lt(2 ** 32),
  state: z.string().min(1),
});

export const readingsAnswerSchema = z.object({
  taken: z.int(),
  repeated: z.int(),
  refused: z.array(z.object({ index: z.int(), why: z.string() })),
});
export type ReadingsAnswer = z.output<typeof readingsAnswerSchema>;

/**
 * Readings in columns, in the order of their time: the board loads many. `raw` counts into `rawStates`;
 * `nanos` is left out when every reading fell on a whole second.
 */
export const readingColumnsSchema = z.object({
  at: z.array(z.int()),
  nanos: z.array(z.int()).optional(),
  raw: z.array(z.int()),
});

export const signalSchema = z.object({
  readings: readingColumnsSchema,
  rawStates: z.array(z.string()),
});
export type SignalWire = z.output<typeof signalSchema>;

export function readingsToWire(readings: Iterable<Reading>): SignalWire {
  const at: number[] = [];
  const nanos: number[] = [];
  const raw: number[] = [];
  const indexOf = new Map<string, number>();
  let whole = true;
  for (const reading of readings) {
    let index = indexOf.get(reading.raw);
    if (index === undefined) indexOf.set(reading.raw, (index = indexOf.size));
    at.push(reading.at);
    nanos.push(reading.nanos);
    raw.push(index);
    whole &&= reading.nanos === 0;
  }
  return { readings: { at, ...(whole ? {} : { nanos }), raw }, rawStates: [...indexOf.keys()] };
}

/** @throws RangeError when the columns do not fit together: such an answer is broken, not bad luck. */
export function readingsFromWire({ readings, rawStates }: SignalWire): readonly Reading[] {
  const { at, nanos, raw } = readings;
  if (raw.length !== at.length || (nanos !== undefined && nanos.length !== at.length)) {
    throw new RangeError("the columns of readings differ in length");
  }
  return at.map((second, index) => {
    const state = rawStates[raw[index] ?? -1];
    if (state === undefined)
      throw new RangeError(`reading ${index} names no raw state of the list`);
    return { at: instant(second), nanos: nanos?.[index] ?? 0, raw: rawState(state) };
  });
}
