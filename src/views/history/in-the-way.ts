import { undo } from "#engine/invert.ts";
import type { Plant } from "#engine/plant.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Done } from "#query/history.ts";
import type { Instant } from "#time/instant.ts";
import { clock } from "#time/words.ts";
import { reasonName } from "../event-words.ts";
import { momentWords } from "./told.ts";
import { words } from "./words.ts";

/** Why a change cannot be taken back: what stands there now, whose it is, and which change set it. */
export interface Obstacle {
  readonly words: string;
  readonly by: string | undefined;
  /** The change in the history that set it, where it is known. */
  readonly requestId: string | undefined;
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
