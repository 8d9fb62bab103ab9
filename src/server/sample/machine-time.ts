import { shiftBefore, shiftsBetween } from "#time/calendar.ts";
import type { MachineId } from "#engine/names.ts";
import type { Instant } from "#time/instant.ts";
import type { Scene } from "./scene.ts";
import { shiftWork } from "./shift-work.ts";
import type { Stretch } from "./stretch.ts";

/** What a machine reports when it is switched off: on Sundays, and whenever no shift is in progress. */
export const OFF = "UNAVAILABLE";

/**
 * A sample machine's time over a window, in order: every stretch that shares a second with `[from, to)`, whole,
 * from its shift's start to its end; contiguous. Two windows agree wherever they overlap.
 */
export function machineTime(
  scene: Scene,
  machine: MachineId,
  from: Instant,
  to: Instant,
): readonly Stretch[] {
  const time: Stretch[] = [];
  let at = shiftBefore(scene.calendar, from)?.endsAt ?? from;
  for (const shift of shiftsBetween(scene.calendar, from, to)) {
    if (at < shift.startsAt) time.push(off(at, shift.startsAt));
    time.push(...shiftWork(scene, machine, shift));
    at = shift.endsAt;
  }
  if (at < to) time.push(off(at, to));
  return time.filter((stretch) => stretch.startsAt < to && stretch.endsAt > from);
}

function off(startsAt: Instant, endsAt: Instant): Stretch {
  return { startsAt, endsAt, raw: OFF, why: undefined };
}
