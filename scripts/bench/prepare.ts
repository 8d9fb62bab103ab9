import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { resolve } from "node:path";
import {
  machineIdOf,
  plantFileOf,
  type PlantSize,
  type Reported,
  reportedBy,
  STATES,
} from "./plants.ts";
import { letIn, PlantServer, type Settings } from "./plant-server.ts";

/** A plant whose readings the server has taken. */
export interface Prepared {
  readonly size: PlantSize;
  /** Epoch seconds: the last readings are shortly before. */
  readonly until: number;
  readonly reported: readonly Reported[];
  readonly settings: Settings;
}

/** Prepared data is used again for so long, seconds: then too much of the month would be empty. */
const KEEPS = 12 * 3_600;
/** Part of the key: raise it when what machines report changes. */
const EDITION = 1;
/** Readings in one call. */
const CALL = 5_000;

/**
 * Has a plant's readings sent to the real server, through its real door, once; later runs start on a copy of
 * what it kept.
 * @param cache a folder that may be thrown away
 */
export async function prepare(root: string, cache: string, size: PlantSize): Promise<Prepared> {
  const folder = resolve(cache, `plant-${size.machines}x${size.events}-${EDITION}`);
  const kept = { dataDir: resolve(folder, "data"), plantFile: resolve(folder, "plant.json") };
  const stamp = resolve(folder, "until");
  const now = Math.floor(Date.now() / 1000);
  let until = existsSync(stamp) ? Number(readFileSync(stamp, "utf8")) : 0;
  if (now - until > KEEPS) {
    until = now;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(kept.plantFile, JSON.stringify(plantFileOf(size)));
    await fill(root, kept, size, until);
    writeFileSync(stamp, String(until));
  }
  const reported = Array.from({ length: size.machines }, (_, machine) =>
    reportedBy(size, machine, until),
  );
  const dataDir = resolve(folder, "run");
  rmSync(dataDir, { recursive: true, force: true });
  await cp(kept.dataDir, dataDir, { recursive: true });
  return { size, until, reported, settings: { dataDir, plantFile: kept.plantFile } };
}

async function fill(
  root: string,
  settings: Settings,
  size: PlantSize,
  until: number,
): Promise<void> {
  await letIn(root, settings);
  const server = await PlantServer.start(root, settings);
  try {
    for (let machine = 0; machine < size.machines; machine += 1) {
      const { starts, states } = reportedBy(size, machine, until);
      const readings = Array.from(starts, (time, index) => ({
        time,
        state: STATES[states[index] ?? 0] ?? STATES[0],
      }));
      for (let from = 0; from < readings.length; from += CALL)
        await server.report(machineIdOf(machine), readings.slice(from, from + CALL));
    }
  } finally {
    await server.stop();
  }
}
