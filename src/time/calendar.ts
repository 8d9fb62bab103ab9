import { type Instant, plus } from "./instant.ts";
import {
  addDays,
  dateAt,
  daysBetween,
  type LocalDate,
  nextMidnight,
  type Weekday,
  weekdayOf,
} from "./local-date.ts";
import { firstInstantOf, type TimeZone } from "./zone.ts";

export type { Weekday } from "./local-date.ts";

/** A plant-local time of day, to the minute. */
export interface TimeOfDay {
  /** 0 to 23. */
  readonly hour: number;
  /** 0 to 59. */
  readonly minute: number;
}

/** A shift that comes back every week (contracts, "The plant file"). */
export interface ShiftPattern {
  readonly name: string;
  /** The days on which it starts. */
  readonly days: readonly Weekday[];
  readonly start: TimeOfDay;
  /** At or before `start`: the next day's. */
  readonly end: TimeOfDay;
}

/** A plant's shifts, in its own zone. Shifts may overlap, leave gaps, or not exist. */
export interface Calendar {
  readonly zone: TimeZone;
  readonly patterns: readonly ShiftPattern[];
}

/** One shift that takes place: `[startsAt, endsAt)`. */
export interface Shift {
  readonly name: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** The local date that it starts on; a night shift keeps it after midnight. */
  readonly date: LocalDate;
}

/** Every shift that shares a second with `[from, to)`, sorted by start, then by end. */
export function shiftsBetween(calendar: Calendar, from: Instant, to: Instant): readonly Shift[] {
  return from < to
    ? startingAround(calendar, from, to).filter((s) => s.startsAt < to && s.endsAt > from)
    : [];
}

/** The shift in progress at an instant; where shifts overlap, the one that ends first (C4). */
export function shiftAt(calendar: Calendar, at: Instant): Shift | undefined {
  return shiftsBetween(calendar, at, plus(at, 1)).reduce<Shift | undefined>(
    (first, shift) => (first === undefined || shift.endsAt < first.endsAt ? shift : first),
    undefined,
  );
}

/** The first shift that starts after `at`; `shiftAfter(calendar, shift.startsAt)` is the one after it. */
export function shiftAfter(calendar: Calendar, at: Instant): Shift | undefined {
  for (const reach of REACHES) {
    const near = startingAround(calendar, at, plus(at, reach));
    const next = near.find((shift) => shift.startsAt > at);
    if (next !== undefined) return next;
  }
  return undefined;
}

/** The last shift that started before `at`; `shiftBefore(calendar, shift.startsAt)` is the one before. */
export function shiftBefore(calendar: Calendar, at: Instant): Shift | undefined {
  for (const reach of REACHES) {
    const near = startingAround(calendar, plus(at, -Math.min(at, reach)), at);
    const last = near.findLast((shift) => shift.startsAt < at);
    if (last !== undefined) return last;
  }
  return undefined;
}

/**
 * Where an ongoing classification ends at the latest, as seen at `now`; always later than `now`
 * (timeline rules, C4): the earliest end among the shifts in progress; if none is, the start of the
 * next one; if the plant has no shifts, its next local midnight.
 */
export function ongoingEnd(calendar: Calendar, now: Instant): Instant {
  return (
    shiftAt(calendar, now)?.endsAt ??
    shiftAfter(calendar, now)?.startsAt ??
    nextMidnight(calendar.zone, now)
  );
}

/**
 * How far to look for the next or the last shift: mostly it is near. Four weeks are further than any weekly
 * shift, even one that a clock change swallows, can be away.
 */
const REACHES: readonly number[] = [1, 8, 28].map((days) => days * 86_400);

/** Every shift that starts on the local dates from two before `from`'s to one after `to`'s, sorted. */
function startingAround(calendar: Calendar, from: Instant, to: Instant): readonly Shift[] {
  if (calendar.patterns.length === 0) return [];
  const first = addDays(dateAt(calendar.zone, from), -2);
  const days = daysBetween(first, dateAt(calendar.zone, to)) + 2;
  return Array.from({ length: days }, (_, count) => addDays(first, count))
    .filter(isWithinInstants)
    .flatMap((date) => shiftsOn(calendar, date))
    .sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
}

/** Whole days inside the range of instants, in every zone; shifts of the edges are nobody's. */
function isWithinInstants(date: LocalDate): boolean {
  return daysBetween(FIRST_DATE, date) >= 0 && daysBetween(date, LAST_DATE) >= 0;
}

const FIRST_DATE: LocalDate = { year: 1970, month: 1, day: 2 };
const LAST_DATE: LocalDate = { year: 9999, month: 12, day: 29 };

/**
 * The shifts of days that were asked for. A board asks for those of a few days again and again, and a preview over
 * many machines once for each; to find where clocks stand at a shift's edges takes some microseconds a day.
 */
const known = new WeakMap<Calendar, Map<number, readonly Shift[]>>();
/** Some ten years of days. */
const MOST_DAYS = 4_000;

function shiftsOn(calendar: Calendar, date: LocalDate): readonly Shift[] {
  const days = known.get(calendar) ?? new Map<number, readonly Shift[]>();
  known.set(calendar, days);
  const day = daysBetween(FIRST_DATE, date);
  const held = days.get(day);
  if (held !== undefined) return held;
  if (days.size >= MOST_DAYS) days.clear();
  const shifts = plannedOn(calendar, date);
  days.set(day, shifts);
  return shifts;
}

function plannedOn({ zone, patterns }: Calendar, date: LocalDate): readonly Shift[] {
  const weekday = weekdayOf(date);
  return (
    patterns
      .filter((pattern) => pattern.days.includes(weekday))
      .map(({ name, start, end }) => {
        const overMidnight = end.hour * 60 + end.minute <= start.hour * 60 + start.minute;
        const endDate = overMidnight ? addDays(date, 1) : date;
        const startsAt = firstInstantOf(zone, { ...date, ...start, second: 0 });
        const endsAt = firstInstantOf(zone, { ...endDate, ...end, second: 0 });
        return { name, startsAt, endsAt, date };
      })
      // A shift that lies wholly in an hour that the clocks skip does not take place that night.
      .filter(({ startsAt, endsAt }) => startsAt < endsAt)
  );
}
