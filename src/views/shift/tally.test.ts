import { apply } from "#engine/apply.ts";
import { Layer } from "#engine/layer.ts";
import { machineId, type MachineId, rawState, reasonCode } from "#engine/names.ts";
import { Signal } from "#engine/signal.ts";
import type { Timeline } from "#engine/timeline.ts";
import { at, sitePlant } from "#testing/site-plant.ts";
import { span } from "#time/span.ts";
import { expect, test } from "vitest";
import { lengthOf, shiftTally, worthPrinting } from "./tally.ts";

const plant = sitePlant();
/** The early shift, UTC. */
const early = span(at("05:00"), at("13:00"));

const reporting = (...rows: readonly (readonly [clock: string, raw: string])[]): Timeline => ({
  signal: Signal.of(rows.map(([clock, raw]) => ({ at: at(clock), nanos: 0, raw: rawState(raw) }))),
  layer: Layer.empty,
});

function explained(timeline: Timeline, from: string, to: string, reason: string): Timeline {
  const outcome = apply(
    timeline,
    {
      kind: "classify",
      startsAt: at(from),
      endsAt: at(to),
      reason: reasonCode(reason),
      comment: "",
    },
    { plant, now: at("12:00"), origin: { requestId: reason, by: "Ana" } },
  );
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.timeline;
}

/** 4 h run, 2 h jam, 1 h break, then an unexplained stop; Mazak 2 was off all day. */
const floor = new Map<MachineId, { timeline: Timeline }>([
  [
    machineId("M1"),
    {
      timeline: explained(
        explained(reporting(["04:00", "ACTIVE"], ["09:00", "STOPPED"]), "09:00", "11:00", "JAM"),
        "11:00",
        "12:00",
        "BREAK",
      ),
    },
  ],
  [machineId("M2"), { timeline: reporting(["04:00", "OFF"]) }],
]);

test("a shift's time is told by machine and by why, and only as far as it has passed", () => {
  const tally = shiftTally(plant, floor, early, at("12:30"));
  expect(tally.total.availability).toBeCloseTo(4 / 7.5);
  expect(tally.machines.map(({ machine, use }) => [machine.name, use?.runtime])).toEqual([
    ["Mazak 1", 14_400],
    ["Mazak 2", 0],
    ["Saw 1", undefined],
  ]);
  expect(
    tally.causes.map(({ reason, oee, count, seconds }) => [reason?.name, oee, count, seconds / 60]),
  ).toEqual([
    // Unexplained: 450 min that Mazak 2 was off, and 30 of Mazak 1's stop.
    [undefined, "none", 2, 480],
    ["Machine jam", "unplanned", 1, 120],
    ["Break", "planned", 1, 60],
  ]);
  expect(tally.causes.map(({ sum }) => Math.round(sum * 100))).toEqual([73, 91, 100]);
});

test("unexplained stops come longest first, cut to the shift", () => {
  const tally = shiftTally(plant, floor, early, at("12:30"));
  expect(tally.unexplained.map((piece) => [piece.machine.name, lengthOf(piece) / 60])).toEqual([
    ["Mazak 2", 450],
    ["Mazak 1", 30],
  ]);
});

test("what stands over the shift's end is named once the shift is over", () => {
  const over = (now: string) =>
    shiftTally(plant, floor, early, at(now)).over.map((its) => its.name);
  expect(over("12:59")).toEqual([]);
  expect(over("13:00")).toEqual(["Mazak 1", "Mazak 2"]);
  expect(over("14:00")).toEqual(["Mazak 1", "Mazak 2"]);
});

test("a shift that has not begun has nothing to tell", () => {
  const tally = shiftTally(plant, floor, early, at("05:00"));
  expect(tally.passed).toBeUndefined();
  expect([tally.causes, tally.total.availability]).toEqual([[], undefined]);
});

test("a page without room for every machine has those that stood longest", () => {
  const { machines } = shiftTally(plant, floor, early, at("12:00"));
  expect(worthPrinting(machines, machines.length)).toEqual({ shown: machines, others: 0 });
  const { shown, others } = worthPrinting(machines, 1);
  expect(shown.map(({ machine }) => machine.name)).toEqual(["Mazak 1"]);
  expect(others).toBe(machines.length - 1);
});
