import type { Instant } from "./instant.ts";
import { firstInstantOf, instantsOf, type TimeZone, wallTime } from "./zone.ts";

/** A day on the plant's calendar; it has 23, 24 or 25 hours, or others where a zone says so. */
export interface LocalDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** As the calendar of the International Organization for Standardization has it: Monday first. */
export const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const DAY_MS = 86_400_000;

/** The plant-local date at an instant. */
export function dateAt(zone: TimeZone, at: Instant): LocalDate {
  const { year, month, day } = wallTime(zone, at);
  return { year, month, day };
}

/** The date `count` days after (before, when negative) `date`. Dates, not hours: no clock matters. */
export function addDays(date: LocalDate, count: number): LocalDate {
  const moved = new Date(utcMidnight(date) + count * DAY_MS);
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** How many days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (utcMidnight(to) - utcMidnight(from)) / DAY_MS;
}

export function weekdayOf(date: LocalDate): Weekday {
  // Day 0, 1 January 1970, was a Thursday.
  const sinceMonday = (((utcMidnight(date) / DAY_MS + 3) % 7) + 7) % 7;
  const weekday = WEEKDAYS[sinceMonday];
  if (weekday === undefined) throw new RangeError(`no such date: ${isoDate(date)}`);
  return weekday;
}

/** "2026-11-20". */
export function isoDate({ year, month, day }: LocalDate): string {
  const pad = (value: number, width: number): string => String(value).padStart(width, "0");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The first instant of a plant-local date: midnight, or later where a clock change skips midnight. */
export function startOfDate(zone: TimeZone, date: LocalDate): Instant {
  return firstInstantOf(zone, { ...date, hour: 0, minute: 0, second: 0 });
}

/**
 * The plant's next local midnight (timeline rules, C4): the first instant after `at` that begins a
 * later date. Where clocks go back over midnight that date begins twice; the one still to come counts.
 */
export function nextMidnight(zone: TimeZone, at: Instant): Instant {
  const tomorrow = addDays(dateAt(zone, at), 1);
  const midnights = instantsOf(zone, { ...tomorrow, hour: 0, minute: 0, second: 0 });
  return midnights.find((midnight) => midnight > at) ?? startOfDate(zone, tomorrow);
}

function utcMidnight({ year, month, day }: LocalDate): number {
  return Date.UTC(year, month - 1, day);
}
