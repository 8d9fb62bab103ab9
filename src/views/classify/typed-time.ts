import { type Instant, instant } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import { clock } from "#time/words.ts";
import { firstInstantOf, instantsOf, offsetAt, type TimeZone, wallTime } from "#time/zone.ts";

/** "09:12", and "09:12:37" where the instant is not a whole minute: what is shown is exact. */
export function exactClock(zone: TimeZone, at: Instant): string {
  return clock(zone, at, { seconds: wallTime(zone, at).second !== 0 });
}

/** The next whole minute in a direction; from 09:12:37 up is 09:13, down is 09:12. */
export function stepMinute(at: Instant, by: 1 | -1): Instant {
  const minute = by > 0 ? Math.floor(at / 60) + 1 : Math.ceil(at / 60) - 1;
  return instant(Math.max(0, minute * 60));
}

interface TypedClock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Seconds east of UTC, where the person said which of two repeated times is meant. */
  readonly offset: number | undefined;
}

const DIGITS = /^(\d{1,2})(?:(\d{2})(\d{2})?)?$/;
const PARTS = /^(\d{1,2})[:.,h\s](\d{1,2})(?:[:.,m\s](\d{1,2}))?$/i;
const OFFSET = /\s*(?:utc|gmt)?\s*([+−-])(\d{1,2})(?::?(\d{2}))?$/i;

/**
 * Reads what a person types for a time of day: "9:12", "0912", "912", "9", "09:12:30", "091230", "9.12",
 * and "02:30 UTC+1". `undefined` for what no clock shows.
 */
export function parseClock(text: string): TypedClock | undefined {
  const trimmed = text.trim();
  const zone = OFFSET.exec(trimmed);
  const bare = zone === null ? trimmed : trimmed.slice(0, zone.index);
  const found = PARTS.exec(bare) ?? DIGITS.exec(bare);
  if (found === null) return undefined;
  const [hour, minute, second] = [found[1], found[2] ?? "0", found[3] ?? "0"].map(Number);
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  // "24:00" is how many say midnight.
  const isMidnight = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 59) return undefined;
  return { hour: isMidnight ? 0 : hour, minute, second, offset: offsetOf(zone) };
}

function offsetOf(found: RegExpExecArray | null): number | undefined {
  if (found === null) return undefined;
  const size = Number(found[2]) * 3600 + Number(found[3] ?? "0") * 60;
  return found[1] === "+" ? size : -size;
}

export interface TypedNear {
  readonly zone: TimeZone;
  /** What the field held before. */
  readonly near: Instant;
  /** The span's other edge; `undefined`: it has none yet. */
  readonly other: Instant | undefined;
  /** The shift that is spoken of, where there is one. */
  readonly within: Span | undefined;
  /** Whether the edge may be moved there. */
  readonly isPossible: (at: Instant) => boolean;
}

/** Seconds. A span over midnight that is shorter is meant; a longer one is a slip of the finger. */
const LONGEST_OVER_MIDNIGHT = 12 * 3_600;

/**
 * The instant that a person means by a time of day without a date: of the day before, the day and the
 * day after, one that is possible, then one within the shift, then the nearest. A time that the clocks
 * skip is the first one after the gap. An end before the start is never taken for tomorrow's, unless the
 * span plausibly crosses midnight: it is the impossible one then, and the field says what is wrong with it.
 */
export function instantTyped(text: string, around: TypedNear): Instant | undefined {
  const typed = parseClock(text);
  if (typed === undefined) return undefined;
  const { zone, near, within, isPossible } = around;
  const rank = (at: Instant): readonly number[] => [
    isPossible(at) ? (isMeant(at, around) ? 0 : 2) : 1,
    within !== undefined && within.start <= at && at <= within.end ? 0 : 1,
    Math.abs(at - near),
  ];
  return candidates(zone, near, typed)
    .map((at) => ({ at, rank: rank(at) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .at(0)?.at;
}

/**
 * ```
 * 15:25–15:40, "14:00" typed for the end   the next day's would be 22 h 35 min: not meant
 * 23:50–23:55, "00:10"                     20 min over midnight: meant
 * Fri 22:00 – Mon 06:00, "05:30"           Monday's, near what the field held: meant
 * ```
 */
function isMeant(at: Instant, { zone, near, other }: TypedNear): boolean {
  if (other === undefined || isSameDay(zone, at, other)) return true;
  if (Math.abs(at - other) <= LONGEST_OVER_MIDNIGHT) return true;
  return !isSameDay(zone, near, other) && Math.abs(at - near) <= LONGEST_OVER_MIDNIGHT;
}

function isSameDay(zone: TimeZone, a: Instant, b: Instant): boolean {
  const [left, right] = [wallTime(zone, a), wallTime(zone, b)];
  return left.year === right.year && left.month === right.month && left.day === right.day;
}

function candidates(zone: TimeZone, near: Instant, typed: TypedClock): readonly Instant[] {
  const all = [-86_400, 0, 86_400].flatMap((away): readonly Instant[] => {
    const { year, month, day } = wallTime(zone, instant(Math.max(0, near + away)));
    const { hour, minute, second } = typed;
    const wall = { year, month, day, hour, minute, second };
    const shown = instantsOf(zone, wall);
    return shown.length > 0 ? shown : [firstInstantOf(zone, wall)];
  });
  if (typed.offset === undefined) return all;
  return all.filter((at) => offsetAt(zone, at) === typed.offset);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
