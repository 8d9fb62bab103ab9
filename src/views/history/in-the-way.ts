import { apply } from "#engine/apply.ts";
import { undo } from "#engine/invert.ts";
import type { Plant } from "#engine/plant.ts";
import type { UndoRequest } from "#engine/request.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Done } from "#query/history.ts";
import { PREVIEW_ORIGIN } from "#query/preview-origin.ts";
import type { Instant } from "#time/instant.ts";
import { clock } from "#time/words.ts";
import { reasonName } from "../event-words.ts";
import type { Change } from "./together.ts";
import { momentWords } from "./told.ts";
import { words } from "./words.ts";

/** Why a change cannot be taken back: what stands there now, whose it is, and which change set it. */
export interface Obstacle {
  readonly words: string;
  readonly by: string | undefined;
  /** The change in the history that set it, where it is known. */
  readonly requestId: string | undefined;
}

/**
 * Why not all of a change's requests can be taken back, newest first, each on what the one before leaves.
 * @returns `undefined` when nothing is in the way.
 */
export function obstacleOfAll(
  plant: Plant,
  timeline: Timeline,
  change: Change,
  known: ReadonlyMap<string, Done>,
  now: Instant,
): Obstacle | undefined {
  let left = timeline;
  for (const done of change) {
    const obstacle = obstacleOf(plant, left, done, known, now);
    if (obstacle !== undefined) return obstacle;
    const outcome = apply(left, undoOf(done), { plant, now, origin: PREVIEW_ORIGIN });
    if (outcome.ok) left = outcome.timeline;
  }
  return undefined;
}

export function undoOf(done: Done): UndoRequest {
  return { kind: "undo", of: done.requestId, edit: done.edit };
}

/** @returns `undefined` when nothing is in the way. */
export function obstacleOf(
  plant: Plant,
  timeline: Timeline,
  done: Done,
  known: ReadonlyMap<string, Done>,
  now: Instant,
): Obstacle | undefined {
  const undone = undo(timeline, done.edit, now);
  if (undone.ok) return undefined;
  const span = undone.inTheWay;
  if (span === undefined) return { words: words.ownReport, by: undefined, requestId: undefined };
  const { by, requestId } = span.origin;
  const what = `${reasonName(plant, span.reason)} ${clock(plant.timeZone, span.startsAt)}`;
  const setter = known.get(requestId);
  const when = setter === undefined ? undefined : momentWords(plant, setter.at, now);
  return { words: words.whose(by, what, when), by, requestId: setter?.requestId };
}
