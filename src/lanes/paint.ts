import type { Gridline } from "./axis.ts";
import { SHORT } from "./bars.ts";
import type { Brushes } from "./brushes.ts";
import { Columns } from "./columns.ts";
import { hasGap, paintGaps } from "./gaps.ts";
import { columnsSinceEpoch, type Grid, gridOf } from "./grid.ts";
import { type Inks, inksOf } from "./inks.ts";
import type { Look } from "./look.ts";
import type { Easel, Pen } from "./pen.ts";
import { type Place, placeOf } from "./place.ts";
import type { Row, Scene } from "./rows.ts";
import { Runs } from "./runs.ts";
import type { Ground, Parting, ShortRows } from "./short-rows.ts";
import { Strip } from "./strip.ts";
import { WideBars } from "./wide-bars.ts";

/** CSS pixels from which on a bar is drawn as one, with pattern, corners and edges; below, as pixels. */
const WIDE = 5;
/** CSS pixels: marks of crowded columns nearer than this run together. */
const BRIDGE = 3;

/** What is made of brushes and looks, and kept as long as they are the same. */
interface Tools {
  readonly brushes: Brushes;
  readonly looks: readonly Look[];
  readonly plain: number;
  readonly inks: Inks;
  readonly strip: Strip;
  readonly shortRows: ShortRows | undefined;
}

/** A row of the scene, and where it goes. */
interface Placed {
  readonly row: Row;
  readonly place: Place;
}

/**
 * Paints lanes. Every column of device pixels shows what {@link Columns} says. Neighbouring columns are
 * drawn as one bar ({@link WideBars}); bars too narrow for that are written as pixels ({@link Strip}), and
 * so are all of rows too short for it ({@link ShortRows}): the cost follows the picture and not the events.
 * Keeps each lane's columns and its scratch arrays: make one for each canvas.
 */
export class LanePainter {
  readonly #columns = new Map<string, Columns>();
  readonly #runs = new Runs();
  readonly #wideBars = new WideBars();
  readonly #makeShortRows: ((easel: Easel) => ShortRows) | undefined;
  #line = new Uint32Array(0);
  #tools: Tools | undefined;

  /** @param makeShortRows for a picture that has rows too short for bars; without it none is drawn as such. */
  constructor(makeShortRows?: (easel: Easel) => ShortRows) {
    this.#makeShortRows = makeShortRows;
  }

  /** Paints the whole picture, its ground included. */
  paint(pen: Pen, scene: Scene, brushes: Brushes, gridlines: readonly Gridline[]): void {
    const { palette, dpr } = brushes;
    const { width, height } = pen.canvas;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalAlpha = 1;
    pen.fillStyle = palette.ground;
    pen.fillRect(0, 0, width, height);
    const hair = Math.max(Math.round(dpr), 1);
    const grid = gridOf(scene.scale, dpr);
    const line = this.#lineOf(grid.count).fill(brushes.groundPixel);
    const marks: number[] = [];
    for (const { x, kind } of gridlines) {
      const left = Math.round(x * dpr);
      const thick = kind === "shift" ? 2 * hair : hair;
      pen.fillStyle = kind === "tick" ? palette.grid : palette.line;
      pen.fillRect(left, 0, thick, height);
      line.fill(kind === "tick" ? brushes.gridPixel : brushes.linePixel, left, left + thick);
      for (let k = left; k < Math.min(left + thick, grid.count); k += 1) marks.push(k);
    }
    pen.fillStyle = palette.line;
    for (const row of scene.rows) {
      if (row.height < SHORT) continue;
      pen.fillRect(0, Math.round((row.top + row.height) * dpr) - hair, width, hair);
    }
    this.#paintRows(pen, scene, grid, brushes, { line, plain: brushes.groundPixel, marks });
  }

  /** Paints the rows' events over what is there. Leaves the pen's transform at rest. */
  paintRows(pen: Pen, scene: Scene, brushes: Brushes): void {
    const grid = gridOf(scene.scale, brushes.dpr);
    const line = this.#lineOf(grid.count).fill(0);
    this.#paintRows(pen, scene, grid, brushes, { line, plain: 0, marks: [] });
  }

  #paintRows(pen: Pen, scene: Scene, grid: Grid, brushes: Brushes, ground: Ground): void {
    const { rows, looks } = scene;
    const { dpr } = brushes;
    const tools = this.#toolsFor(brushes, looks, ground.plain);
    const parting = { wide: Math.round(WIDE * dpr), gap: Math.max(Math.round(dpr), 1) };
    const placed = rows.map((row) => ({
      row,
      place: placeOf(row, dpr, tools.shortRows !== undefined),
    }));
    pen.setTransform(1, 0, 0, 1, 0, 0);
    for (const block of blocksOf(placed))
      this.#paintShort(pen, block, grid, tools, ground, parting);
    const tall = placed.filter(({ place }) => !place.isShort);
    this.#paintNarrow(pen, tall, grid, tools, ground, parting);

    brushes.hold(columnsSinceEpoch(grid));
    let index = 0;
    for (const { row, place } of placed) {
      if (place.isShort && !hasGap(row.lane, grid)) continue;
      pen.setTransform(1, 0, 0, 1, 0, place.top);
      if (hasGap(row.lane, grid)) paintGaps(pen, row.lane, grid, place, brushes);
      if (place.isShort) continue;
      this.#wideBars.paint(pen, index, place, looks, brushes);
      index += 1;
    }
    pen.setTransform(1, 0, 0, 1, 0, 0);
    this.#wideBars.clear();
    this.#forget(rows);
  }

  /** Short rows that follow each other: everything of them that is events. */
  #paintShort(
    pen: Pen,
    block: readonly Placed[],
    grid: Grid,
    { inks, looks, shortRows }: Tools,
    ground: Ground,
    parting: Parting,
  ): void {
    if (shortRows === undefined) return;
    shortRows.begin(
      block.map(({ place }) => place),
      ground,
    );
    for (const { row, place } of block)
      shortRows.write(place, this.#read(row, looks, grid), row.lane.looks, inks, parting);
    shortRows.draw(pen);
  }

  /** The bars of tall rows that are too narrow to be drawn as such; takes note of the others. */
  #paintNarrow(
    pen: Pen,
    tall: readonly Placed[],
    grid: Grid,
    { brushes, inks, looks, strip }: Tools,
    ground: Ground,
    parting: Parting,
  ): void {
    strip.begin(tall.length, ground.line);
    for (const [i, { row }] of tall.entries()) {
      const { winners, crowded } = this.#read(row, looks, grid);
      this.#runs.fill(winners, row.lane.looks, parting.wide);
      strip.write(i, this.#runs, inks, parting.wide);
      strip.crowd(i, crowded, inks, BRIDGE * brushes.dpr);
      this.#wideBars.take(i, this.#runs, parting);
    }
    pen.imageSmoothingEnabled = false;
    strip.draw(
      pen,
      tall.map(({ place }) => place),
      brushes.dpr,
    );
  }

  #read({ lane }: Row, looks: readonly Look[], grid: Grid): Columns {
    const columns = this.#columns.get(lane.id) ?? new Columns();
    this.#columns.set(lane.id, columns);
    columns.fill(lane, looks, grid);
    return columns;
  }

  /** Lets go of lanes that have been scrolled far away. */
  #forget(rows: readonly Row[]): void {
    if (this.#columns.size <= 2 * rows.length + 8) return;
    const seen = new Set(rows.map(({ lane }) => lane.id));
    for (const id of this.#columns.keys()) if (!seen.has(id)) this.#columns.delete(id);
  }

  #lineOf(width: number): Uint32Array<ArrayBuffer> {
    if (this.#line.length !== width) this.#line = new Uint32Array(width);
    return this.#line;
  }

  #toolsFor(brushes: Brushes, looks: readonly Look[], plain: number): Tools {
    const held = this.#tools;
    if (held?.brushes === brushes && held.looks === looks && held.plain === plain) return held;
    const { easel } = brushes;
    const made = {
      brushes,
      looks,
      plain,
      inks: inksOf(brushes, looks, plain),
      strip: new Strip(easel),
      shortRows: this.#makeShortRows?.(easel),
    };
    this.#tools = made;
    return made;
  }
}

/** Short rows, those that follow each other together. */
function blocksOf(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const blocks: Placed[][] = [];
  let follows = false;
  for (const its of placed) {
    if (its.place.isShort) {
      if (follows) blocks.at(-1)?.push(its);
      else blocks.push([its]);
    }
    follows = its.place.isShort;
  }
  return blocks;
}
