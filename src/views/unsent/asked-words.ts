import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import type { Item } from "#query/outbox/outbox-view.ts";
import { elapsed, type Instant } from "#time/instant.ts";
import { clock, dateTimeWords, dayWords, durationWords } from "#time/words.ts";
import { clocksBetween, reasonName } from "../event-words.ts";
import { placeOf } from "../place.ts";
import { askedSpan, type AskedSpan } from "./where.ts";
import { words } from "./words.ts";

/** What a person asked for, to be read at a glance. */
export interface AskedWords {
  /** "Mazak 1". */
  readonly machine: string;
  /** "Tool change". */
  readonly what: string;
  /** "10:12–10:47 · 35 min"; with its day unless that is today. */
  readonly when: string;
  readonly comment: string;
  /** All of it as one piece of a sentence: "Mazak 1, Tool change, 10:12–10:47". */
  readonly whole: string;
}

export function askedWords(
  plant: Plant,
  { machineId, request, madeAt }: Pick<Item, "machineId" | "request" | "madeAt">,
  now: Instant,
): AskedWords {
  const machine = placeOf(plant, machineId)?.machine.name ?? machineId;
  const what = request.kind === "undo" ? words.takeBack : reasonName(plant, request.reason);
  const span = askedSpan({ request, madeAt });
  const when = whenWords(plant, request, span, now);
  return {
    machine,
    what,
    when:
      span.end === undefined ? when : `${when} · ${durationWords(elapsed(span.start, span.end))}`,
    comment: request.kind === "undo" ? "" : (request.comment ?? ""),
    whole: `${machine}, ${what}, ${when}`,
  };
}

/** "10:50", or "Thu 19 Nov, 10:50" where that was another day. */
export function momentWords({ timeZone }: Plant, at: Instant, now: Instant): string {
  return dayWords(timeZone, at) === dayWords(timeZone, now)
    ? clock(timeZone, at)
    : dateTimeWords(timeZone, at);
}

function whenWords(
  plant: Plant,
  request: Request,
  { start, end }: AskedSpan,
  now: Instant,
): string {
  const from = momentWords(plant, start, now);
  if (end !== undefined) {
    const clocks = clocksBetween(plant, start, end);
    return clocks.replace(clock(plant.timeZone, start), from);
  }
  switch (request.kind) {
    case "classify":
      return words.ongoing(from);
    case "post":
      return request.updateIfExists ? words.correction(from) : words.from(from);
    case "add":
    case "undo":
      return words.from(from);
  }
}
