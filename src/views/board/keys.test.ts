import { Layer } from "#engine/layer.ts";
import { machineId, rawState } from "#engine/names.ts";
import { Signal } from "#engine/signal.ts";
import { looksOf } from "#lanes/looks.ts";
import { periodAt } from "#query/period.ts";
import { hall } from "#testing/hall.ts";
import { instant } from "#time/instant.ts";
import { expect, test } from "vitest";
import { type Cursor, meaningOfKey, startingCursor } from "./keys.ts";
import { MachineLanes } from "./machine-lane.ts";

const START = 1_763_600_000;
const at = (second: number) => instant(START + second);
const now = at(1_000);
const table = looksOf(hall.reasons);

/** "0 ACTIVE, 300 READY": a machine's lane at second 1,000. ACTIVE is running, READY waits for a reason. */
function lane(id: string, signal: string) {
  const readings = signal
    .split(", ")
    .filter((text) => text !== "")
    .map((text) => {
      const [second = "", raw = ""] = text.split(" ");
      return { at: at(Number(second)), nanos: 0, raw: rawState(raw) };
    });
  const truth = {
    machineId: machineId(id),
    revision: 0,
    timeline: { signal: Signal.of(readings), layer: Layer.empty },
    firstReadingAt: readings[0]?.at,
    knownFrom: at(0),
    knownTo: undefined,
  };
  return new MachineLanes().of(
    { truth, timeline: truth.timeline, marks: [] },
    {
      plant: hall,
      table,
      period: periodAt(hall.calendar, now),
      now,
    },
  );
}

const lanes = [
  lane("M1", "0 ACTIVE, 300 READY, 400 ACTIVE, 700 READY, 800 ACTIVE"),
  lane("M2", "0 ACTIVE, 350 READY, 360 ACTIVE"),
  lane("S1", ""),
];

/** Where a key leads from a machine's event, as "M1 300"; "stays" when it leads nowhere. */
function press(key: string, from: string, ctrlKey = false): string {
  const [machine = "", second] = from.split(" ");
  const cursor: Cursor = {
    machine: machineId(machine),
    at: second === undefined ? undefined : at(Number(second)),
  };
  const meaning = meaningOfKey(
    { key, ctrlKey, metaKey: false, altKey: false },
    cursor,
    lanes,
    table.looks,
  );
  if (meaning.kind !== "move") return meaning.kind === "none" ? "stays" : meaning.kind;
  return `${meaning.to.machine} ${meaning.to.at === undefined ? "-" : meaning.to.at - START}`;
}

test("the keyboard begins at the first machine's last unexplained stop", () => {
  expect(startingCursor(lanes, table.looks)).toEqual({ machine: "M1", at: at(700) });
  expect(startingCursor([], table.looks)).toBeUndefined();
});

test("left and right go from event to event, and stay at the ends", () => {
  expect(press("ArrowRight", "M1 300")).toBe("M1 400");
  expect(press("ArrowLeft", "M1 300")).toBe("M1 0");
  expect(press("ArrowLeft", "M1 0")).toBe("stays");
  expect(press("ArrowRight", "M1 800")).toBe("stays");
});

test("with Control they go to the next unexplained stop", () => {
  expect(press("ArrowRight", "M1 0", true)).toBe("M1 300");
  expect(press("ArrowRight", "M1 300", true)).toBe("M1 700");
  expect(press("ArrowLeft", "M1 800", true)).toBe("M1 700");
  expect(press("ArrowLeft", "M1 300", true)).toBe("stays");
});

test("up and down go to what another machine did at about the same time", () => {
  expect(press("ArrowDown", "M1 300")).toBe("M2 350");
  expect(press("ArrowUp", "M2 350")).toBe("M1 300");
  expect(press("ArrowUp", "M1 300")).toBe("stays");
});

test("a machine without readings can be reached and left again", () => {
  expect(press("ArrowDown", "M2 360")).toBe("S1 -");
  expect(press("ArrowUp", "S1")).toMatch(/^M2 /);
  expect(press("ArrowRight", "S1")).toBe("stays");
});

test("Home and End go along the lane, with Control to the first and last machine", () => {
  expect(press("Home", "M1 400")).toBe("M1 0");
  expect(press("End", "M1 400")).toBe("M1 800");
  expect(press("Home", "M2 350", true)).toMatch(/^M1 /);
  expect(press("End", "M1 400", true)).toBe("S1 -");
});

test("an event that has gone since the keyboard stood there leads to the one in its place", () => {
  expect(press("ArrowRight", "M1 333")).toBe("M1 400");
});

test("plus, minus, Enter, Space and Escape mean what the help says; the browser keeps its own", () => {
  expect(press("+", "M1 300")).toBe("zoom");
  expect(press("Enter", "M1 300")).toBe("open");
  expect(press(" ", "M1 300")).toBe("choose");
  expect(press("Escape", "M1 300")).toBe("leave");
  expect(press("/", "M1 300")).toBe("find");
  expect(press("p", "M1 300")).toBe("pin");
  expect(press("p", "M1 300", true)).toBe("stays");
  expect(press("+", "M1 300", true)).toBe("stays");
  expect(press("a", "M1 300")).toBe("stays");
});
