import { Axis } from "#lanes/axis.ts";
import { Brushes } from "#lanes/brushes.ts";
import { aligned, gridOf } from "#lanes/grid.ts";
import { type Hit, hitTest } from "#lanes/hit.ts";
import type { LaneData } from "#lanes/lane.ts";
import type { Look } from "#lanes/look.ts";
import { isAnythingOver, NOTHING_OVER, type Overlay, paintOverlay } from "#lanes/overlay.ts";
import { paintAxis } from "#lanes/paint-axis.ts";
import { LanePainter } from "#lanes/paint.ts";
import { readPalette } from "#lanes/palette.ts";
import type { Scene } from "#lanes/rows.ts";
import { type Bounds, clampTo, resized, type TimeScale, timeScale } from "#lanes/scale.ts";
import { Surface } from "#lanes/surface.ts";
import type { Calendar } from "#time/calendar.ts";
import type { Instant } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import { itemsIn, type Strip } from "./layout.ts";
import { ShiftsAround } from "./shifts-around.ts";

/** A lane and where it stands, CSS pixels from the content's top. */
export interface PictureRow extends Strip {
  readonly lane: LaneData;
  /** The last event still goes on: its bar ends now, whenever that is. */
  readonly grows: boolean;
}

export interface Canvases {
  readonly lanes: HTMLCanvasElement;
  readonly over: HTMLCanvasElement;
  readonly axis: HTMLCanvasElement;
}

export interface PictureNeeds {
  readonly canvases: Canvases;
  readonly calendar: Calendar;
  readonly view: Span;
  readonly now: Instant;
  /** Told while the view moves; `step`: the seconds of one column of pixels. */
  readonly onView: (scale: TimeScale, step: number) => void;
}

/**
 * The board's canvases, and the one place that knows which stretch of time is in view. React hands it what
 * to show; fingers move it directly, so that a pan renders nothing but pixels.
 */
export class Picture {
  private readonly needs: PictureNeeds;
  private readonly lanes: Surface;
  private readonly over: Surface;
  private readonly axis: Surface;
  private readonly painter = new LanePainter();
  private readonly overPainter = new LanePainter();
  private ruler: Axis;
  private readonly shifts: ShiftsAround;
  private brushes: Brushes | undefined;
  private frame = 0;
  private dirty = { all: false, over: false };

  private view: TimeScale;
  private bounds: Bounds = { min: 0, max: Infinity };
  private strip: Strip = { top: 0, height: 0 };
  private rows: readonly PictureRow[] = [];
  private looks: readonly Look[] = [];
  private overlay: Omit<Overlay, "now"> = NOTHING_OVER;
  /** Something is painted over the lanes. */
  private isOver = false;
  private now: Instant;

  constructor(needs: PictureNeeds) {
    this.needs = needs;
    this.now = needs.now;
    this.view = timeScale(needs.view.start, needs.view.end, 1);
    this.ruler = new Axis(needs.calendar.zone);
    this.shifts = new ShiftsAround(needs.calendar);
    const { lanes, over, axis } = needs.canvases;
    this.lanes = new Surface(lanes, true, () => this.fit());
    this.over = new Surface(over, false, () => this.paintOver());
    this.axis = new Surface(axis, true, () => this.paintAll());
  }

  detach(): void {
    cancelAnimationFrame(this.frame);
    for (const surface of [this.lanes, this.over, this.axis]) surface.detach();
  }

  get scale(): TimeScale {
    return this.view;
  }

  show(rows: readonly PictureRow[], looks: readonly Look[]): void {
    this.rows = rows;
    this.looks = looks;
    this.ask("all");
  }

  showOver(overlay: Omit<Overlay, "now">): void {
    this.overlay = overlay;
    this.ask("over");
  }

  tick(now: Instant): void {
    if (now === this.now) return;
    this.now = now;
    this.ask("all");
  }

  /** What of the content the canvases stand on: scrolling moved them. */
  standOn(strip: Strip): void {
    this.strip = strip;
    this.ask("all");
  }

  limit(bounds: Bounds): void {
    this.bounds = bounds;
  }

  /** Colours or contrast have changed. */
  /** Other colours, or another language. */
  recolour(): void {
    this.brushes = undefined;
    this.ruler = new Axis(this.needs.calendar.zone);
    this.ask("all");
  }

  lookAt({ start, end }: Span): void {
    this.move((scale) => timeScale(start, end, scale.width));
  }

  /** Changes which stretch of time is in view; bounds are kept. */
  move(how: (scale: TimeScale, bounds: Bounds) => TimeScale): void {
    const moved = clampTo(how(this.view, this.bounds), this.bounds);
    if (moved.from === this.view.from && moved.span === this.view.span) return;
    this.view = moved;
    this.ask("all");
    this.told();
  }

  /** What the pixel at a point of the canvases shows; `reach` as in the lanes' hit test. */
  hit(x: number, y: number, reach = 0): Hit {
    return hitTest(this.scene(), x, y, reach);
  }

  /** The scale as it is drawn: pixels on whole seconds' edges. */
  drawn(): TimeScale {
    return aligned(this.view, this.lanes.dpr);
  }

  private told(): void {
    this.needs.onView(this.view, gridOf(this.drawn(), this.lanes.dpr).step);
  }

  private fit(): void {
    this.view = resized(this.view, this.lanes.width);
    if (this.lanes.width === 0) return;
    this.told();
    this.paintAll();
  }

  private scene(): Scene {
    const { top } = this.strip;
    return {
      scale: this.drawn(),
      dpr: this.lanes.dpr,
      looks: this.looks,
      rows: itemsIn(this.rows, this.strip).map((row) => ({
        lane: row.grows ? { ...row.lane, end: Math.max(row.lane.end, this.now) } : row.lane,
        top: row.top - top,
        height: row.height,
      })),
    };
  }

  private ask(what: "all" | "over"): void {
    this.dirty[what] = true;
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.dirty.all) this.paintAll();
      else this.paintOver();
    });
  }

  private paintAll(): void {
    this.dirty = { all: false, over: false };
    const brushes = this.brush();
    if (brushes === undefined) return;
    const scene = this.scene();
    const shifts = this.shifts.between(scene.scale.from, scene.scale.from + scene.scale.span);
    const ruled = this.ruler.rule(scene.scale, { shifts, now: this.now, measure: brushes.measure });
    if (this.axis.width > 0) paintAxis(this.axis.context, ruled, brushes);
    this.painter.paint(this.lanes.context, scene, brushes, ruled.gridlines);
    this.paintOver(scene);
  }

  private paintOver(scene = this.scene()): void {
    this.dirty.over = false;
    const brushes = this.brush();
    if (brushes === undefined || this.over.width === 0) return;
    const overlay = { ...this.overlay, now: this.now };
    const isOver = isAnythingOver(scene, overlay, brushes.dpr);
    if (!isOver && !this.isOver) return;
    this.isOver = isOver;
    paintOverlay(this.over.context, scene, overlay, brushes, this.overPainter);
  }

  /** `undefined` until the canvases have been laid out. */
  private brush(): Brushes | undefined {
    if (this.lanes.width === 0) return undefined;
    if (this.brushes?.dpr === this.lanes.dpr) return this.brushes;
    const style = getComputedStyle(this.needs.canvases.lanes);
    this.brushes = new Brushes(readPalette(style), this.lanes.dpr);
    return this.brushes;
  }
}
