import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { Calendar } from "#time/calendar.ts";
import { type Instant, plus } from "#time/instant.ts";
import { addDays, dateAt } from "#time/local-date.ts";
import { firstInstantOf } from "#time/zone.ts";

/** Where and by which seed the sample plant lives. Everything in it is a function of this and of time. */
export interface Scene {
  readonly seed: number;
  readonly calendar: Calendar;
  /** In the plant file's order. */
  readonly machines: readonly MachineId[];
}

/** The seed that the sample plant is always served with: everyone sees the same plant. */
export const SAMPLE_SEED = 20_261_120;

/** @param plant the sample plant: its shifts must not overlap. */
export function sceneOf(plant: Plant, seed = SAMPLE_SEED): Scene {
  return {
    seed,
    calendar: plant.calendar,
    machines: plant.areas.flatMap((area) => area.machines.map((machine) => machine.id)),
  };
}

/** Where the sample's history begins: six in the morning, two weeks before. */
export function sampleStart({ calendar }: Scene, now: Instant): Instant {
  const date = addDays(dateAt(calendar.zone, plus(now, -6 * 3600)), -14);
  return firstInstantOf(calendar.zone, { ...date, hour: 6, minute: 0, second: 0 });
}
