import { Layer } from "#engine/layer.ts";
import { machineId, rawState } from "#engine/names.ts";
import { Signal } from "#engine/signal.ts";
import { periodAt } from "#query/period.ts";
import { type ShownMachine, shownOf } from "#query/shown.ts";
import { hall } from "#testing/hall.ts";
import { morningAt as at } from "#testing/morning.ts";
import type { Instant } from "#time/instant.ts";
import { expect, test } from "vitest";
import { type Finding, type Stop, Stops, totalOf } from "./stop.ts";

/** `"ACTIVE 06:00, READY 09:00"` */
function shown(id: string, told: string): ShownMachine {
  const readings = told.split(", ").map((reading) => {
    const [raw = "", clock = ""] = reading.split(" ");
    return { at: at(clock), nanos: 0, raw: rawState(raw) };
  });
  const first = readings[0]?.at ?? at("06:00");
  return shownOf(
    {
      machineId: machineId(id),
      revision: 0,
      timeline: { signal: Signal.of(readings), layer: Layer.empty },
      firstReadingAt: first,
      knownFrom: first,
      knownTo: undefined,
    },
    [],
    hall,
  );
}

const finding = (now: Instant, of = "09:00"): Finding => ({
  plant: hall,
  period: periodAt(hall.calendar, at(of)).span,
  now,
});
const told = (stops: readonly Stop[]) =>
  stops.map(({ machine, seconds }) => `${machine} ${seconds / 60}`);

const M1 = shown("M1", "ACTIVE 06:00, READY 09:00, ACTIVE 09:30, READY 10:00, ACTIVE 10:05");
const S1 = shown("S1", "READY 05:00, ACTIVE 06:10, READY 11:00");

test("the longest stop comes first, whichever machine it is on", () => {
  expect(told(new Stops().all([M1, S1], finding(at("11:20"))))).toEqual([
    "M1 30",
    "S1 20",
    "S1 10",
    "M1 5",
  ]);
});

test("a stop that began before the shift counts with what falls into the shift, as the board's figures do", () => {
  const stops = new Stops().all([S1], finding(at("06:30")));
  expect(told(stops)).toEqual(["S1 10"]);
  expect(stops[0]?.event.startsAt).toBe(at("05:00"));
});

test("a stop that goes on beyond the shift counts up to its end", () => {
  const late = shown("M2", "ACTIVE 06:00, READY 13:50, ACTIVE 14:30");
  expect(told(new Stops().all([late], finding(at("15:00"))))).toEqual(["M2 10"]);
});

test("a shift that has not begun has no stops", () => {
  expect(new Stops().all([M1], finding(at("05:30")))).toEqual([]);
});

test("the list stays the same object while nothing happens, and for the seconds of a minute", () => {
  const kept = new Stops();
  const first = kept.all([M1, S1], finding(at("11:20")));
  expect(kept.all([M1, S1], finding(at("11:20:50")))).toBe(first);
  expect(told(kept.all([M1, S1], finding(at("11:40"))))[0]).toBe("S1 40");
});

test("another machine's reading keeps the stops of those that were quiet", () => {
  const kept = new Stops();
  const before = kept.all([M1, S1], finding(at("11:20")));
  const moved = shown("S1", "READY 05:00, ACTIVE 06:10, READY 11:00, ACTIVE 11:20");
  const after = kept.all([M1, moved], finding(at("11:20:30")));
  expect(after).not.toBe(before);
  expect(after.find(({ machine }) => machine === "M1")).toBe(
    before.find(({ machine }) => machine === "M1"),
  );
});

test("a machine that the filter left out is gone from the list", () => {
  const kept = new Stops();
  kept.all([M1, S1], finding(at("11:20")));
  expect(told(kept.all([S1], finding(at("11:20"))))).toEqual(["S1 20", "S1 10"]);
});

test("minutes add up", () => {
  expect(totalOf(new Stops().all([M1, S1], finding(at("11:20"))))).toBe(65 * 60);
});

test("a reading that makes no other stop leaves the list the very same: a long one is drawn for nothing less", () => {
  const kept = new Stops();
  const quiet = "ACTIVE 06:00, READY 09:00, ACTIVE 09:30";
  const before = kept.all([shown("M1", quiet), S1], finding(at("11:20")));
  const ran = shown("M1", `${quiet}, ACTIVE 11:19`);
  expect(kept.all([ran, S1], finding(at("11:20:10")))).toBe(before);
  const stopped = shown("M1", `${quiet}, READY 11:20`);
  expect(kept.all([stopped, S1], finding(at("11:20:20")))).not.toBe(before);
});
