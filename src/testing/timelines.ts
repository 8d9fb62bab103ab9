import fc from "fast-check";
import type { MachineSlice, Timelines } from "#contract/timelines.ts";
import { Layer } from "#engine/layer.ts";
import { machineId, rawState, reasonCode } from "#engine/names.ts";
import type { Ending, PersonSpan } from "#engine/person-span.ts";
import type { Outline } from "#engine/outline-of.ts";
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

/** Events with gaps between them, as an outline has them. */
const outlines: fc.Arbitrary<Outline> = fc
  .record({
    step: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    from: moment,
    events: fc.array(
      fc.record({
        gap: fc.nat({ max: 1_000_000 }),
        length: fc.integer({ min: 1, max: 1_000_000 }),
        code: fc.nat({ max: 2 }),
      }),
    ),
  })
  .map(({ step, from, events }) => {
    let end = 0;
    const placed = events.map(({ gap, length, code }) => {
      const start = end + gap;
      end = start + length;
      return { start, end, code };
    });
    return {
      step,
      from,
      events: {
        starts: Uint32Array.from(placed, ({ start }) => start),
        ends: Uint32Array.from(placed, (event) => event.end),
        codes: Uint16Array.from(placed, ({ code }) => code),
      },
      meanings: ["JAM", "BREAK", "RÜSTEN"].map((reason, place) => ({
        reason: reasonCode(reason),
        pending: place === 1,
      })),
    };
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

/** The same with outlines, which bytes alone can bring. */
export const anyOutlined: fc.Arbitrary<Timelines> = fc
  .tuple(anyTimelines, fc.array(maybe(outlines), { minLength: 3, maxLength: 3 }))
  .map(([timelines, some]) => ({
    ...timelines,
    machines: timelines.machines.map((slice, place) => ({ ...slice, outline: some[place] })),
  }));

/** A slice with its readings and spans written out: snapshots of the same content differ in how they lie. */
export function writtenOut({ timeline, ...rest }: MachineSlice): unknown {
  const { signal, layer } = timeline;
  return {
    ...rest,
    readings: [...signal.readings(instant(0), instant(2 ** 32))],
    spans: [...layer],
  };
}
