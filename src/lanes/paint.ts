import type { Gridline } from "./axis.ts";
import { SHORT } from "./bars.ts";
import type { Brushes } from "./brushes.ts";
import { Columns } from "./columns.ts";
import { DEPTHS_OF } from "./bands.ts";
import { paintGaps } from "./gaps.ts";
import { columnsSinceEpoch, gridOf } from "./grid.ts";
import { type Look, statureOf } from "./look.ts";
import type { Pen } from "./pen.ts";
import type { Row, Scene } from "./rows.ts";
import { Runs } from "./runs.ts";
import { type Inks, type Place, Strip } from "./strip.ts";
import { WideBars } from "./wide-bars.ts";

/** CSS pixels from which on a bar is drawn as one, with pattern, corners and edges; below, as pixels. */
const WIDE = 5;
/** CSS pixels: marks of crowded columns nearer than this run together. */
const BRIDGE = 3;

/**
 * Paints lanes. Every column of device pixels shows what {@link Columns} says. Neighbouring columns are
 * drawn as one bar; bars too narrow for that are written as pixels ({@link Strip}); so that the cost
 * follows the picture and not the events. Keeps each lane's columns and its scratch arrays: make one for
 * each canvas.
 */
export class LanePainter {
  readonly #columns = new Map<string, Columns>();
  readonly #runs = new Runs();
  readonly #wide = new WideBars();
  #strip: Strip | undefined;
  #ground: Uint32Array = new Uint32Array(0);
  #inks: Inks | undefined;
  #brushes: Brushes | undefined;
  #looks: readonly Look[] | undefined;

  /** Paints the whole picture, its ground included. */
  paint(pen: Pen, scene: Scene, brushes: Brushes, gridlines: readonly Gridline[]): void {
    const { palette, dpr } = brushes;
    const { width, height } = pen.canvas;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalAlpha = 1;
    pen.fillStyle = palette.ground;
    pen.fillRect(0, 0, width, height);
    const hair = Math.max(Math.round(dpr), 1);
    const ground = this.#groundOf(gridOf(scene.scale, dpr).count);
    ground.fill(brushes.groundPixel);
    for (const { x, kind } of gridlines) {
      const left = Math.round(x * dpr);
      const thick = kind === "shift" ? 2 * hair : hair;
      pen.fillStyle = kind === "tick" ? palette.grid : palette.line;
      pen.fillRect(left, 0, thick, height);
      ground.fill(kind === "tick" ? brushes.gridPixel : brushes.linePixel, left, left + thick);
    }
    pen.fillStyle = palette.line;
    for (const row of scene.rows) {
      if (row.height < SHORT) continue;
      pen.fillRect(0, Math.round((row.top + row.height) * dpr) - hair, width, hair);
    }
    this.#paintRows(pen, scene, brushes, ground);
  }

  /** Paints the rows' events over what is there. Leaves the pen's transform at rest. */
  paintRows(pen: Pen, scene: Scene, brushes: Brushes): void {
    const ground = this.#groundOf(gridOf(scene.scale, brushes.dpr).count);
    this.#paintRows(pen, scene, brushes, ground.fill(0));
  }

  #paintRows(pen: Pen, scene: Scene, brushes: Brushes, ground: Uint32Array): void {
    const { rows, looks } = scene;
    const { dpr } = brushes;
    const grid = gridOf(scene.scale, dpr);
    const [strip, inks] = this.#toolsFor(brushes, looks);
    const places = rows.map((row) => inPixels(row, dpr));
    const wide = Math.round(WIDE * dpr);
    const gap = Math.max(Math.round(dpr), 1);
    strip.begin(places, ground, dpr);
    for (const [i, { lane }] of rows.entries()) {
      const columns = this.#columnsOf(lane.id);
      columns.fill(lane, looks, grid);
      this.#runs.fill(columns.winners, lane.looks, wide);
      strip.write(i, this.#runs, inks, wide, gap);
      strip.crowd(i, columns.crowded, BRIDGE * dpr, brushes.crowdPixel);
      if (places[i]?.isShort === false) this.#wide.take(i, this.#runs, wide, gap);
    }
    strip.finish();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.imageSmoothingEnabled = false;
    strip.draw(pen);

    brushes.hold(columnsSinceEpoch(grid));
    for (const [i, { lane }] of rows.entries()) {
      const place = places[i];
      if (place === undefined) continue;
      pen.setTransform(1, 0, 0, 1, 0, place.top);
      paintGaps(pen, lane, grid, place, brushes);
      this.#wide.paint(pen, i, place, looks, brushes);
    }
    pen.setTransform(1, 0, 0, 1, 0, 0);
    this.#wide.clear();
    this.#forget(rows);
  }

  #columnsOf(id: string): Columns {
    const kept = this.#columns.get(id) ?? new Columns();
    this.#columns.set(id, kept);
    return kept;
  }

  /** Lets go of lanes that have been scrolled far away. */
  #forget(rows: readonly Row[]): void {
    if (this.#columns.size <= 2 * rows.length + 8) return;
    const seen = new Set(rows.map(({ lane }) => lane.id));
    for (const id of this.#columns.keys()) if (!seen.has(id)) this.#columns.delete(id);
  }

  #groundOf(width: number): Uint32Array {
    if (this.#ground.length !== width) this.#ground = new Uint32Array(width);
    return this.#ground;
  }

  #toolsFor(brushes: Brushes, looks: readonly Look[]): readonly [Strip, Inks] {
    if (this.#strip === undefined || this.#brushes !== brushes) {
      this.#strip = new Strip(brushes.easel);
      this.#inks = undefined;
    }
    if (this.#inks === undefined || this.#looks !== looks) {
      this.#inks = {
        depths: Uint8Array.from(looks, ({ kind }) => DEPTHS_OF[statureOf(kind)]),
        pixels: Uint32Array.from(looks, ({ kind }) => brushes.kinds[kind].pixel),
      };
    }
    this.#brushes = brushes;
    this.#looks = looks;
    return [this.#strip, this.#inks];
  }
}

/** A row in whole device pixels. */
function inPixels(row: Row, dpr: number): Place {
  const top = Math.round(row.top * dpr);
  const height = Math.max(Math.round((row.top + row.height) * dpr) - top, 1);
  return { top, height, isShort: row.height < SHORT };
}
