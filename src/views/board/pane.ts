import type { Gridline } from "#lanes/axis.ts";
import type { Brushes } from "#lanes/brushes.ts";
import { type Hit, hitTest } from "#lanes/hit.ts";
import type { LaneData } from "#lanes/lane.ts";
import { isAnythingOver, type Overlay, paintOverlay } from "#lanes/overlay.ts";
import { LanePainter } from "#lanes/paint.ts";
import type { Scene } from "#lanes/rows.ts";
import { Surface } from "#lanes/surface.ts";
import { itemsIn, type Strip } from "./layout.ts";

/** A lane and where it stands, CSS pixels from the content's top. */
export interface PictureRow extends Strip {
  readonly lane: LaneData;
  /** The last event still goes on: its bar ends now, whenever that is. */
  readonly grows: boolean;
}

export interface PaneCanvases {
  readonly lanes: HTMLCanvasElement;
  readonly over: HTMLCanvasElement;
}

/** What all panes of a picture share. */
export interface View extends Omit<Scene, "rows"> {
  readonly now: number;
}

/** Lanes on a canvas of their own, and on another above it what moves with a finger or the clock. */
export class Pane {
  readonly lanes: Surface;
  readonly over: Surface;
  private readonly painter = new LanePainter();
  private readonly overPainter = new LanePainter();
  private strip: Strip = { top: 0, height: 0 };
  private rows: readonly PictureRow[] = [];
  /** Something is painted over the lanes. */
  private isOver = false;

  /** @param fitted the lanes' canvas has got its size, and is empty; @param wiped so is the one above it. */
  constructor({ lanes, over }: PaneCanvases, fitted: () => void, wiped: () => void) {
    this.lanes = new Surface(lanes, true, fitted);
    this.over = new Surface(over, false, wiped);
  }

  detach(): void {
    for (const surface of [this.lanes, this.over]) surface.detach();
  }

  show(rows: readonly PictureRow[]): void {
    this.rows = rows;
  }

  /** What of the content the canvases stand on. */
  standOn(strip: Strip): void {
    this.strip = strip;
  }

  paint(view: View, brushes: Brushes, gridlines: readonly Gridline[]): void {
    if (this.isUnseen()) return;
    this.painter.paint(this.lanes.context, this.scene(view), brushes, gridlines);
  }

  paintOver(view: View, overlay: Overlay, brushes: Brushes): void {
    if (this.isUnseen() || this.over.width === 0) return;
    const scene = this.scene(view);
    const isOver = isAnythingOver(scene, overlay, brushes.dpr);
    if (!isOver && !this.isOver) return;
    this.isOver = isOver;
    paintOverlay(this.over.context, scene, overlay, brushes, this.overPainter);
  }

  /** What the pixel at a point of the canvases shows; `reach` as in the lanes' hit test. */
  hit(view: View, x: number, y: number, reach: number): Hit {
    return hitTest(this.scene(view), x, y, reach);
  }

  private isUnseen(): boolean {
    return this.lanes.width === 0 || this.strip.height === 0;
  }

  private scene({ now, ...view }: View): Scene {
    const { top } = this.strip;
    return {
      ...view,
      rows: itemsIn(this.rows, this.strip).map((row) => ({
        lane: row.grows ? { ...row.lane, end: Math.max(row.lane.end, now) } : row.lane,
        top: row.top - top,
        height: row.height,
      })),
    };
  }
}
