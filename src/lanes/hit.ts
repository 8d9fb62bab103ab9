import { NO_EVENT, winnerAt } from "./columns.ts";
import { edgeNear, gridOf, type Grid } from "./grid.ts";
import { endOfEvent, type LaneData } from "./lane.ts";
import { ranksOf } from "./look.ts";
import { rowAt, type Row, type Scene } from "./rows.ts";
import { timeAt } from "./scale.ts";

/** What is under a point of the picture. `at` is in epoch seconds with a fraction. */
export type Hit =
  | { readonly kind: "nothing" }
  /** On a lane where no event is: before the first reading, or after now. */
  | { readonly kind: "lane"; readonly lane: LaneData; readonly row: Row; readonly at: number }
  | {
      readonly kind: "event";
      readonly lane: LaneData;
      readonly row: Row;
      readonly index: number;
      readonly at: number;
    };

/**
 * The event that the pixel at (`x`, `y`) CSS pixels shows. With a `reach` (CSS pixels; for fingers 12) an
 * event that matters more than the one under the point, and is drawn too narrow to be hit, is taken when
 * it is that near: a stop of two pixels is a target of 24.
 */
export function hitTest(scene: Scene, x: number, y: number, reach = 0): Hit {
  const row = rowAt(scene.rows, y);
  if (row === undefined || x < 0 || x >= scene.scale.width) return { kind: "nothing" };
  const grid = gridOf(scene.scale, scene.dpr);
  const k = Math.min(Math.floor(x * scene.dpr), grid.count - 1);
  const at = timeAt(scene.scale, x);
  const { lane } = row;
  const own = winnerAt(lane, scene.looks, grid, k);
  const index =
    reach > 0 ? worthier(scene, lane, grid, k, own, Math.round(reach * scene.dpr)) : own;
  return index === NO_EVENT
    ? { kind: "lane", lane, row, at }
    : { kind: "event", lane, row, index, at };
}

function worthier(
  scene: Scene,
  lane: LaneData,
  grid: Grid,
  k: number,
  own: number,
  reach: number,
): number {
  const ranks = ranksOf(scene.looks);
  const rankOf = (event: number): number =>
    event === NO_EVENT ? -1 : (ranks[lane.looks[event] ?? 0] ?? 0);
  let best = own;
  for (let away = 1; away <= reach; away += 1) {
    for (const near of [k - away, k + away]) {
      if (near < 0 || near >= grid.count) continue;
      const event = winnerAt(lane, scene.looks, grid, near);
      if (rankOf(event) > rankOf(best) && columnsOf(lane, grid, event) < 2 * reach) best = event;
    }
  }
  return best;
}

/** How wide an event would be drawn alone, in columns. */
function columnsOf(lane: LaneData, grid: Grid, event: number): number {
  return edgeNear(grid, endOfEvent(lane, event)) - edgeNear(grid, lane.starts[event] ?? 0);
}

/** Which of a selection's handles is at a point. */
export type HandleEdge = "start" | "end";

/** What a finger needs, CSS pixels (look.md: 48 px to the finger though smaller to the eye). */
export const HANDLE_TARGET = 48;

/**
 * The handle at `x` of a span drawn from `start` to `end` (all CSS pixels), or `undefined`. Targets of
 * 48 px are centred on the edges; where the span is too narrow for both, each moves outward so that half
 * of the span stays the span's own and every handle keeps its size.
 */
export function handleAt(start: number, end: number, x: number): HandleEdge | undefined {
  const inward = Math.min(HANDLE_TARGET / 2, (end - start) / 4);
  const outward = HANDLE_TARGET - inward;
  if (x >= start - outward && x < start + inward) return "start";
  if (x > end - inward && x <= end + outward) return "end";
  return undefined;
}
