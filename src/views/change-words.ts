import type { EventChange } from "#engine/consequence.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import type { Plant } from "#engine/plant.ts";
import type { ChangeOfAll } from "#query/preview.ts";
import { type Instant, seconds } from "#time/instant.ts";
import { clock, durationWords } from "#time/words.ts";
import { clocksBetween, eventWords, growingWords, reasonName } from "./event-words.ts";
import { listWords, sentences } from "./sentences.ts";

type Change = ChangeOfAll;
type Of<Kind extends EventChange["kind"]> = Extract<EventChange, { kind: Kind }>;

/** More than this many events are counted instead of named. */
const MOST_NAMED = 3;

/** A figure before and after. */
export interface FigureWords {
  readonly name: string;
  readonly before: string;
  /** `undefined`: it stays. */
  readonly after: string | undefined;
}

/**
 * What a request would do, in sentences: first what stands there then, next what becomes of its
 * neighbours, last what is given back. Empty: nothing that anybody could see.
 */
export function changeSentences(
  plant: Plant,
  { consequence, timeline }: Change,
): readonly string[] {
  const { changes } = consequence;
  const of = <Kind extends EventChange["kind"]>(kind: Kind): readonly Of<Kind>[] =>
    changes.filter((change): change is Of<Kind> => change.kind === kind);
  const name = (event: UtilizationEvent): string => eventWords(plant, event);
  const all = of("added").map(({ event }) => event);
  const [added] = all;
  const removed = of("removed").map(({ event }) => event);
  const cuts = [
    ...of("split").map((change) => splitWords(plant, change)),
    ...of("trimmed").map((change) => trimmedWords(plant, change)),
  ];
  const [only] = removed;
  const isReplaced = added !== undefined && only !== undefined && removed.length === 1;
  const isOne = all.length === 1;
  const said: string[] = of("corrected").flatMap((change) => correctedWords(plant, change));
  if (isReplaced && cuts.length === 0) {
    said.push(
      isOne
        ? sentences.becomes(name(only), reasonName(plant, added.reason))
        : sentences.isDivided(name(only), listWords(all.map(name))),
    );
  } else if (added !== undefined) {
    said.push(sentences.isNew(listWords(all.map(name))));
    if (removed.length > 0) said.push(takenWords(plant, removed));
  }
  const joined = of("merged").map(({ event }) => name(event));
  if (joined.length > 0) said.push(sentences.joins(listWords(joined)));
  said.push(...cuts);
  const returned = of("returned").map(({ event }) => event);
  if (returned.length > 0) said.push(returnedWords(plant, returned));
  const set = all.at(-1) ?? of("corrected")[0]?.to;
  const end = set === undefined ? undefined : endWords(plant, timeline, set);
  return end === undefined || said.length === 0 ? said : [...said, end];
}

/** Whether {@link changeSentences} says anything, without the words: for whoever asks it of a thousand changes. */
export function isSeen({ consequence }: Pick<Change, "consequence">): boolean {
  return consequence.changes.some((change) => {
    if (change.kind !== "corrected") return change.kind !== "removed";
    const { event, to } = change;
    return (
      event.reason !== to.reason || event.pending !== to.pending || event.comment !== to.comment
    );
  });
}

function correctedWords(plant: Plant, { event, to }: Of<"corrected">): readonly string[] {
  const was = eventWords(plant, event);
  if (event.reason !== to.reason) {
    return [sentences.becomes(was, reasonName(plant, to.reason))];
  }
  if (event.pending !== to.pending) {
    return [to.pending ? sentences.isUnexplained(was) : sentences.isExplained(was)];
  }
  return event.comment === to.comment ? [] : [sentences.commentChanges(was)];
}

function takenWords(plant: Plant, events: readonly UtilizationEvent[]): string {
  if (events.length <= MOST_NAMED) {
    return sentences.takesPlaceOf(listWords(events.map((event) => eventWords(plant, event))));
  }
  const [first, last] = [events[0], events.at(-1)];
  const at = (instant: Instant | undefined): string =>
    instant === undefined ? "" : clock(plant.timeZone, instant);
  return sentences.takesPlaceOfMany(
    events.length,
    at(first?.startsAt),
    at(last?.endsAt ?? last?.startsAt),
  );
}

function splitWords(plant: Plant, { event, into }: Of<"split">): string {
  const parts = into.map(({ startsAt, endsAt }) =>
    endsAt === undefined
      ? sentences.fromOn(clock(plant.timeZone, startsAt))
      : clocksBetween(plant, startsAt, endsAt),
  );
  return sentences.isSplit(eventWords(plant, event), listWords(parts));
}

function trimmedWords(plant: Plant, { event, to }: Of<"trimmed">): string {
  const was = eventWords(plant, event);
  const exact = (at: Instant): string => clock(plant.timeZone, at);
  const startsLater = to.startsAt !== event.startsAt;
  if (to.endsAt === undefined || to.endsAt === event.endsAt) {
    return sentences.startsLater(was, exact(to.startsAt));
  }
  if (!startsLater) return sentences.endsEarlier(was, exact(to.endsAt));
  return sentences.cutTo(was, clocksBetween(plant, to.startsAt, to.endsAt));
}

function returnedWords(plant: Plant, events: readonly UtilizationEvent[]): string {
  const [first] = events;
  if (events.length <= MOST_NAMED || first === undefined) {
    return sentences.comesBack(listWords(events.map((event) => eventWords(plant, event))));
  }
  return sentences.comeBackMany(events.length, clock(plant.timeZone, first.startsAt));
}

/** How an event that is still in force will end; nothing for one that has ended. */
function endWords(
  plant: Plant,
  timeline: Change["timeline"],
  event: UtilizationEvent,
): string | undefined {
  if (event.endsAt !== undefined) return undefined;
  const ending = timeline.layer.at(event.startsAt)?.ending;
  if (ending === undefined) return undefined;
  switch (ending.kind) {
    case "nextReading":
      return sentences.endsWithReading;
    case "ongoing":
      return sentences.endsOngoing(clock(plant.timeZone, ending.until));
    case "at":
      return sentences.endsAt(clock(plant.timeZone, ending.at));
  }
}

/** "35 min from Stopped to Tool change", the most first; nothing where one sentence says it all. */
export function transferWords(plant: Plant, { consequence }: Change): readonly string[] {
  const moved = consequence.minutes.filter(({ from, to }) => from !== to);
  if (moved.length < 2) return [];
  return moved.map(({ from, to, seconds: length }) =>
    sentences.moves(durationWords(length), reasonName(plant, from), reasonName(plant, to)),
  );
}

/** The shift's figures for this machine, before and after. */
export function figureWords({ before, after }: Change): readonly FigureWords[] {
  const stops = ({ unexplained }: Change["before"]): string =>
    unexplained.count === 0 ? sentences.none : growingWords(seconds(unexplained.seconds));
  const ratio = (figures: Change["before"]): string =>
    figures.ratio === undefined ? "–" : sentences.percent(figures.ratio);
  return [
    pair(sentences.unexplained, stops(before), stops(after)),
    pair(sentences.availability, ratio(before), ratio(after)),
  ];
}

function pair(name: string, before: string, after: string): FigureWords {
  return { name, before, after: before === after ? undefined : after };
}
