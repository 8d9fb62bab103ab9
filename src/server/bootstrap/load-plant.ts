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
    throw new PlantRefused(`PLANT_FILE ${plantFile} ${unreadableWords(error)}\n${HELP}`);
  }
  let json: unknown;
  try {
    // Editors on Windows put a byte-order mark first.
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new PlantRefused(`PLANT_FILE ${plantFile} is not JSON: ${messageOf(error)}\n${HELP}`);
  }
  return plantOf(json, `PLANT_FILE ${plantFile}`);
}

function plantOf(json: unknown, where: string): Plant {
  const read = plantFromFile(json);
  if (read.ok) return read.plant;
  const problems = read.problems.map(({ path, message }) =>
    path === "" ? `  ${message}` : `  ${path}: ${message}`,
  );
  throw new PlantRefused(`${where} will not do:\n${problems.join("\n")}\n${HELP}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** By the system's code. */
const unreadable: Readonly<{ [code: string]: string }> = {
  ENOENT: "is not there. Set it to the file's path.",
  EACCES: "may not be read by the account that runs the server. Let it read the file.",
  EPERM: "may not be read by the account that runs the server. Let it read the file.",
  EISDIR: "is a folder. Set it to the file in it.",
};

function unreadableWords(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return unreadable[code] ?? `cannot be read: ${messageOf(error)}`;
}

const HELP =
  "The server has not started. docs/plant-file.md explains each field; without PLANT_FILE the sample plant opens.";
