import { mergedComment } from "#engine/comment.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import type { ReasonCode } from "#engine/names.ts";
import type { Mapping } from "#engine/plant.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { type Instant, later, plus } from "#time/instant.ts";

/**
 * A stretch of time as a person wants it to read: parts that follow each other without a gap. Whatever is done
 * to them, split, move an edge, join, keeps it so; what has to be asked for comes of the difference to what
 * stands (requests.ts).
 */
export type Parts = readonly Part[];

export interface Part {
  readonly startsAt: Instant;
  /** `undefined`: it still goes on. Only the last part may. */
  readonly endsAt: Instant | undefined;
  /** `undefined`: it stays as it is, waiting for a reason. */
  readonly reason: ReasonCode | undefined;
  /** Stays with this part, whatever becomes of its neighbours. */
  readonly comment: string;
}

export interface Stretch {
  readonly startsAt: Instant;
  readonly endsAt: Instant | undefined;
}

/** The events of a stretch as parts, clipped to it. */
export function partsOf(
  timeline: Timeline,
  mapping: Mapping,
  { startsAt, endsAt }: Stretch,
  now: Instant,
): Parts {
  const last = endsAt === undefined ? now : later(startsAt, plus(endsAt, -1));
  const events = eventsBetween(timeline, mapping, startsAt, last, now);
  return events.map((event, index): Part => {
    const isLast = index === events.length - 1;
    return {
      startsAt: later(event.startsAt, startsAt),
      endsAt: isLast ? endsAt : event.endsAt,
      ...contentOf(event),
    };
  });
}

/** An event whole, as a part that is taken in beside others. */
export function partOf(event: UtilizationEvent): Part {
  return { startsAt: event.startsAt, endsAt: event.endsAt, ...contentOf(event) };
}

function contentOf({ pending, reason, comment }: UtilizationEvent) {
  return { reason: pending ? undefined : reason, comment };
}

/** The whole minute nearest to the middle of a part; `undefined`: there is none inside. */
export function middleOf(part: Part, now: Instant): Instant | undefined {
  const end = part.endsAt ?? now;
  const middle = Math.round((part.startsAt + end) / 120) * 60;
  if (middle > part.startsAt && middle < end) return middle as Instant;
  const second = Math.floor((part.startsAt + end) / 2);
  return second > part.startsAt && second < end ? (second as Instant) : undefined;
}

/** Two of one: the comment stays with the first, where it was written. */
export function splitAt(parts: Parts, at: Instant): Parts {
  return parts.flatMap((part) => {
    const isInside = at > part.startsAt && (part.endsAt === undefined || at < part.endsAt);
    if (!isInside) return [part];
    return [
      { ...part, endsAt: at },
      { ...part, startsAt: at, comment: "" },
    ];
  });
}

/** Where the edge between a part and the next one may be put: at least a second is left of each. */
export function roomOf(parts: Parts, index: number, now: Instant): readonly [Instant, Instant] {
  const [left, right] = [parts[index], parts[index + 1]];
  if (left === undefined || right === undefined) throw new RangeError("an edge has two sides");
  const end = right.endsAt ?? later(now, plus(right.startsAt, 1));
  return [plus(left.startsAt, 1), plus(end, -1)];
}

/** Moves the edge between a part and the next one; no further than its room. */
export function edgeMoved(parts: Parts, index: number, to: Instant, now: Instant): Parts {
  const [least, most] = roomOf(parts, index, now);
  const at = to < least ? least : to > most ? most : to;
  return parts.map((part, its) => {
    if (its === index) return { ...part, endsAt: at };
    return its === index + 1 ? { ...part, startsAt: at } : part;
  });
}

/** A part and the next one become one: no word of their comments is lost (M). */
export function joined(parts: Parts, index: number): Parts {
  const [left, right] = [parts[index], parts[index + 1]];
  if (left === undefined || right === undefined) return parts;
  const one: Part = {
    startsAt: left.startsAt,
    endsAt: right.endsAt,
    reason: left.reason ?? right.reason,
    comment: mergedComment(left.comment, right.comment),
  };
  return [...parts.slice(0, index), one, ...parts.slice(index + 2)];
}

/**
 * An outer edge has been moved on the lane, from one stretch to another: the part there follows it, unless
 * events beyond it have been taken in, or nothing would be left of it.
 */
export function fitted(parts: Parts, from: Stretch, to: Stretch): Parts {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return parts;
  const start =
    first.startsAt === from.startsAt && to.startsAt < (first.endsAt ?? Infinity)
      ? to.startsAt
      : first.startsAt;
  const end =
    last.endsAt === from.endsAt && (to.endsAt ?? Infinity) > last.startsAt
      ? to.endsAt
      : last.endsAt;
  const begun = changed(parts, 0, { startsAt: start });
  return changed(begun, parts.length - 1, { endsAt: end });
}

export function changed(parts: Parts, index: number, change: Partial<Part>): Parts {
  return parts.map((part, its) => (its === index ? { ...part, ...change } : part));
}
