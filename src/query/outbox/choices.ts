import { apply, type Outcome } from "#engine/apply.ts";
import type { Touched } from "#engine/edit.ts";
import type { Plant } from "#engine/plant.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import type { Request } from "#engine/request.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { sameContent } from "#engine/event.ts";
import { type Instant, instant, later, plus } from "#time/instant.ts";
import { span, type Span } from "#time/span.ts";
import { spanOf } from "./definite.ts";
import type { Entry } from "./entry.ts";

/**
 * How a conflict can be settled: each choice is the requests that would be sent on top of what stands now.
 *
 * ```
 * before     RRRRRRRRRR
 * mine       RRJJJJJJRR   classify 2-8 J
 * theirs     RRRRRBBRRR   a colleague, meanwhile: classify 5-7 B
 *
 * mine       RRJJJJJJRR   2-8 J again, knowing theirs
 * theirs     RRRRRBBRRR   nothing
 * split      RRJJJBBJRR   2-5 J and 7-8 J: mine up to the edge of theirs
 * ```
 */
export interface Choices {
  readonly mine: readonly Request[];
  readonly theirs: readonly Request[];
  /** `undefined` where there is no edge to split at: theirs covers all of mine, or mine is not a span. */
  readonly split: readonly Request[] | undefined;
  /** The seconds of mine in which someone else changed something since, in order. */
  readonly contested: readonly Span[];
}

/** @param standing what the server has now. Pure. */
export function choicesOf(entry: Entry, standing: Timeline, plant: Plant, now: Instant): Choices {
  const contested = contestedIn(entry, standing, plant, now);
  return {
    mine: [entry.request],
    theirs: [],
    split: splitOf(entry.request, contested, now),
    contested,
  };
}

/** The seconds that a request touches on the timeline that its maker saw; `undefined`: that is not known. */
export function touchedBy(entry: Entry, plant: Plant): Touched | undefined {
  if (entry.request.kind === "undo") return entry.request.edit.touched;
  if (entry.base === undefined) return undefined;
  const outcome = replay(entry, entry.base, plant, entry.madeAt);
  return outcome.ok ? outcome.edit.touched : spanOf(entry.request, entry.madeAt);
}

/** The seconds that it speaks of: all that it touches, or those it asks for where that is not known. */
export function spokenOf(entry: Entry, plant: Plant): Touched {
  return touchedBy(entry, plant) ?? spanOf(entry.request, entry.madeAt);
}

export function replay(entry: Entry, timeline: Timeline, plant: Plant, now: Instant): Outcome {
  const origin = { requestId: entry.id, by: entry.madeBy.name };
  return apply(timeline, entry.request, { plant, now, origin });
}

/**
 * Where someone else set what stands there now, or took away what a person had set when mine was made. The
 * machine's own word is nobody's.
 */
function contestedIn(
  entry: Entry,
  standing: Timeline,
  { mapping }: Plant,
  now: Instant,
): readonly Span[] {
  const asked = spanOf(entry.request, entry.madeAt);
  const end = asked.end ?? later(now, plus(asked.start, 1));
  const theirs = new Set(theirIds(entry));
  const saw =
    entry.base === undefined ? [] : eventsBetween(entry.base, mapping, asked.start, end, now);
  const contested: Span[] = [];
  const contest = (from: number, to: number): void => {
    if (from >= to) return;
    const last = contested.at(-1);
    if (last !== undefined && last.end >= from) {
      contested[contested.length - 1] = span(last.start, later(last.end, instant(to)));
    } else contested.push(span(instant(from), instant(to)));
  };
  for (const one of eventsBetween(standing, mapping, asked.start, end, now)) {
    const from = Math.max(one.startsAt, asked.start);
    const to = Math.min(one.endsAt ?? end, end);
    if (one.origin !== undefined && theirs.has(one.origin.requestId)) contest(from, to);
    for (const other of saw) {
      if (saysTheSame(one, other) || (one.origin ?? other.origin) === undefined) continue;
      contest(Math.max(from, other.startsAt), Math.min(to, other.endsAt ?? end));
    }
  }
  return contested;
}

/** The colleagues' requests that the server named. */
function theirIds({ state }: Entry): readonly string[] {
  if (state.kind !== "conflict") return [];
  return state.problem.current?.changes.map(({ requestId }) => requestId) ?? [];
}

/** Whoever said it: an entry of our own bears another id here than on the server. */
function saysTheSame(a: UtilizationEvent, b: UtilizationEvent): boolean {
  return sameContent({ ...a, origin: undefined }, { ...b, origin: undefined });
}

/** Mine without theirs. What has no end of its own goes on behind theirs as it would have. */
function splitOf(request: Request, contested: readonly Span[], now: Instant): Choices["split"] {
  if (request.kind !== "classify" && request.kind !== "add") return undefined;
  if (request.startsAt === undefined || contested.length === 0) return undefined;
  const pieces: Request[] = [];
  let from: Instant = request.startsAt;
  for (const theirs of contested) {
    if (from < theirs.start) pieces.push({ ...request, startsAt: from, endsAt: theirs.start });
    from = theirs.end;
  }
  // Where theirs is the current event there is nothing behind it.
  if (from < (request.endsAt ?? now)) pieces.push({ ...request, startsAt: from });
  return pieces.length === 0 ? undefined : pieces;
}
