import { machineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { hall } from "#testing/hall.ts";
import { expect, test } from "vitest";
import { batchesOf } from "./batches.ts";

function plantOf(count: number): Plant {
  const machines = Array.from({ length: count }, (_, index) => ({
    id: machineId(`M${index}`),
    entId: index,
    name: `Machine ${index}`,
  }));
  return { ...hall, areas: [{ id: "a", name: "A", machines }] };
}

test.each([
  [0, []],
  [3, [3]],
  [12, [4, 4, 4]],
  [100, [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 1]],
  [200, [16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 8]],
])("%i machines are asked for in batches of %j", (count, sizes) => {
  const plant = plantOf(count);
  const batches = batchesOf(plant);
  expect(batches.map((batch) => batch.length)).toEqual(sizes);
  expect(batches.flat()).toEqual(plant.areas.flatMap((area) => area.machines.map(({ id }) => id)));
  expect(batchesOf(plant)).toBe(batches);
});
