import { frameOf } from "./bars.ts";
import type { Brushes } from "./brushes.ts";
import { edgeNear, gridOf, type Grid } from "./grid.ts";
import type { LanePainter } from "./paint.ts";
import type { Pen } from "./pen.ts";
import { paintPending } from "./pending-marks.ts";
import type { Row, Scene } from "./rows.ts";
import type { PendingStretch, PreviewStretch, SelectionStretch, Stretch } from "./stretch.ts";

/** All that moves with a finger or the clock: painted on a canvas of its own, over the lanes. */
export interface Overlay {
  /** Epoch seconds. */
  readonly now: number;
  readonly pending: readonly PendingStretch[];
  readonly hover: Stretch | undefined;
  /** Where the keyboard is. */
  readonly cursor: Stretch | undefined;
  readonly selection: SelectionStretch | undefined;
  /** What is chosen besides: more events, or the same span on other machines. */
  readonly alsoSelected: readonly Stretch[];
  readonly previews: readonly PreviewStretch[];
}

export const NOTHING_OVER: Omit<Overlay, "now"> = {
  pending: [],
  hover: undefined,
  cursor: undefined,
  selection: undefined,
  alsoSelected: [],
  previews: [],
};

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Paints everything over the lanes; `painter` is the overlay's own, for the previews' bars. */
export function paintOverlay(
  pen: Pen,
  scene: Scene,
  overlay: Overlay,
  brushes: Brushes,
  painter: LanePainter,
): void {
  const grid = gridOf(scene.scale, brushes.dpr);
  const { width, height } = pen.canvas;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.globalAlpha = 1;
  pen.clearRect(0, 0, width, height);

  for (const pending of overlay.pending) {
    const row = rowOf(scene, pending);
    if (row !== undefined)
      paintPending(pen, boxOf(row, pending, grid, brushes.dpr), pending, brushes);
  }
  const { hover, cursor, selection, alsoSelected } = overlay;
  if (hover !== undefined) outline(pen, scene, hover, grid, brushes, "hover");
  for (const preview of overlay.previews) paintPreview(pen, scene, preview, grid, brushes, painter);
  paintNow(pen, overlay.now, grid, brushes);
  for (const stretch of selection === undefined ? alsoSelected : [...alsoSelected, selection]) {
    const isPreviewed = overlay.previews.some((preview) => isMeeting(preview, stretch));
    if (!isPreviewed) outline(pen, scene, stretch, grid, brushes, "selection");
  }
  if (selection?.handles === true) paintHandles(pen, scene, selection, grid, brushes);
  if (cursor !== undefined) outline(pen, scene, cursor, grid, brushes, "cursor");
}

/**
 * Whether there is anything to paint over the lanes. When there was nothing and still is, a layer as large as the
 * lanes need not be handed to the screen again with every step of a pan.
 */
export function isAnythingOver(scene: Scene, overlay: Overlay, dpr: number): boolean {
  if (isNowIn(overlay.now, gridOf(scene.scale, dpr))) return true;
  const { pending, hover, cursor, selection, alsoSelected, previews } = overlay;
  return [...pending, hover, cursor, selection, ...alsoSelected, ...previews].some(
    (stretch) => stretch !== undefined && rowOf(scene, stretch) !== undefined,
  );
}

/** Whether two stretches of the same lane share time: the preview's outline then stands for both. */
function isMeeting(a: Stretch, b: Stretch): boolean {
  return a.laneId === b.laneId && a.from < b.to && b.from < a.to;
}

function rowOf(scene: Scene, { laneId }: Stretch): Row | undefined {
  return scene.rows.find((row) => row.lane.id === laneId);
}

/** The frame around a stretch in device pixels; at least 4 CSS pixels wide, so that it can be seen. */
function boxOf(row: Row, { from, to }: Stretch, grid: Grid, dpr: number): Box {
  const top = Math.round(row.top * dpr);
  const height = Math.round((row.top + row.height) * dpr) - top;
  const frame = frameOf(height);
  const x = edgeNear(grid, from);
  const width = Math.max(edgeNear(grid, to) - x, Math.round(4 * dpr));
  return { x, width, y: top + frame.y, height: frame.height };
}

function outline(
  pen: Pen,
  scene: Scene,
  stretch: Stretch,
  grid: Grid,
  brushes: Brushes,
  style: "hover" | "selection" | "cursor",
): void {
  const row = rowOf(scene, stretch);
  if (row === undefined) return;
  const { dpr, palette } = brushes;
  const box = boxOf(row, stretch, grid, dpr);
  const thick = Math.max(Math.round((style === "cursor" ? 3 : style === "hover" ? 1 : 2) * dpr), 1);
  if (style === "selection") {
    pen.globalAlpha = 0.1;
    pen.fillStyle = palette.accent;
    pen.fillRect(box.x, box.y, box.width, box.height);
    pen.globalAlpha = 1;
  }
  frame(pen, box, thick, style === "cursor" ? thick : 0, dpr);
  pen.strokeStyle =
    style === "cursor" ? palette.focus : style === "hover" ? palette.inkQuiet : palette.accent;
  pen.stroke();
}

/** The path of a rounded frame of a line's thickness around a box, `away` device pixels out. */
function frame(pen: Pen, box: Box, thick: number, away: number, dpr: number): void {
  const out = away + thick / 2;
  pen.lineWidth = thick;
  pen.setLineDash([]);
  pen.beginPath();
  pen.roundRect(box.x - out, box.y - out, box.width + 2 * out, box.height + 2 * out, 4 * dpr);
}

function paintPreview(
  pen: Pen,
  scene: Scene,
  preview: PreviewStretch,
  grid: Grid,
  brushes: Brushes,
  painter: LanePainter,
): void {
  const row = rowOf(scene, preview);
  if (row === undefined) return;
  const { dpr, palette } = brushes;
  const box = boxOf(row, preview, grid, dpr);
  // What it replaces stays faintly beneath: half hidden by the ground, then by the new fill.
  pen.save();
  pen.beginPath();
  pen.rect(box.x, box.y, box.width, box.height);
  pen.clip();
  pen.globalAlpha = 0.5;
  pen.fillStyle = palette.ground;
  pen.fillRect(box.x, box.y, box.width, box.height);
  pen.globalAlpha = 0.82;
  painter.paintRows(pen, { ...scene, rows: [{ ...row, lane: preview.lane }] }, brushes);
  pen.restore();
  pen.globalAlpha = 1;
  frame(pen, box, Math.max(Math.round(2 * dpr), 1), Math.round(dpr), dpr);
  pen.strokeStyle = palette.preview;
  pen.setLineDash([6 * dpr, 4 * dpr]);
  pen.stroke();
  pen.setLineDash([]);
}

/** A handle as the eye sees it, CSS pixels; the finger has 48 (hit.ts). */
const HANDLE_WIDTH = 12;
const HANDLE_HEIGHT = 28;

function paintHandles(
  pen: Pen,
  scene: Scene,
  selection: Stretch,
  grid: Grid,
  brushes: Brushes,
): void {
  const row = rowOf(scene, selection);
  if (row === undefined) return;
  const { dpr, palette } = brushes;
  const box = boxOf(row, selection, grid, dpr);
  const width = HANDLE_WIDTH * dpr;
  const height = Math.min(HANDLE_HEIGHT * dpr, box.height);
  const y = box.y + (box.height - height) / 2;
  // Beside a narrow stretch rather than over it, or they would hide what is selected.
  const aside = box.width < 3 * width ? width / 2 : 0;
  for (const [edge, centre] of [
    [box.x, box.x - aside],
    [box.x + box.width, box.x + box.width + aside],
  ] as const) {
    if (edge < 0 || edge > grid.count) continue;
    pen.beginPath();
    pen.roundRect(centre - width / 2, y, width, height, width / 2);
    pen.fillStyle = palette.handle;
    pen.fill();
    pen.strokeStyle = palette.handleEdge;
    pen.lineWidth = 2 * dpr;
    pen.stroke();
  }
}

function isNowIn(now: number, grid: Grid): boolean {
  const x = edgeNear(grid, now);
  return x >= 0 && x <= grid.count;
}

function paintNow(pen: Pen, now: number, grid: Grid, { dpr, palette }: Brushes): void {
  if (!isNowIn(now, grid)) return;
  const x = edgeNear(grid, now);
  const thick = Math.max(Math.round(2 * dpr), 1);
  pen.fillStyle = palette.now;
  pen.fillRect(x - Math.floor(thick / 2), 0, thick, pen.canvas.height);
}
