import type { UtilizationEvent } from "#engine/event.ts";
import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import type { Problem } from "#query/client.ts";
import type { Choices } from "#query/outbox/choices.ts";
import type { Choice } from "#query/outbox/outbox-view.ts";
import { previewOf } from "#query/preview.ts";
import { type Instant, instant } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import { changeSentences } from "../change-words.ts";
import { clocksBetween, eventWords, reasonName } from "../event-words.ts";
import { listWords } from "../sentences.ts";
import { momentWords } from "./asked-words.ts";
import { unsentWords } from "./list-words.ts";

/** The timeline as the server has it at this moment, which the choices speak of. */
export interface Standing {
  readonly timeline: Timeline;
  readonly now: Instant;
}

/** A way to settle a conflict, in words. */
export interface ChoiceWords {
  readonly choice: Choice;
  /** What would stand there then. */
  readonly said: readonly string[];
  /** It cannot be done on what stands there now, or would change nothing: it is shown, not offered. */
  readonly isOffered: boolean;
}

/**
 * Who changed what, when: "Ana Weber, at 10:41: Break 10:12–10:30." Each of the colleagues' requests is told
 * by what is left of it; one of which nothing is left, by what stands there instead.
 */
export function whoWords(
  plant: Plant,
  problem: Problem,
  contested: readonly Span[],
  { timeline, now }: Standing,
): readonly string[] {
  const events = eventsIn(plant, contested, timeline, now);
  return (problem.current?.changes ?? []).map(({ requestId, by, at }) => {
    const when = momentWords(plant, instant(at), now);
    const left = events.filter(({ origin }) => origin?.requestId === requestId);
    return left.length === 0
      ? unsentWords.tookAway(by, when, namesOf(plant, events))
      : unsentWords.set(by, when, namesOf(plant, left));
  });
}

/** The three ways, in words, each from what the engine says that it would do now. */
export function choiceWords(
  plant: Plant,
  choices: Choices,
  { timeline, now }: Standing,
): readonly ChoiceWords[] {
  const { mine, split, contested } = choices;
  const theirs = namesOf(plant, eventsIn(plant, contested, timeline, now));
  const stays: ChoiceWords = {
    choice: "theirs",
    said: [unsentWords.theirsStays(theirs), unsentWords.mineGoes],
    isOffered: true,
  };
  const keep: ChoiceWords = { choice: "mine", ...said(plant, mine, timeline, now) };
  if (split === undefined) return [keep, stays];
  return [keep, stays, { choice: "split", ...said(plant, split, timeline, now) }];
}

/** What several requests, one after the other, would do. */
function said(
  plant: Plant,
  requests: readonly Request[],
  timeline: Timeline,
  now: Instant,
): Omit<ChoiceWords, "choice"> {
  const sentences: string[] = [];
  let stands = timeline;
  for (const request of requests) {
    const preview = previewOf(stands, request, plant, now);
    if (preview.kind === "refused") return { said: [unsentWords.wouldBeRefused], isOffered: false };
    sentences.push(...changeSentences(plant, preview));
    stands = preview.timeline;
  }
  if (sentences.length === 0) return { said: [unsentWords.noChange], isOffered: true };
  return { said: sentences, isOffered: true };
}

function eventsIn(
  { mapping }: Plant,
  spans: readonly Span[],
  timeline: Timeline,
  now: Instant,
): readonly UtilizationEvent[] {
  const seen = new Map<Instant, UtilizationEvent>();
  for (const { start, end } of spans) {
    for (const event of eventsBetween(timeline, mapping, start, end, now)) {
      // `end` is not part of the span, but of what is asked for.
      if (event.startsAt < end && (event.endsAt ?? end) > start) seen.set(event.startsAt, event);
    }
  }
  return [...seen.values()];
}

/** More than this many events are told by the first and the last. */
const MOST_NAMED = 4;

function namesOf(plant: Plant, events: readonly UtilizationEvent[]): string {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return unsentWords.nothingThere;
  if (events.length <= MOST_NAMED)
    return listWords(events.map((event) => eventWords(plant, event)));
  const reasons = [...new Set(events.map(({ reason }) => reasonName(plant, reason)))];
  const end = last.endsAt ?? last.startsAt;
  return unsentWords.severalEvents(
    events.length,
    clocksBetween(plant, first.startsAt, end),
    listWords(reasons),
  );
}
