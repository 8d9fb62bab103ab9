// Who works at the plant of the stories. Hashing a password is meant to take long, so the store with
// everyone in it is made once for each worker, and each story starts on a copy.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plantFileFor } from "./plant.ts";
import { runTool } from "./server.ts";

export interface StoryPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** As `npm run user` takes it. */
  readonly may: readonly string[];
}

function person(name: string, first: string, ...may: readonly string[]): StoryPerson {
  return { name, email: `${first}@story.plant`, password: `story-${first}-password`, may };
}

export const people = {
  ana: person("Ana Weber", "ana", "--role", "supervisor"),
  jonas: person("Jonas Keller", "jonas", "--role", "viewer"),
  millingLead: person("Milling lead", "milling", "--role", "supervisor", "--area", "mill"),
  /** Sends readings, and reads back what is served. */
  plant: person("Plant", "plant", "--role", "admin"),
} as const;

/** A folder with everyone in the store; throw it away with `rm`. */
export async function storeWithEveryone(): Promise<{ dir: string; dispose: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), "shiftlane-people-"));
  const data = join(dir, "data");
  const plantFile = join(dir, "plant.json");
  await writeFile(plantFile, JSON.stringify(plantFileFor(0)));
  const env = { ...process.env, DATA_DIR: data, PLANT_FILE: plantFile };
  for (const { name, email, password, may } of Object.values(people)) {
    await runTool("user", ["add", email, "--name", name, ...may], env, password);
  }
  return { dir: data, dispose: () => rm(dir, { recursive: true, force: true }) };
}
