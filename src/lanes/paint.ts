import type { Gridline } from "./axis.ts";
import { barOf } from "./bars.ts";
import type { Brushes } from "./brushes.ts";
import { Columns } from "./columns.ts";
import { Details } from "./details.ts";
import { paintGaps } from "./gaps.ts";
import { columnsSinceEpoch, gridOf } from "./grid.ts";
import { LOOK_KINDS, type LookKind, statureOf } from "./look.ts";
import type { Pen } from "./pen.ts";
import { Rects } from "./rects.ts";
import type { Row, Scene } from "./rows.ts";
import { NO_LOOK, Runs } from "./runs.ts";
import { Strip } from "./strip.ts";

/** CSS pixels from which on a bar is drawn as one, with pattern, corners and edges; below, as pixels. */
const WIDE = 5;
const CORNER = 2;
/** CSS pixels: marks of crowded columns nearer than this run together. */
const BRIDGE = 3;

/**
 * Paints lanes. Every column of device pixels shows what {@link Columns} says. Neighbouring columns are
 * drawn as one bar; bars too narrow for that are written as pixels ({@link Strip}); so that the cost
 * follows the picture and not the events. Keeps its scratch arrays: make one for each canvas.
 */
export class LanePainter {
  readonly #columns = new Columns();
  readonly #runs = new Runs();
  readonly #details = new Details();
  readonly #bars = Object.fromEntries(LOOK_KINDS.map((kind) => [kind, new Rects()])) as Readonly<
    Record<LookKind, Rects>
  >;
  #strip: Strip | undefined;
  #brushes: Brushes | undefined;

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
    pen.fillStyle = palette.line;
    for (const row of scene.rows) {
      pen.fillRect(0, Math.round((row.top + row.height) * dpr) - hair, width, hair);
    }
    this.paintRows(pen, scene, brushes);
  }

  /** Paints the rows' events over what is there. Leaves the pen's transform at rest. */
  paintRows(pen: Pen, scene: Scene, brushes: Brushes): void {
    const { dpr } = brushes;
    const grid = gridOf(scene.scale, dpr);
    const strip = this.#stripFor(brushes);
    strip.begin(grid.count, scene.rows.length);
    brushes.hold(columnsSinceEpoch(grid));
    for (const [i, row] of scene.rows.entries()) {
      const { top, height } = inPixels(row, dpr);
      this.#columns.fill(row.lane, scene.looks, grid);
      this.#runs.fill(this.#columns.winners, row.lane.looks, Math.round(WIDE * dpr));
      pen.setTransform(1, 0, 0, 1, 0, top);
      paintGaps(pen, row.lane, grid, height, brushes);
      this.#sortRuns(scene, brushes, strip, i, height);
      this.#sortCrowds(brushes, strip, i);
      this.#paintBars(pen, brushes);
      this.#details.paint(pen, top, scene.looks, brushes);
    }
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.imageSmoothingEnabled = false;
    strip.finish();
    for (const [i, row] of scene.rows.entries()) {
      const { top, height } = inPixels(row, dpr);
      strip.draw(pen, i, top, height, dpr);
    }
  }

  #stripFor(brushes: Brushes): Strip {
    if (this.#strip === undefined || this.#brushes !== brushes)
      this.#strip = new Strip(brushes.easel);
    this.#brushes = brushes;
    return this.#strip;
  }

  #sortRuns(
    { looks }: Scene,
    { dpr, kinds }: Brushes,
    strip: Strip,
    lane: number,
    height: number,
  ): void {
    const { size, starts, ends, looks: looksOfRuns } = this.#runs;
    const gap = Math.max(Math.round(dpr), 1);
    const wide = Math.round(WIDE * dpr);
    for (let i = 0; i < size; i += 1) {
      const index = looksOfRuns[i] ?? NO_LOOK;
      if (index === NO_LOOK) continue;
      const kind = looks[index]?.kind ?? "idle";
      const x = starts[i] ?? 0;
      const end = ends[i] ?? 0;
      if (end - x < wide) {
        strip.bar(lane, statureOf(kind), x, end, kinds[kind].pixel);
        continue;
      }
      const meetsWide =
        i + 1 < size &&
        looksOfRuns[i + 1] !== NO_LOOK &&
        (ends[i + 1] ?? 0) - (starts[i + 1] ?? 0) >= wide;
      const width = end - x - (meetsWide ? gap : 0);
      const bar = barOf(kind, height);
      this.#bars[kind].add(x, bar.y, width, bar.height);
      this.#details.add(index, kind, x, bar.y, width, bar.height, dpr);
    }
  }

  #paintBars(pen: Pen, brushes: Brushes): void {
    const { dpr, kinds } = brushes;
    for (const kind of LOOK_KINDS) {
      const bars = this.#bars[kind];
      if (bars.size === 0) continue;
      pen.beginPath();
      bars.each((x, y, w, h) => pen.roundRect(x, y, w, h, CORNER * dpr));
      pen.fillStyle = kinds[kind].texture;
      pen.fill();
      this.#outline(pen, bars, kind, brushes);
    }
  }

  /**
   * Shows at 3:1 where an event begins and ends. A stop has a hair of its edge's colour all around; what
   * is well, or off, a rail beneath, which is as clear and much quieter.
   */
  #outline(pen: Pen, bars: Rects, kind: LookKind, { dpr, kinds }: Brushes): void {
    const { edge, hollow } = kinds[kind];
    const hair = Math.max(Math.round(dpr), 1);
    const stature = statureOf(kind);
    if (!hollow && (stature === "low" || stature === "receding")) {
      pen.fillStyle = edge;
      bars.flush((x, y, w, h) => pen.fillRect(x, y + h - hair, w, hair));
      return;
    }
    pen.beginPath();
    bars.flush((x, y, w, h) =>
      pen.roundRect(x + hair / 2, y + hair / 2, w - hair, h - hair, CORNER * dpr),
    );
    pen.strokeStyle = edge;
    pen.lineWidth = hair;
    pen.stroke();
  }

  /** A line along the base says: more happened here than this picture has room to show. */
  #sortCrowds({ dpr, crowdPixel }: Brushes, strip: Strip, lane: number): void {
    const { crowded } = this.#columns;
    const bridge = BRIDGE * dpr;
    let start = -1;
    let end = -1;
    for (let k = 0; k < crowded.length; k += 1) {
      if (crowded[k] === 0) continue;
      if (start >= 0 && k - end > bridge) {
        strip.crowd(lane, start, end, crowdPixel);
        start = k;
      }
      if (start < 0) start = k;
      end = k + 1;
    }
    if (start >= 0) strip.crowd(lane, start, end, crowdPixel);
  }
}

/** A row in whole device pixels. */
function inPixels(row: Row, dpr: number): { readonly top: number; readonly height: number } {
  const top = Math.round(row.top * dpr);
  return { top, height: Math.round((row.top + row.height) * dpr) - top };
}
