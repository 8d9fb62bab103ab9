import { setTimeout as sleep } from "node:timers/promises";
import type { Instant } from "#time/instant.ts";
import type { Record } from "../record/record.ts";
import type { Scene } from "../sample/scene.ts";
import { report } from "./fill-sample.ts";

const EVERY_MS = 3_000;

/** Lets the sample's machines go on reporting, until `signal` is aborted. Never rejects. */
export async function runSampleMachines(
  record: Record,
  scene: Scene,
  clock: () => Instant,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for (const machine of scene.machines) {
        if (!signal.aborted) await report(record, scene, machine, clock());
      }
    } catch (error) {
      console.error("The sample machines could not report:", error);
    }
    // Aborting ends the sleep with an error, which is all that it says.
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
