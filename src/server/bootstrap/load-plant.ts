import { readFileSync } from "node:fs";
import { plantFromFile } from "#contract/plant-file.ts";
import type { Plant } from "#engine/plant.ts";
import { samplePlantFile } from "../sample/plant-file.ts";

/** Why the plant file will not do: each bad field by its path. */
export class PlantRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PlantRefused";
  }
}

/**
 * The plant that the settings name; without one, the sample plant.
 * @throws PlantRefused
 */
export function loadPlant(plantFile: string | undefined): Plant {
  if (plantFile === undefined) return plantOf(samplePlantFile, "The sample plant");
  let text: string;
  try {
    text = readFileSync(plantFile, "utf8");
  } catch (error) {
    throw new PlantRefused(`PLANT_FILE ${plantFile} cannot be read: ${messageOf(error)}`);
  }
  let json: unknown;
  try {
    // Editors on Windows put a byte-order mark first.
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new PlantRefused(`PLANT_FILE ${plantFile} is not JSON: ${messageOf(error)}`);
  }
  return plantOf(json, `PLANT_FILE ${plantFile}`);
}

function plantOf(json: unknown, where: string): Plant {
  const read = plantFromFile(json);
  if (read.ok) return read.plant;
  const problems = read.problems.map(({ path, message }) =>
    path === "" ? `  ${message}` : `  ${path}: ${message}`,
  );
  throw new PlantRefused(`${where} will not do:\n${problems.join("\n")}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
