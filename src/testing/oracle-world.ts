import type { Calendar, TimeOfDay, Weekday } from "#time/calendar.ts";
import { meaningOf } from "#engine/plant.ts";
import { rawState } from "#engine/names.ts";
import { DAWN, HORIZON, second, type StoryPlant } from "./generators.ts";
import type { World } from "./oracle-cells.ts";

/** A story's plant, as the oracle wants it. */
export function worldOf(plant: StoryPlant): World {
  return {
    from: DAWN,
    count: HORIZON + 1,
    reasons: new Set(plant.reasons.map(({ code }) => code)),
    meaning: (raw) => meaningOf(plant.mapping, rawState(raw)),
    // Nobody looks behind the last cell, so that what reaches beyond it may just as well end there.
    ongoingEnd: (now) => Math.min(ongoingEndOf(plant.calendar, now), second(HORIZON)),
  };
}

const DAY = 86_400;
const WEEK: readonly Weekday[] = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"];

/** C4 in a plant on UTC, counted out shift by shift; 1 January 1970 was a Thursday. */
function ongoingEndOf({ patterns }: Calendar, now: number): number {
  const today = Math.floor(now / DAY);
  const length = ({ hour, minute }: TimeOfDay): number => hour * 3600 + minute * 60;
  const shifts: { start: number; end: number }[] = [];
  for (let day = today - 2; day <= today + 8; day++) {
    for (const { days, start, end } of patterns) {
      if (!days.includes(WEEK[day % 7] ?? "thu")) continue;
      const over = length(end) <= length(start) ? DAY : 0;
      shifts.push({ start: day * DAY + length(start), end: day * DAY + length(end) + over });
    }
  }
  if (shifts.length === 0) return (today + 1) * DAY;
  const ends = shifts
    .filter((shift) => shift.start <= now && now < shift.end)
    .map(({ end }) => end);
  if (ends.length > 0) return Math.min(...ends);
  return Math.min(...shifts.map(({ start }) => start).filter((start) => start > now));
}
