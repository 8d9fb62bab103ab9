import type { Brushes } from "./brushes.ts";
import { columnStart, edgeNear, type Grid } from "./grid.ts";
import type { LaneData } from "./lane.ts";
import type { Pen } from "./pen.ts";
import type { Place } from "./place.ts";
import { LANE_WORDS } from "./words.ts";

/** Whether a lane's first event begins within the picture or behind it. */
export function hasGap({ starts, end }: LaneData, grid: Grid): boolean {
  return (starts[0] ?? end) > columnStart(grid, 0);
}

/**
 * Paints the time before a lane's first event, which is one of two things that must not be confused: not
 * loaded yet (a quiet block where bars will be), or loaded and without readings (a dotted line, in words
 * where there is room); and the time behind what has been loaded. Expects the pen's origin at the row's left top.
 */
export function paintGaps(
  pen: Pen,
  lane: LaneData,
  grid: Grid,
  { height, isShort }: Place,
  brushes: Brushes,
): void {
  const { dpr, palette } = brushes;
  const knownX = lane.knownFrom === undefined ? 0 : edgeNear(grid, lane.knownFrom);
  const first = lane.starts[0];
  const endX = edgeNear(grid, first ?? lane.end);
  paintUnknown(pen, 0, Math.min(knownX, endX, grid.count), height, brushes);
  if (lane.knownTo !== undefined)
    paintUnknown(pen, Math.max(edgeNear(grid, lane.knownTo), 0), grid.count, height, brushes);
  const from = Math.max(knownX, 0);
  const to = Math.min(endX, grid.count);
  if (to - from < 2 * dpr) return;

  const words = first === undefined ? LANE_WORDS.noReadingsYet : LANE_WORDS.noReadingsBefore;
  const room = 12 * dpr;
  const width = brushes.measure(words) * dpr;
  const middle = Math.round(height / 2);
  let lineFrom = from;
  if (!isShort && to - from > width + 4 * room) {
    pen.font = brushes.labelFont;
    pen.textBaseline = "middle";
    pen.textAlign = "left";
    pen.fillStyle = palette.inkQuiet;
    pen.fillText(words, from + room, middle);
    lineFrom = from + width + 2 * room;
  }
  const dot = Math.max(Math.round(2 * dpr), 1);
  pen.strokeStyle = palette.lineStrong;
  pen.lineWidth = Math.max(Math.round(dpr), 1);
  pen.setLineDash([dot, 2 * dot]);
  pen.beginPath();
  pen.moveTo(lineFrom, middle + pen.lineWidth / 2);
  pen.lineTo(to, middle + pen.lineWidth / 2);
  pen.stroke();
  pen.setLineDash([]);
}

/** A quiet block where bars will be: the columns `[from, to)`, if there are any. */
function paintUnknown(
  pen: Pen,
  from: number,
  to: number,
  height: number,
  { palette }: Brushes,
): void {
  if (to <= from) return;
  const y = Math.round(height * 0.25);
  const alpha = pen.globalAlpha;
  pen.globalAlpha = alpha * 0.5;
  pen.fillStyle = palette.grid;
  pen.fillRect(from, y, to - from, height - 2 * y);
  pen.globalAlpha = alpha;
}
