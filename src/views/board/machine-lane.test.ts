import { Layer } from "#engine/layer.ts";
import { machineId, rawState, reasonCode } from "#engine/names.ts";
import { Signal } from "#engine/signal.ts";
import { looksOf } from "#lanes/looks.ts";
import type { Entry } from "#query/outbox/entry.ts";
import { periodAt } from "#query/period.ts";
import { type ShownMachine, shownOf } from "#query/shown.ts";
import { hall } from "#testing/hall.ts";
import { instant, type Instant } from "#time/instant.ts";
import { expect, test } from "vitest";
import { type Composing, eventIn, MachineLanes, unplacedStretch } from "./machine-lane.ts";
import { totalOf } from "./unexplained.ts";

/** Friday 20 November 2026 at the plant in Berlin. */
const at = (clock: string) => instant(Date.parse(`2026-11-20T${clock}+01:00`) / 1_000);
const table = looksOf(hall.reasons);

function shown(id: string, signal: Record<string, string>, knownFrom?: Instant): ShownMachine {
  const readings = Object.entries(signal).map(([clock, raw]) => ({
    at: at(clock),
    nanos: 0,
    raw: rawState(raw),
  }));
  const first = readings[0]?.at;
  return shownOf(
    {
      machineId: machineId(id),
      revision: 0,
      timeline: { signal: Signal.of(readings), layer: Layer.empty },
      firstReadingAt: knownFrom === undefined ? first : instant(0),
      knownFrom: knownFrom ?? first ?? at("06:00:00"),
      knownTo: undefined,
    },
    [],
    hall,
  );
}

const composing = (now: Instant): Composing => ({
  plant: hall,
  table,
  period: periodAt(hall.calendar, at("09:00:00")),
  now,
});

const mill = shown("M1", { "06:00:00": "ACTIVE", "09:00:00": "READY", "09:30:00": "ACTIVE" });

test("the lane's current event ends now, and its figures are the shift's so far", () => {
  const lane = new MachineLanes().of(mill, composing(at("10:00:00")));
  expect(lane.lane.starts).toHaveLength(3);
  expect(lane.lane.end).toBe(at("10:00:00"));
  expect(lane.current?.startsAt).toBe(at("09:30:00"));
  expect(lane.figures).toEqual({ unexplained: { count: 1, seconds: 1_800 }, ratio: 3.5 / 4 });
});

test("a tablet's clock that turns out to be hours ahead leaves nothing on the lane after now", () => {
  const lanes = new MachineLanes();
  lanes.of(mill, composing(at("13:31:00")));
  const { lane, current } = lanes.of(mill, composing(at("10:00:00")));
  expect(lane.end).toBe(at("10:00:00"));
  expect(current?.startsAt).toBe(at("09:30:00"));
});

test("within a minute nothing is composed again; with the next minute it is", () => {
  const lanes = new MachineLanes();
  const first = lanes.of(mill, composing(at("10:00:00")));
  expect(lanes.of(mill, composing(at("10:00:50")))).toBe(first);
  expect(lanes.of(mill, composing(at("10:01:00")))).not.toBe(first);
});

test("the list of lanes is the same one as long as every lane is", () => {
  const lanes = new MachineLanes();
  const saw = shown("S1", { "06:00:00": "ACTIVE" });
  const first = lanes.all([mill, saw], composing(at("10:00:00")));
  expect(lanes.all([mill, saw], composing(at("10:00:09")))).toBe(first);
  const stopped = shown("S1", { "06:00:00": "ACTIVE", "10:00:09": "READY" });
  const second = lanes.all([mill, stopped], composing(at("10:00:09")));
  expect(second).not.toBe(first);
  expect(second[0]).toBe(first[0]);
});

test("a reading of the second that the server is ahead of us is shown at once", () => {
  const ahead = shown("M1", { "06:00:00": "ACTIVE", "10:00:01": "READY" });
  const lane = new MachineLanes().of(ahead, composing(at("10:00:00")));
  expect(lane.current?.pending).toBe(true);
});

test("a reading that is announced for later has not happened yet", () => {
  const early = shown("M1", { "06:00:00": "ACTIVE", "10:00:50": "READY" });
  const lane = new MachineLanes().of(early, composing(at("10:00:00")));
  expect(lane.current?.pending).toBe(false);
});

test("time before what was loaded is told apart from time before the first reading", () => {
  const lanes = new MachineLanes();
  const cut = shown("M2", { "06:00:00": "ACTIVE" }, at("06:00:00"));
  expect(lanes.of(cut, composing(at("10:00:00"))).lane.knownFrom).toBe(at("06:00:00"));
  expect(lanes.of(mill, composing(at("10:00:00"))).lane.knownFrom).toBeUndefined();
});

test("in a window that is past nothing is said of what the machine does now", () => {
  const past = { ...mill, truth: { ...mill.truth, knownTo: at("09:30:00") } };
  const lane = new MachineLanes().of(past, composing(at("23:00:00")));
  expect(lane.current).toBeUndefined();
  expect(lane.lane.knownTo).toBe(at("09:30:00"));
});

const waiting = (request: Entry["request"], madeAt: Instant): Entry => ({
  id: "a",
  machineId: machineId("M1"),
  request,
  baseRevision: 0,
  madeAt,
  madeBy: { account: "ana", name: "Ana" },
  base: undefined,
  state: { kind: "saved", attempts: 2 },
});
const jam = waiting(
  {
    kind: "classify",
    startsAt: at("09:00:00"),
    endsAt: at("09:30:00"),
    reason: reasonCode("JAM"),
    comment: "",
  },
  at("09:59:00"),
);

test("a request that is not sent is marked where its event stands", () => {
  const lane = new MachineLanes().of(shownOf(mill.truth, [jam], hall), composing(at("10:00:00")));
  expect(lane.pending).toEqual([
    { laneId: "M1", from: at("09:00:00"), to: at("09:30:00"), state: "saved" },
  ]);
  expect(lane.figures.unexplained.count).toBe(0);
});

test("one that waits where the machine's events are not loaded is marked where it asked to be", () => {
  const lane = (knownTo?: Instant) => {
    const truth = { ...mill.truth, knownFrom: at("06:00:00"), knownTo };
    return new MachineLanes().of({ ...mill, truth }, composing(at("10:00:00")));
  };
  expect(unplacedStretch(jam, lane(), at("10:00:00"))).toBeUndefined();
  expect(unplacedStretch(jam, lane(at("08:00:00")), at("10:00:00"))).toEqual({
    laneId: "M1",
    from: at("09:00:00"),
    to: at("09:30:00"),
    state: "saved",
  });
});

test("what was cut from now on has ended, though the board looks at the clock a moment later than the panel", () => {
  const cut = waiting(
    {
      kind: "post",
      startsAt: undefined,
      reason: reasonCode("JAM"),
      updateIfExists: false,
      raw: undefined,
      pending: undefined,
      comment: undefined,
    },
    at("10:00:07"),
  );
  const lane = new MachineLanes().of(shownOf(mill.truth, [cut], hall), composing(at("10:00:00")));
  const ends = [0, 1, 2, 3].map(
    (index) => eventIn(lane, hall.mapping, index, at("10:00:00"))?.endsAt,
  );
  expect(ends).toEqual([at("09:00:00"), at("09:30:00"), at("10:00:07"), undefined]);
  expect(lane.current?.reason).toBe("JAM");
});

test("what waits on all machines is summed", () => {
  const lanes = new MachineLanes().all(
    [
      shown("M1", { "06:00:00": "ACTIVE", "07:00:00": "READY", "07:10:00": "ACTIVE" }),
      shown("M2", { "06:00:00": "READY", "06:20:00": "ACTIVE", "09:55:00": "READY" }),
    ],
    composing(at("10:00:00")),
  );
  expect(totalOf(lanes).unexplained).toEqual({ count: 3, seconds: 2_100 });
});
