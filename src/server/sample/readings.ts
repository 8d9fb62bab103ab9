import type { MachineId } from "#engine/names.ts";
import { type Instant, plus } from "#time/instant.ts";
import type { SentReading } from "../record/record.ts";
import { machineTime, OFF } from "./machine-time.ts";
import { sampleStart, type Scene } from "./scene.ts";

/**
 * What a sample machine reports in `[from, to)`: each change of its state, at whole seconds. Windows join
 * without a seam: the readings of `[a, b)` and `[b, c)` are those of `[a, c)`.
 */
export function sampleReadings(
  scene: Scene,
  machine: MachineId,
  from: Instant,
  to: Instant,
): readonly SentReading[] {
  const time = machineTime(scene, machine, plus(from, -1), to);
  return time
    .filter(({ startsAt, raw }, index) => startsAt >= from && raw !== time[index - 1]?.raw)
    .map(({ startsAt, raw }) => ({ time: startsAt, state: raw }));
}

/**
 * What a sample machine has to report at `now`, when `last` is the newest reading that the store holds: all
 * that happened since. With none it begins with two weeks of history; after a longer silence the machine
 * was switched off until two weeks before. Ask every few seconds, send what comes through the one door.
 */
export function dueReadings(
  scene: Scene,
  machine: MachineId,
  last: Instant | undefined,
  now: Instant,
): readonly SentReading[] {
  const start = sampleStart(scene, now);
  const end = plus(now, 1);
  if (last !== undefined && last >= start) {
    return last < now ? sampleReadings(scene, machine, plus(last, 1), end) : [];
  }
  const silence = last === undefined ? [] : [{ time: last + 1, state: OFF }];
  const [first] = machineTime(scene, machine, start, plus(start, 1));
  const opening = first === undefined ? [] : [{ time: start, state: first.raw }];
  return [...silence, ...opening, ...sampleReadings(scene, machine, plus(start, 1), end)];
}
