import { machineId, rawState } from "#engine/names.ts";
import { Layer } from "#engine/layer.ts";
import { Signal } from "#engine/signal.ts";
import { looksOf } from "#lanes/looks.ts";
import { periodAt } from "#query/period.ts";
import { hall } from "#testing/hall.ts";
import { instant } from "#time/instant.ts";
import { expect, test } from "vitest";
import { type Cursor, type KeyMeaning, meaningOfKey, type Pressed } from "./keys.ts";
import { MachineLanes } from "./machine-lane.ts";
import { LANE_SHORTCUTS, pressedOf } from "./shortcuts.ts";

const START = 1_763_600_000;
const now = instant(START + 1_000);
const table = looksOf(hall.reasons);
const machines = ["M1", "M2", "M3", "M4", "M5"].map(machineId);

// Five machines with an unexplained stop to each side of the cursor's: every key has somewhere to lead.
const lanes = machines.map((id) => {
  const timeline = {
    signal: Signal.of(
      ["ACTIVE", "READY", "ACTIVE", "READY", "ACTIVE", "READY", "ACTIVE"].map((raw, index) => ({
        at: instant(START + index * 100),
        nanos: 0,
        raw: rawState(raw),
      })),
    ),
    layer: Layer.empty,
  };
  const truth = {
    machineId: id,
    revision: 0,
    timeline,
    firstReadingAt: instant(START),
    knownFrom: instant(START),
    knownTo: undefined,
  };
  return new MachineLanes().of(
    { truth, timeline, marks: [] },
    { plant: hall, table, period: periodAt(hall.calendar, now), now },
  );
});
const cursor: Cursor = { machine: machineId("M3"), at: instant(START + 300) };

function meaning(pressed: Pressed): KeyMeaning {
  return meaningOfKey(pressed, cursor, lanes, table.looks);
}
const nameOf = ({ key, ctrlKey }: Pressed): string => `${ctrlKey ? "Control " : ""}${key}`;
const listed = LANE_SHORTCUTS.flatMap(({ keys }) => keys.map(pressedOf));

test("each key that the list names does something, and no two of them the same", () => {
  const done = listed.map((pressed) => ({ key: nameOf(pressed), does: meaning(pressed) }));
  expect(done.filter(({ does }) => does.kind === "none")).toEqual([]);
  const kinds = new Set(done.map(({ does }) => JSON.stringify(does)));
  expect(kinds.size).toBe(done.length);
});

test("each key that does something is in the list", () => {
  const keys = "abcdefghijklmnopqrstuvwxyz0123456789+-=?/*.,#<> "
    .split("")
    .concat(
      ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"],
      ["Enter", "Escape", "Delete", "Backspace", "Insert", "Tab", "F1", "F2", "F10"],
    );
  const named = new Set(listed.map(nameOf));
  const missing = keys
    .flatMap((key) =>
      [false, true].map((ctrlKey) => ({ key, ctrlKey, metaKey: false, altKey: false })),
    )
    .filter((pressed) => meaning(pressed).kind !== "none" && !named.has(nameOf(pressed)))
    .map(nameOf);
  // "=" is "+" without Shift; Control changes nothing about the others.
  expect(missing).toEqual([
    "=",
    "Control /",
    "Control  ",
    "Control ArrowUp",
    "Control ArrowDown",
    "Control Enter",
    "Control Escape",
  ]);
});
