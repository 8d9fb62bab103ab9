import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import type { Done, HistoryScope, ToldEvent } from "#query/history.ts";
import type { Instant } from "#time/instant.ts";
import { clock, dateTimeWords, dayWords } from "#time/words.ts";
import { clocksBetween, reasonName } from "../event-words.ts";
import { placeOf } from "../place.ts";
import { type Change, inAll, reachOf } from "./together.ts";
import { words } from "./words.ts";

/** One piece of what an event says, and whether a change made it say so. */
export interface Part {
  readonly words: string;
  readonly isChanged: boolean;
}

/** An event piece by piece: what and when, whether it is explained, its comment. */
export type TellEvent = readonly Part[];

/** A change, as a row of the history tells it. */
export interface ToldChange {
  readonly before: readonly TellEvent[];
  /** What the change made otherwise is marked in these. */
  readonly after: readonly TellEvent[];
}

export function toldChange(
  plant: Plant,
  { before, after }: Pick<Done, "before" | "after">,
): ToldChange {
  return {
    before: before.map((event) => partsOf(plant, event, event)),
    after: after.map((event) => partsOf(plant, event, likest(event, before))),
  };
}

/** @param was the event that it came of; `undefined`: nothing like it stood there, so all of it is new. */
function partsOf(plant: Plant, event: ToldEvent, was: ToldEvent | undefined): TellEvent {
  const { startsAt, endsAt } = event;
  const parts: Part[] = [
    {
      words: reasonName(plant, event.reason),
      isChanged: was?.reason !== event.reason,
    },
    {
      words: whenWords(plant, startsAt, endsAt),
      isChanged: was?.startsAt !== startsAt || was.endsAt !== endsAt,
    },
  ];
  if (event.pending) parts.push({ words: words.unexplained, isChanged: was?.pending !== true });
  if (event.comment !== "") {
    parts.push({
      words: words.comment(event.comment),
      isChanged: was?.comment !== event.comment,
    });
  }
  return parts;
}

/** The event before that shares the most seconds with one after. */
function likest(event: ToldEvent, before: readonly ToldEvent[]): ToldEvent | undefined {
  const shared = (other: ToldEvent): number =>
    Math.min(event.endsAt ?? Infinity, other.endsAt ?? Infinity) -
    Math.max(event.startsAt, other.startsAt);
  return before.reduce<ToldEvent | undefined>((best, other) => {
    if (shared(other) <= 0) return best;
    return best === undefined || shared(other) > shared(best) ? other : best;
  }, undefined);
}

function whenWords(plant: Plant, start: Instant, end: Instant | undefined): string {
  return end === undefined ? `${clock(plant.timeZone, start)}–` : clocksBetween(plant, start, end);
}

/** "Mazak 1 · 09:12–09:47", "All machines · 06:00–14:00". */
export function scopeWords(plant: Plant, { machines, from, to }: HistoryScope): string {
  const [only] = machines;
  const name =
    only === undefined || machines.length > 1
      ? words.allMachines
      : (placeOf(plant, only)?.machine.name ?? only);
  return `${name} · ${dayWords(plant.timeZone, from)} · ${whenWords(plant, from, to)}`;
}

/** What was asked for: "Tool change, 10:12–10:47"; of what took a change back, what that had been. */
export function askedOf(plant: Plant, done: Done, known: ReadonlyMap<string, Done>): string {
  const { request } = done;
  if (request.kind === "undo") return undoneWords(plant, done, known);
  return timedWords(plant, request, done.at);
}

/** The same of a change that may be a split: "Split into 3 parts, 10:12–10:47". */
export function askedOfAll(plant: Plant, change: Change, known: ReadonlyMap<string, Done>): string {
  const [first, ...others] = change;
  if (others.length === 0) return askedOf(plant, first, known);
  if (first.request.kind !== "undo") return splitWords(plant, change);
  const of = known.get(first.request.of);
  const core = coreOfAll(plant, change, known);
  return of?.request.kind === "undo" ? words.broughtBack(core) : words.tookBack(core);
}

/** What a change is about, however often it was taken back and put back. */
export function coreOfAll(plant: Plant, change: Change, known: ReadonlyMap<string, Done>): string {
  const [first, ...others] = change;
  if (others.length === 0) return coreOf(plant, first, known);
  if (first.request.kind !== "undo") return splitWords(plant, change);
  const taken = change.flatMap(({ request }) => {
    const of = request.kind === "undo" ? known.get(request.of) : undefined;
    return of === undefined ? [] : [of];
  });
  // Oldest first: the last request of a split was the first to be taken back.
  const [newest, ...before] = taken.toReversed();
  if (newest !== undefined && taken.length === change.length)
    return coreOfAll(plant, [newest, ...before], known);
  const { start, end } = reachOf(change);
  return words.aChangeOf(whenWords(plant, start, end));
}

function splitWords(plant: Plant, change: Change): string {
  const { start, end } = reachOf(change);
  const parts = inAll(change).after.filter(
    (event) =>
      (end === undefined || event.startsAt < end) &&
      (event.endsAt === undefined || event.endsAt > start),
  );
  return words.split(parts.length, whenWords(plant, start, end));
}

function undoneWords(plant: Plant, done: Done, known: ReadonlyMap<string, Done>): string {
  const { request } = done;
  if (request.kind !== "undo") return askedOf(plant, done, known);
  const of = known.get(request.of);
  if (of === undefined) {
    const { start, end } = request.edit.asked;
    return words.tookBack(words.aChangeOf(whenWords(plant, start, end)));
  }
  if (of.request.kind !== "undo") return words.tookBack(timedWords(plant, of.request, of.at));
  return words.broughtBack(coreOf(plant, of, known));
}

/** What a change is about, however often it was taken back and put back. */
export function coreOf(plant: Plant, done: Done, known: ReadonlyMap<string, Done>): string {
  const { request } = done;
  if (request.kind !== "undo") return timedWords(plant, request, done.at);
  const of = known.get(request.of);
  if (of !== undefined) return coreOf(plant, of, known);
  const { start, end } = request.edit.asked;
  return words.aChangeOf(whenWords(plant, start, end));
}

function timedWords(
  plant: Plant,
  request: Exclude<Request, { readonly kind: "undo" }>,
  at: Instant,
): string {
  const reason = reasonName(plant, request.reason);
  const start = request.startsAt ?? at;
  const from = clock(plant.timeZone, start);
  if (request.kind === "post") {
    return request.updateIfExists ? words.correction(reason, from) : words.from(reason, from);
  }
  if (request.endsAt !== undefined) {
    return words.span(reason, clocksBetween(plant, start, request.endsAt));
  }
  return request.kind === "classify" ? words.ongoing(reason, from) : words.from(reason, from);
}

/** "10:50", or "Thu 19 Nov, 10:50" where that was another day. */
export function momentWords({ timeZone }: Plant, at: Instant, now: Instant): string {
  return dayWords(timeZone, at) === dayWords(timeZone, now)
    ? clock(timeZone, at)
    : dateTimeWords(timeZone, at);
}

/** Which changes stand taken back, and by which: an undo that was itself taken back counts no more. */
export function takenBack(entries: readonly Done[]): ReadonlyMap<string, Done> {
  const undone = new Map<string, Done>();
  // Newest first: whether an undo still stands is known before what it took back is reached.
  for (const done of entries) {
    if (done.request.kind === "undo" && !undone.has(done.requestId)) {
      undone.set(done.request.of, done);
    }
  }
  return undone;
}
