import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadPlant } from "./load-plant.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "shiftlane-plant-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const help =
  "The server has not started. docs/plant-file.md explains each field; without PLANT_FILE the sample plant opens.";

test("whoever names a plant file that is not there, or a folder, is told what to set instead", () => {
  const missing = join(folder, "plant.json");
  expect(() => loadPlant(missing)).toThrow(
    `PLANT_FILE ${missing} is not there. Set it to the file's path.\n${help}`,
  );
  expect(() => loadPlant(folder)).toThrow(
    `PLANT_FILE ${folder} is a folder. Set it to the file in it.\n${help}`,
  );
});

test("a plant file that is no JSON, or lacks something, is told with where, and where fields are explained", () => {
  const file = join(folder, "broken.json");
  writeFileSync(file, '{ "name": "Hall", ');
  expect(() => loadPlant(file)).toThrow(/ is not JSON: .+\nThe server has not started\./);
  writeFileSync(file, '{ "name": "Hall" }');
  expect(() => loadPlant(file)).toThrow(/will not do:\n(?: {2}.+\n)+The server has not started\./);
});
