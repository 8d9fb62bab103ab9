import { machineId, rawState, reasonCode } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { ClassifyRequest, PostRequest, AddRequest, Request } from "#engine/request.ts";
import { instant } from "#time/instant.ts";
import { anyReadings, anyTimelines, personSpans, writtenOut } from "#testing/timelines.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type LiveMessage, liveFromWire, liveToWire } from "./live.ts";
import { plantFromFile } from "./plant-file.ts";
import { requestFromWire, requestSchema, requestToWire } from "./request.ts";
import { classificationFromWire, classificationToWire } from "./s0.ts";
import {
  addFromWire,
  machineOf,
  postFromWire,
  reasonOf,
  utilEventFromWire,
  utilEventToWire,
} from "./s3.ts";
import { timelinesAnswerSchema, timelinesFromWire, timelinesToWire } from "./timelines.ts";

const read = plantFromFile({
  name: "P",
  timeZone: "UTC",
  areas: [
    {
      id: "a",
      name: "A",
      machines: [
        { id: "M1", entId: 101, name: "M" },
        { id: "M2", entId: 102, name: "N" },
      ],
    },
  ],
  reasons: [
    { code: "JAM", reasCd: 12, name: "Jam", oee: "unplanned" },
    { code: "BREAK", reasCd: 20, name: "Break", oee: "planned" },
  ],
  unknownRawState: { reason: "JAM" },
});
if (!read.ok) throw new Error("the plant of this test is broken");
const plant: Plant = read.plant;

const moment = fc.integer({ min: 0, max: 4_000_000_000 }).map(instant);
const text = fc.string({ unit: "grapheme" });
const word = fc.string({ minLength: 1 });
const reason = fc.constantFrom(reasonCode("JAM"), reasonCode("BREAK"));
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined });
const said = { raw: maybe(word.map(rawState)), pending: maybe(fc.boolean()), comment: maybe(text) };

const classify: fc.Arbitrary<ClassifyRequest> = fc.record({
  kind: fc.constant("classify"),
  startsAt: moment,
  endsAt: maybe(moment),
  reason,
  comment: text,
});
const post: fc.Arbitrary<PostRequest> = fc.record({
  kind: fc.constant("post"),
  startsAt: maybe(moment),
  reason,
  updateIfExists: fc.boolean(),
  ...said,
});
const add: fc.Arbitrary<AddRequest> = fc.record({
  kind: fc.constant("add"),
  startsAt: maybe(moment),
  endsAt: maybe(moment),
  reason,
  ...said,
});

const touched = fc.record({ start: moment, end: maybe(moment) });
const request: fc.Arbitrary<Request> = fc.oneof(
  classify,
  post,
  add,
  fc.record({
    kind: fc.constant("undo"),
    of: word,
    edit: fc.record({
      asked: touched,
      touched,
      removed: fc.array(personSpans),
      inserted: fc.array(personSpans),
    }),
  }),
);
const machine = fc.constantFrom(machineId("M1"), machineId("M2"));

/** Over the wire and back: what JSON drops or bends shows. */
const sent = (wire: unknown): unknown => JSON.parse(JSON.stringify(wire));

test("what the browser classifies arrives at the server as it was meant (S0)", () => {
  fc.assert(
    fc.property(machine, classify, (id, asked) => {
      const wire = sent(classificationToWire(id, asked));
      expect(classificationFromWire(wire)).toEqual({
        ok: true,
        value: { machine: id, request: asked },
      });
    }),
  );
});

test("what the browser posts or adds arrives at the server as it was meant (S3)", () => {
  const machines = plant.areas.flatMap((area) => area.machines);
  fc.assert(
    fc.property(fc.constantFrom(...machines), fc.oneof(post, add), (to, asked) => {
      const parsed = utilEventFromWire(sent(utilEventToWire(plant, to, asked)));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      expect(machineOf(plant, parsed.value.ent_id)).toBe(to);
      const why = reasonOf(plant, parsed.value.reas_cd);
      if (why === undefined) throw new Error("the reason was lost");
      const back =
        asked.kind === "post"
          ? postFromWire(parsed.value, why.code)
          : addFromWire(parsed.value, why.code);
      expect(back).toEqual(asked);
    }),
  );
});

test("a reason of another plant cannot be written for S3", () => {
  const [to] = plant.areas.flatMap((area) => area.machines);
  if (to === undefined) throw new Error("the plant of this test has machines");
  const asked: AddRequest = {
    kind: "add",
    startsAt: undefined,
    endsAt: undefined,
    reason: reasonCode("ELSEWHERE"),
    raw: undefined,
    pending: undefined,
    comment: undefined,
  };
  expect(() => utilEventToWire(plant, to, asked)).toThrow(RangeError);
});

test("a request that is kept as data comes back as it was", () => {
  fc.assert(
    fc.property(request, (asked) => {
      expect(requestFromWire(requestSchema.parse(sent(requestToWire(asked))))).toEqual(asked);
    }),
  );
});

test("timelines come over the wire whole", () => {
  fc.assert(
    fc.property(anyTimelines, (whole) => {
      const back = timelinesFromWire(timelinesAnswerSchema.parse(sent(timelinesToWire(whole))));
      expect({ ...back, machines: back.machines.map(writtenOut) }).toEqual({
        ...whole,
        machines: whole.machines.map(writtenOut),
      });
    }),
  );
});

test("live messages come over the wire whole, on one line each", () => {
  const message: fc.Arbitrary<LiveMessage> = fc.oneof(
    fc.record({ kind: fc.constant("readings"), machine, readings: fc.array(anyReadings) }),
    fc.record({
      kind: fc.constant("spans"),
      machine,
      revision: fc.nat(),
      removed: fc.array(moment),
      inserted: fc.array(personSpans),
    }),
    fc.record({ kind: fc.constant("heartbeat"), now: moment }),
    fc.constant({ kind: "reset" }),
  );
  fc.assert(
    fc.property(message, (whole) => {
      const data = liveToWire(whole);
      // A line's end would be the message's end in the stream.
      expect(data).not.toMatch(/[\r\n]/);
      expect(liveFromWire(whole.kind, data)).toEqual(whole);
    }),
  );
});

test("columns that do not fit together are no readings", () => {
  const data = (readings: object) =>
    JSON.stringify({ machineId: "M1", readings, rawStates: ["A"] });
  expect(() => liveFromWire("readings", data({ at: [1, 2], raw: [0] }))).toThrow(RangeError);
  expect(() => liveFromWire("readings", data({ at: [1], raw: [1] }))).toThrow(RangeError);
  expect(() => liveFromWire("readings", data({ at: [1], nanos: [], raw: [0] }))).toThrow(
    RangeError,
  );
});
