import type { Gridline } from "./axis.ts";
import { barOf } from "./bars.ts";
import type { Brushes } from "./brushes.ts";
import { Columns } from "./columns.ts";
import { Details } from "./details.ts";
import { columnsSinceEpoch, edgeNear, gridOf, type Grid } from "./grid.ts";
import { LOOK_KINDS, type LookKind } from "./look.ts";
import { paintGaps } from "./gaps.ts";
import type { Pen } from "./pen.ts";
import { Rects } from "./rects.ts";
import type { Row, Scene } from "./rows.ts";
import { NO_LOOK, Runs } from "./runs.ts";

/** CSS pixels from which on a bar shows a pattern, rounded corners, and a gap to its neighbour. */
const PATTERNED = 5;
const ROUNDED = 8;
const SEPARATED = 6;
const CORNER = 2;
/** CSS pixels: marks of crowded columns nearer than this run together. */
const BRIDGE = 3;

interface Strokes {
  readonly solid: Rects;
  readonly textured: Rects;
  readonly rounded: Rects;
}

/**
 * Paints lanes. Every column of device pixels shows what {@link Columns} says; neighbouring columns are
 * drawn as one bar, bars of one brush together, so that the cost follows the picture and not the events.
 * Keeps its scratch arrays from frame to frame: make one for a canvas.
 */
export class LanePainter {
  readonly #columns = new Columns();
  readonly #runs = new Runs();
  readonly #details = new Details();
  readonly #crowds = new Rects();
  readonly #strokes = Object.fromEntries(
    LOOK_KINDS.map((kind) => [
      kind,
      { solid: new Rects(), textured: new Rects(), rounded: new Rects() },
    ]),
  ) as Readonly<Record<LookKind, Strokes>>;

  /** Paints the whole picture, its ground included. */
  paint(pen: Pen, scene: Scene, brushes: Brushes, gridlines: readonly Gridline[]): void {
    const { palette, dpr } = brushes;
    const { width, height } = pen.canvas;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalAlpha = 1;
    pen.fillStyle = palette.ground;
    pen.fillRect(0, 0, width, height);
    const hair = Math.max(Math.round(dpr), 1);
    for (const { x, kind } of gridlines) {
      pen.fillStyle = kind === "tick" ? palette.grid : palette.line;
      pen.fillRect(Math.round(x * dpr), 0, kind === "shift" ? 2 * hair : hair, height);
    }
    const grid = gridOf(scene.scale, dpr);
    brushes.hold(columnsSinceEpoch(grid));
    for (const row of scene.rows) {
      this.paintLane(pen, row, scene, brushes, grid);
      pen.fillStyle = palette.line;
      pen.fillRect(0, Math.round((row.top + row.height) * dpr) - hair, width, hair);
    }
  }

  /** Paints one lane's events over what is there. Leaves the pen's transform as it was at the start. */
  paintLane(
    pen: Pen,
    row: Row,
    scene: Scene,
    brushes: Brushes,
    grid = gridOf(scene.scale, brushes.dpr),
  ): void {
    const { dpr } = brushes;
    const { lane } = row;
    const top = Math.round(row.top * dpr);
    const height = Math.round((row.top + row.height) * dpr) - top;
    this.#columns.fill(lane, scene.looks, grid);
    this.#runs.fill(this.#columns.winners, lane.looks, Math.round(SEPARATED * dpr));

    pen.setTransform(1, 0, 0, 1, 0, top);
    paintGaps(pen, lane, grid, height, brushes);
    this.#sortRuns(scene, dpr, height);
    this.#paintBars(pen, brushes);
    this.#paintCrowds(pen, brushes, height);
    this.#details.paint(pen, top, scene.looks, brushes);
    pen.setTransform(1, 0, 0, 1, 0, 0);
  }

  #sortRuns({ looks }: Scene, dpr: number, height: number): void {
    const runs = this.#runs;
    const gap = Math.max(Math.round(dpr), 1);
    const separated = SEPARATED * dpr;
    for (let i = 0; i < runs.size; i += 1) {
      const look = looks[runs.look(i)];
      if (look === undefined) continue;
      const x = runs.start(i);
      const end = runs.end(i);
      const parts =
        end - x >= separated &&
        i + 1 < runs.size &&
        runs.look(i + 1) !== NO_LOOK &&
        runs.end(i + 1) - runs.start(i + 1) >= separated;
      const width = end - x - (parts ? gap : 0);
      const bar = barOf(look.kind, height);
      const strokes = this.#strokes[look.kind];
      if (width < PATTERNED * dpr) strokes.solid.add(x, bar.y, width, bar.height);
      else if (width < ROUNDED * dpr) strokes.textured.add(x, bar.y, width, bar.height);
      else {
        strokes.rounded.add(x, bar.y, width, bar.height);
        this.#details.add(runs.look(i), look.kind, x, bar.y, width, bar.height, dpr);
      }
    }
  }

  #paintBars(pen: Pen, brushes: Brushes): void {
    const corner = CORNER * brushes.dpr;
    for (const kind of LOOK_KINDS) {
      const { solid, textured, rounded } = this.#strokes[kind];
      const brush = brushes.kinds[kind];
      if (solid.size > 0) {
        pen.fillStyle = brush.solid;
        solid.flush((x, y, w, h) => pen.fillRect(x, y, w, h));
      }
      if (textured.size > 0) {
        pen.fillStyle = brush.texture;
        textured.flush((x, y, w, h) => pen.fillRect(x, y, w, h));
      }
      if (rounded.size > 0) {
        pen.beginPath();
        rounded.flush((x, y, w, h) => pen.roundRect(x, y, w, h, Math.min(corner, h / 2)));
        pen.fillStyle = brush.texture;
        pen.fill();
      }
    }
  }

  /** A line along the base says: more happened here than this picture has room to show. */
  #paintCrowds(pen: Pen, { dpr, palette }: Brushes, height: number): void {
    const { crowded } = this.#columns;
    const bridge = BRIDGE * dpr;
    const thickness = Math.max(Math.round(2 * dpr), 1);
    const y = Math.round(height * 0.93) - thickness;
    let start = -1;
    let end = -1;
    for (let k = 0; k < crowded.length; k += 1) {
      if (crowded[k] === 0) continue;
      if (start >= 0 && k - end > bridge) {
        this.#crowds.add(start, y, end - start, thickness);
        start = k;
      }
      if (start < 0) start = k;
      end = k + 1;
    }
    if (start < 0) return;
    this.#crowds.add(start, y, end - start, thickness);
    pen.fillStyle = palette.inkQuiet;
    this.#crowds.flush((x, top, w, h) => pen.fillRect(x, top, w, h));
  }
}

/** The drawn extent of `[from, to)` epoch seconds in device pixels, at least one wide. */
export function extentInPixels(
  grid: Grid,
  from: number,
  to: number,
): { readonly x: number; readonly width: number } {
  const x = edgeNear(grid, from);
  return { x, width: Math.max(edgeNear(grid, to) - x, 1) };
}
