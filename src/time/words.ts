import { TZDateMini } from "@date-fns/tz";
import type { Day, Locale, Month } from "date-fns";
import { de } from "date-fns/locale/de";
import { enGB } from "date-fns/locale/en-GB";
import { elapsed, type Instant, type Seconds } from "./instant.ts";
import { type Language, languageNow } from "./language.ts";
import type { Span } from "./span.ts";
import { instantsOf, offsetAt, type TimeZone, wallTime } from "./zone.ts";

export interface ClockStyle {
  /** Say the seconds too; without, a clock is floored to the minute. */
  readonly seconds?: boolean;
}

/**
 * "10:12", or "10:12:45" with seconds, on the plant's clock. In an hour that a clock change repeats the
 * offset tells the two apart: "02:30 UTC+2", then "02:30 UTC+1".
 */
export function clock(zone: TimeZone, at: Instant, { seconds = false }: ClockStyle = {}): string {
  const wall = wallTime(zone, at);
  const digits = seconds ? [wall.hour, wall.minute, wall.second] : [wall.hour, wall.minute];
  const time = digits.map((value) => String(value).padStart(2, "0")).join(":");
  return instantsOf(zone, wall).length > 1 ? `${time} ${offsetWords(offsetAt(zone, at))}` : time;
}

/** "UTC+2", "UTC−3", "UTC+5:30". */
export function offsetWords(offset: Seconds): string {
  const minutes = Math.floor(Math.abs(offset) / 60);
  const rest = minutes % 60;
  const hours = Math.floor(minutes / 60);
  return `UTC${offset < 0 ? "−" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}

/** "Fri 20 Nov"; in German "Fr 20. Nov.". */
export function dayWords(zone: TimeZone, at: Instant, language: Language = languageNow()): string {
  return inPlantTime(zone, at, SHORT_DAY, language);
}

/** "Friday, 20 November 2026"; in German "Freitag, 20. November 2026". */
export function longDayWords(
  zone: TimeZone,
  at: Instant,
  language: Language = languageNow(),
): string {
  return inPlantTime(zone, at, LONG_DAY, language);
}

/** "Fri 20 Nov, 10:12". */
export function dateTimeWords(
  zone: TimeZone,
  at: Instant,
  { language = languageNow(), ...style }: ClockStyle & { readonly language?: Language } = {},
): string {
  return `${dayWords(zone, at, language)}, ${clock(zone, at, style)}`;
}

/**
 * "09:12–09:47". The day is said only where the clocks alone would mislead: in a span of a day or more,
 * "Fri 20 Nov, 09:12 – Sat 21 Nov, 09:47".
 */
export function spanWords(
  zone: TimeZone,
  { start, end }: Span,
  { language = languageNow(), ...style }: ClockStyle & { readonly language?: Language } = {},
): string {
  if (elapsed(start, end) < DAY) return `${clock(zone, start, style)}–${clock(zone, end, style)}`;
  const words = (at: Instant): string => dateTimeWords(zone, at, { ...style, language });
  return `${words(start)} – ${words(end)}`;
}

/**
 * "40 s", "2 min 5 s", "43 min", "1 h 42 min", "3 d 4 h": two units at most, the rest floored, seconds
 * only below ten minutes. A negative duration, from a clock a little ahead of the server's, is "0 s".
 * Unit signs are the same in every language.
 */
export function durationWords(duration: Seconds): string {
  const whole = Math.max(0, duration);
  const [minutes, hours] = [Math.floor(whole / 60), Math.floor(whole / 3600)];
  if (whole < 60) return `${whole} s`;
  if (whole < 600) return pair(minutes, "min", whole % 60, "s");
  if (whole < 3600) return `${minutes} min`;
  if (whole < 2 * DAY) return pair(hours, "h", minutes % 60, "min");
  return pair(Math.floor(whole / DAY), "d", hours % 24, "h");
}

const DAY = 86_400;

const LOCALES: Readonly<Record<Language, Locale>> = { en: enGB, de };
/** Which day it is, and how long its words are. */
type DayParts = {
  readonly day: Day;
  readonly date: number;
  readonly month: Month;
  readonly year: number;
};

const SHORT_DAY: Readonly<Record<Language, (of: DayParts, names: Locale["localize"]) => string>> = {
  en: ({ day, date, month }, names) =>
    `${names.day(day, ABBREVIATED)} ${date} ${names.month(month, ABBREVIATED)}`,
  de: ({ day, date, month }, names) =>
    `${names.day(day, SHORT)} ${date}. ${names.month(month, ABBREVIATED)}`,
};
const LONG_DAY: typeof SHORT_DAY = {
  en: ({ day, date, month, year }, names) =>
    `${names.day(day, WIDE)}, ${date} ${names.month(month, WIDE)} ${year}`,
  de: ({ day, date, month, year }, names) =>
    `${names.day(day, WIDE)}, ${date}. ${names.month(month, WIDE)} ${year}`,
};
// In a date a name may have another form than alone.
const SHORT = { width: "short", context: "formatting" } as const;
const ABBREVIATED = { width: "abbreviated", context: "formatting" } as const;
const WIDE = { width: "wide", context: "formatting" } as const;

/**
 * The languages' own names of days and months, put together here: date-fns' `format` reads a pattern at a time,
 * and everything that any pattern could ask for would come to the browser with it.
 */
function inPlantTime(
  zone: TimeZone,
  at: Instant,
  pattern: typeof SHORT_DAY,
  language: Language,
): string {
  const date = new TZDateMini(at * 1000, zone);
  const parts = {
    day: date.getDay() as Day,
    date: date.getDate(),
    month: date.getMonth() as Month,
    year: date.getFullYear(),
  };
  return pattern[language](parts, LOCALES[language].localize);
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
