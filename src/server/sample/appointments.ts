import type { MachineId } from "#engine/names.ts";
import type { Shift } from "#time/calendar.ts";
import { elapsed, type Instant, plus } from "#time/instant.ts";
import { addDays, daysBetween, type LocalDate, weekdayOf } from "#time/local-date.ts";
import { firstInstantOf } from "#time/zone.ts";
import { waysOf } from "./machine-ways.ts";
import { Random } from "./random.ts";
import type { Scene } from "./scene.ts";
import type { Stretch } from "./stretch.ts";

/**
 * What befalls a machine in a shift at times of its own, whatever it was doing: the start of the shift, breaks,
 * planned work, and breakdowns. Sorted by start; they may overlap and may reach past the shift.
 */
export function appointmentsIn(scene: Scene, machine: MachineId, shift: Shift): readonly Stretch[] {
  return [
    ...opening(scene, machine, shift),
    ...breaks(scene, machine, shift),
    ...upkeep(scene, machine, shift),
    ...breakdowns(scene, machine, shift.date),
  ].sort((a, b) => a.startsAt - b.startsAt);
}

const MINUTE = 60;
const HOUR = 3600;

/** The week starts with a meeting; other shifts with a handover, at two machines of three. */
function opening({ seed }: Scene, machine: MachineId, shift: Shift): readonly Stretch[] {
  const random = Random.of(seed, "opening", machine, shift.startsAt);
  if (weekdayOf(shift.date) === "mon" && shift.name === "Early") {
    return [
      planned(
        shift.startsAt,
        random.whole(11, 19) * MINUTE + random.whole(0, 59),
        "READY",
        "MEETING",
      ),
    ];
  }
  if (!random.chance(0.65)) return [];
  const lasts = random.logNormal({
    median: 6.5 * MINUTE,
    spread: 0.5,
    least: 90,
    most: 25 * MINUTE,
  });
  const why = { reason: "HANDOVER", attention: "usual", note: "", later: undefined } as const;
  return [{ startsAt: shift.startsAt, endsAt: plus(shift.startsAt, lasts), raw: "READY", why }];
}

/** A long break three hours into the shift and a short one at six, the same for everyone, give or take. */
function breaks({ seed }: Scene, machine: MachineId, shift: Shift): readonly Stretch[] {
  return [
    { after: 3 * HOUR, lasts: 30 * MINUTE },
    { after: 6 * HOUR, lasts: 15 * MINUTE },
  ].flatMap(({ after, lasts }) => {
    const random = Random.of(seed, "break", machine, shift.startsAt, after);
    if (!random.chance(waysOf(machine).standsInBreaks)) return [];
    const start = plus(shift.startsAt, after + random.whole(-90, 240));
    const state = random.pick(["READY", "PROGRAM_STOPPED"]);
    return [planned(start, lasts + random.whole(-150, 240), state, "BREAK")];
  });
}

/** Cleaning ends the week; each machine has its planned maintenance in one early shift every other week. */
function upkeep({ seed, machines }: Scene, machine: MachineId, shift: Shift): readonly Stretch[] {
  const random = Random.of(seed, "upkeep", machine, shift.startsAt);
  const work: Stretch[] = [];
  if (weekdayOf(shift.date) === "sat" && shift.name === "Night") {
    const before = random.whole(35, 60) * MINUTE;
    work.push(planned(plus(shift.endsAt, -before), before, "PROGRAM_STOPPED", "CLEAN"));
  }
  // Twelve working days in two weeks: one machine a day, in turn.
  const workday = daysBetween(FIRST_MONDAY, shift.date) % 14;
  const turn = machines.indexOf(machine) % 12;
  if (shift.name === "Early" && workday === turn + (turn >= 6 ? 1 : 0)) {
    const start = plus(shift.startsAt, random.whole(50, 100) * MINUTE);
    work.push(planned(start, random.whole(75, 150) * MINUTE, "STOPPED", "MAINT"));
  }
  return work;
}

/** Every week one machine surely breaks down for hours, and each of the others may. */
function breakdowns(
  { seed, calendar, machines }: Scene,
  machine: MachineId,
  date: LocalDate,
): readonly Stretch[] {
  const week = Math.floor(daysBetween(FIRST_MONDAY, date) / 7);
  const unlucky = Random.of(seed, "unlucky", week).pick(machines);
  const random = Random.of(seed, "breakdown", machine, week);
  if (!random.chance(0.12) && machine !== unlucky) return [];
  // Monday to Saturday, and over before the next week begins.
  const day = addDays(FIRST_MONDAY, 7 * week + random.whole(0, 5));
  const early = firstInstantOf(calendar.zone, { ...day, hour: 6, minute: 0, second: 0 });
  const startsAt = plus(early, random.whole(HOUR, 19 * HOUR));
  const lasts = random.logNormal({
    median: 2.6 * HOUR,
    spread: 0.35,
    least: 1.5 * HOUR,
    most: 6 * HOUR,
  });
  const endsAt = plus(startsAt, lasts);
  const fault = random.pick(["MECH", "MECH", "ELEC"]);
  const repairAt = plus(startsAt, Math.round(lasts * (0.15 + 0.2 * random.next())));
  const note = fault === "MECH" ? "Spindle bearing replaced" : "Drive module replaced";
  const why = {
    reason: "WAITMAINT",
    attention: "atOnce",
    note,
    later: { at: repairAt, reason: fault },
  } as const;
  return [{ startsAt, endsAt, raw: "STOPPED", why }];
}

/** 5 January 1970. */
const FIRST_MONDAY: LocalDate = { year: 1970, month: 1, day: 5 };

function planned(startsAt: Instant, lasts: number, raw: string, reason: string): Stretch {
  const why = { reason, attention: "atOnce", note: "", later: undefined } as const;
  return { startsAt, endsAt: plus(startsAt, lasts), raw, why };
}

/** What is left of an appointment that could not begin before `from` and must end by `to`. */
export function within(appointment: Stretch, from: Instant, to: Instant): Stretch | undefined {
  const startsAt = appointment.startsAt > from ? appointment.startsAt : from;
  const endsAt = appointment.endsAt < to ? appointment.endsAt : to;
  if (startsAt >= endsAt || elapsed(startsAt, endsAt) < 30) return undefined;
  return { ...appointment, startsAt, endsAt, why: whyFrom(appointment, startsAt, endsAt) };
}

/** A breakdown that reaches into another shift: waiting, repair, or one turning into the other. */
function whyFrom({ why }: Stretch, startsAt: Instant, endsAt: Instant): Stretch["why"] {
  if (why?.later === undefined || (startsAt < why.later.at && why.later.at < endsAt)) return why;
  return {
    ...why,
    reason: why.later.at <= startsAt ? why.later.reason : why.reason,
    later: undefined,
  };
}
