import fc from "fast-check";
import type { MachineSlice, Timelines } from "#contract/timelines.ts";
import { Layer } from "#engine/layer.ts";
import { machineId, rawState, reasonCode } from "#engine/names.ts";
import type { Ending, PersonSpan } from "#engine/person-span.ts";
import { type Reading, Signal } from "#engine/signal.ts";
import { instant } from "#time/instant.ts";

/*
 * Made-up answers of `GET /api/timelines`: what may be in them by their form, sensible or not. They come back
 * from the wire as they went in, or the wire is broken.
 */

const moment = fc.integer({ min: 0, max: 4_000_000_000 }).map(instant);
const word = fc.string({ minLength: 1 });
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined });

export const endings: fc.Arbitrary<Ending> = fc.oneof(
  fc.record({ kind: fc.constant("at"), at: moment }),
  fc.record({ kind: fc.constant("nextReading"), mark: moment }),
  fc.record({ kind: fc.constant("ongoing"), until: moment, since: moment }),
);

export const personSpans: fc.Arbitrary<PersonSpan> = fc.record({
  startsAt: moment,
  ending: endings,
  reason: fc.constantFrom("JAM", "BREAK").map(reasonCode),
  raw: word.map(rawState),
  pending: fc.boolean(),
  comment: fc.string({ unit: "grapheme" }),
  origin: fc.record({ requestId: word, by: word }),
});

/** Times as controllers give them: to the second, the millisecond, the microsecond, or anything. */
const nanos = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 999 }).map((count) => count * 1_000_000),
  fc.integer({ min: 0, max: 999_999 }).map((count) => count * 1_000),
  fc.integer({ min: 0, max: 999_999_999 }),
);

export const anyReadings: fc.Arbitrary<Reading> = fc.record({
  at: moment,
  nanos,
  raw: fc.constantFrom("A", "B", "UNAVAILABLE", "Überlast", "🛠").map(rawState),
});

const machineSlices: fc.Arbitrary<MachineSlice> = fc.record({
  machine: fc.constantFrom("M1", "M2", "Säge/3").map(machineId),
  revision: fc.nat(),
  firstReadingAt: maybe(moment),
  knownFrom: moment,
  knownTo: maybe(moment),
  timeline: fc.record({
    signal: fc.array(anyReadings).map((all) => Signal.of(all)),
    layer: fc.array(personSpans, { maxLength: 4 }).map((all) => Layer.of(all)),
  }),
});

export const anyTimelines: fc.Arbitrary<Timelines> = fc.record({
  now: moment,
  seq: fc.nat(),
  machines: fc.array(machineSlices, { maxLength: 3 }),
});

/** A slice with its readings and spans written out: snapshots of the same content differ in how they lie. */
export function writtenOut({ timeline, ...rest }: MachineSlice): unknown {
  const { signal, layer } = timeline;
  return {
    ...rest,
    readings: [...signal.readings(instant(0), instant(2 ** 32))],
    spans: [...layer],
  };
}
