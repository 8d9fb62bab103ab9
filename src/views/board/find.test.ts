import { machineId } from "#engine/names.ts";
import type { Area } from "#engine/plant.ts";
import { expect, test } from "vitest";
import { findMachines } from "./find.ts";
import { groupsOf } from "./groups.ts";

const areas: readonly Area[] = [
  {
    id: "mill",
    name: "Fräserei",
    machines: [
      { id: machineId("M12"), entId: 112, name: "Mazak 12" },
      { id: machineId("M1"), entId: 101, name: "Mazak 1" },
    ],
  },
  {
    id: "turn",
    name: "Turning",
    machines: [{ id: machineId("L1"), entId: 201, name: "Lathe 1" }],
  },
];
const found = (text: string) => findMachines(areas, text).map(({ machine }) => machine.id);

test("a machine is found by part of its name, its number or its area, in any case and without accents", () => {
  expect(found("lathe")).toEqual(["L1"]);
  expect(found("201")).toEqual(["L1"]);
  expect(found("FRASE")).toEqual(["M12", "M1"]);
  expect(found("turning 1")).toEqual(["L1"]);
  expect(found("drill")).toEqual([]);
  // Part of a number is nobody's name.
  expect(found("lathe 2")).toEqual([]);
});

test("the machine that is called so comes before those that only begin so", () => {
  expect(found("mazak 1")).toEqual(["M1", "M12"]);
  expect(found("1")).toEqual(["M12", "M1", "L1"]);
});

test("with nothing typed all machines are offered, as they stand on the board", () => {
  expect(found("  ")).toEqual(["M12", "M1", "L1"]);
});

const groups = (...pinned: readonly string[]) =>
  groupsOf(areas, new Set(pinned.map((id) => machineId(id))), "Pinned").map(
    ({ name, machines }) => `${name}: ${machines.map(({ machine }) => machine.id).join(" ")}`,
  );

test("machines stand under their area, and pinned ones above all, each once", () => {
  expect(groups()).toEqual(["Fräserei: M12 M1", "Turning: L1"]);
  expect(groups("M1")).toEqual(["Pinned: M1", "Fräserei: M12", "Turning: L1"]);
});

test("an area whose machines are all pinned has no heading, and a pin of a machine that is gone is none", () => {
  expect(groups("L1", "GONE")).toEqual(["Pinned: L1", "Fräserei: M12 M1"]);
});
