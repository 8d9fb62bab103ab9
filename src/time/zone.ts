import type { Brand } from "./brand.ts";
import { type Instant, instant, type Seconds, seconds } from "./instant.ts";

/** The name of an IANA time zone that this machine's Intl knows, such as "Europe/Berlin". */
export type TimeZone = Brand<string, "TimeZone">;

/** What a clock on the wall shows: a Gregorian date and a time of day, with no zone of its own. */
export interface WallTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/**
 * @throws RangeError when Intl does not know the name. Bare offsets ("+01:00") are refused too: engines
 * disagree about them, and a plant whose clocks never change still has a place.
 */
export function timeZone(name: string): TimeZone {
  if (/^[+-]/.test(name)) throw new RangeError(`"${name}" is an offset, not a time zone's name`);
  try {
    formatterFor(name);
  } catch (cause) {
    throw new RangeError(`"${name}" is not a time zone that this machine knows`, { cause });
  }
  return name as TimeZone;
}

/** What the plant's clock shows at an instant. */
export function wallTime(zone: TimeZone, at: Instant): WallTime {
  const local = new Date((at + offsetOf(zone, at)) * 1000);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

/** How far the plant's clock is ahead of UTC at an instant: east is positive. */
export function offsetAt(zone: TimeZone, at: Instant): Seconds {
  return seconds(offsetOf(zone, at));
}

/**
 * The instants at which the plant's clock shows `wall`: none when a clock change skips it, two when one
 * repeats it, in order.
 * @throws RangeError when `wall` names no date (30 February) or one outside 1970 to 9999.
 */
export function instantsOf(zone: TimeZone, wall: WallTime): readonly Instant[] {
  const asUtc = utcSecondsOf(wall);
  const offsets = new Set([offsetOf(zone, asUtc - DAY), offsetOf(zone, asUtc + DAY)]);
  // There are two only where clocks go back, so that the larger offset, and the earlier instant, comes first.
  return [...offsets]
    .map((offset) => ({ at: asUtc - offset, offset }))
    .filter(({ at, offset }) => offsetOf(zone, at) === offset)
    .map(({ at }) => instant(at));
}

/**
 * The one instant that a plan means by `wall` (contracts, "The plant file"): the first instant after
 * the gap where a clock change skips it, the first of the two where one repeats it.
 * @throws RangeError as {@link instantsOf}.
 */
export function firstInstantOf(zone: TimeZone, wall: WallTime): Instant {
  const [first] = instantsOf(zone, wall);
  if (first !== undefined) return first;
  const asUtc = utcSecondsOf(wall);
  return instant(changeWithin(zone, asUtc - DAY, asUtc + DAY));
}

const DAY = 86_400;

/** A wall time read as if it were UTC's, in epoch seconds. */
function utcSecondsOf({ year, month, day, hour, minute, second }: WallTime): number {
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(ms);
  const same =
    back.getUTCFullYear() === year &&
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    back.getUTCHours() === hour &&
    back.getUTCMinutes() === minute &&
    back.getUTCSeconds() === second;
  if (!same) {
    throw new RangeError(`no clock shows ${year}-${month}-${day} ${hour}:${minute}:${second}`);
  }
  return ms / 1000;
}

/**
 * Offsets are asked for at every tick of an axis, and Intl takes microseconds for each. So each zone
 * remembers stretches of six hours: the offset at the stretch's start and, on the rare stretch with a
 * clock change, when it changes and to what. (No zone changes its clocks twice in six hours.)
 */
interface Stretch {
  readonly offset: number;
  readonly changesAt: number;
  readonly next: number;
}

const STRETCH = 6 * 3600;
/** About 27 years of one zone; more is someone panning through the centuries. */
const MOST_STRETCHES = 40_000;

const formatters = new Map<string, Intl.DateTimeFormat>();
const stretches = new Map<string, Map<number, Stretch>>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formatters.set(zone, made);
  return made;
}

/** {@link offsetAt} for any whole epoch second, those just outside the range of instants included. */
function offsetOf(zone: TimeZone, at: number): number {
  const { offset, changesAt, next } = stretchOf(zone, Math.floor(at / STRETCH));
  return at < changesAt ? offset : next;
}

function stretchOf(zone: TimeZone, index: number): Stretch {
  const known = stretches.get(zone) ?? new Map<number, Stretch>();
  stretches.set(zone, known);
  const found = known.get(index);
  if (found !== undefined) return found;
  const start = index * STRETCH;
  const offset = readOffset(zone, start);
  const next = readOffset(zone, start + STRETCH);
  const changesAt =
    offset === next ? Infinity : changeWithin(zone, start, start + STRETCH, readOffset);
  const made = { offset, changesAt, next };
  if (known.size >= MOST_STRETCHES) known.clear();
  known.set(index, made);
  return made;
}

/** The first second after `from` with another offset than `from` has; `to` must have another. */
function changeWithin(zone: TimeZone, from: number, to: number, read = offsetOf): number {
  const before = read(zone, from);
  let [same, other] = [from, to];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (read(zone, middle) === before) same = middle;
    else other = middle;
  }
  return other;
}

/** Asks Intl. Only this function does, and only for whole seconds. */
function readOffset(zone: TimeZone, at: number): number {
  const read = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterFor(zone).formatToParts(at * 1000)) {
    if (type in read) read[type as keyof typeof read] = Number(value);
  }
  const { year, month, day, hour, minute, second } = read;
  return Date.UTC(year, month - 1, day, hour % 24, minute, second) / 1000 - at;
}
