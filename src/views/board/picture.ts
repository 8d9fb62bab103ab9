import { Axis } from "#lanes/axis.ts";
import { Brushes } from "#lanes/brushes.ts";
import { aligned, gridOf } from "#lanes/grid.ts";
import type { Hit } from "#lanes/hit.ts";
import type { Look } from "#lanes/look.ts";
import { NOTHING_OVER, type Overlay } from "#lanes/overlay.ts";
import { paintAxis } from "#lanes/paint-axis.ts";
import { readPalette } from "#lanes/palette.ts";
import { type Bounds, clampTo, resized, type TimeScale, timeScale } from "#lanes/scale.ts";
import { Surface } from "#lanes/surface.ts";
import type { Calendar } from "#time/calendar.ts";
import type { Instant } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import type { Strip } from "./layout.ts";
import { Pane, type PaneCanvases, type PictureRow, type View } from "./pane.ts";
import { ShiftsAround } from "./shifts-around.ts";

export interface Canvases {
  /** The lanes that scroll. */
  readonly board: PaneCanvases;
  /** Those that stay on top meanwhile. */
  readonly pinned: PaneCanvases;
  readonly axis: HTMLCanvasElement;
}

/** What fingers move and ask: the picture, as one of its panes shows it. */
export interface Pointed {
  /** What the pixel at a point of the pane shows; `reach` as in the lanes' hit test. */
  readonly hit: (x: number, y: number, reach?: number) => Hit;
  readonly move: Picture["move"];
  readonly drawn: () => TimeScale;
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
  private readonly board: Pane;
  private readonly pinned: Pane;
  private readonly axis: Surface;
  private ruler: Axis;
  private readonly shifts: ShiftsAround;
  private brushes: Brushes | undefined;
  private frame = 0;
  private dirty = { all: false, over: false };

  private view: TimeScale;
  private bounds: Bounds = { min: 0, max: Infinity };
  private looks: readonly Look[] = [];
  private overlay: Omit<Overlay, "now"> = NOTHING_OVER;
  private now: Instant;

  constructor(needs: PictureNeeds) {
    this.needs = needs;
    this.now = needs.now;
    this.view = timeScale(needs.view.start, needs.view.end, 1);
    this.ruler = new Axis(needs.calendar.zone);
    this.shifts = new ShiftsAround(needs.calendar);
    const { board, pinned, axis } = needs.canvases;
    const paintOver = (): void => this.paintOver();
    this.board = new Pane(board, () => this.fit(), paintOver);
    this.pinned = new Pane(pinned, () => this.paintAll(), paintOver);
    this.axis = new Surface(axis, true, () => this.paintAll());
  }

  detach(): void {
    cancelAnimationFrame(this.frame);
    for (const part of [this.board, this.pinned, this.axis]) part.detach();
  }

  get scale(): TimeScale {
    return this.view;
  }

  show(
    rows: { readonly board: readonly PictureRow[]; readonly pinned: readonly PictureRow[] },
    looks: readonly Look[],
  ): void {
    this.board.show(rows.board);
    this.pinned.show(rows.pinned);
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

  /** What of the content the canvases stand on: scrolling moved them. Pinned lanes stand on their own `height`. */
  standOn(strip: Strip, height: number): void {
    this.board.standOn(strip);
    this.pinned.standOn({ top: 0, height });
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

  /** For fingers on the lanes that scroll, or on those that stay on top. */
  pointed(which: "board" | "pinned"): Pointed {
    return {
      hit: (x, y, reach = 0) => this[which].hit(this.shared(), x, y, reach),
      move: (how) => this.move(how),
      drawn: () => this.drawn(),
    };
  }

  /** The scale as it is drawn: pixels on whole seconds' edges. */
  private drawn(): TimeScale {
    return aligned(this.view, this.dpr);
  }

  private get dpr(): number {
    return this.board.lanes.dpr;
  }

  private told(): void {
    this.needs.onView(this.view, gridOf(this.drawn(), this.dpr).step);
  }

  private fit(): void {
    const { width } = this.board.lanes;
    this.view = resized(this.view, width);
    if (width === 0) return;
    this.told();
    this.paintAll();
  }

  private shared(): View {
    return { scale: this.drawn(), dpr: this.dpr, looks: this.looks, now: this.now };
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
    const view = this.shared();
    const { scale } = view;
    const shifts = this.shifts.between(scale.from, scale.from + scale.span);
    const ruled = this.ruler.rule(scale, { shifts, now: this.now, measure: brushes.measure });
    if (this.axis.width > 0) paintAxis(this.axis.context, ruled, brushes);
    for (const pane of [this.board, this.pinned]) pane.paint(view, brushes, ruled.gridlines);
    this.paintOver(view);
  }

  private paintOver(view = this.shared()): void {
    this.dirty.over = false;
    const brushes = this.brush();
    if (brushes === undefined) return;
    const overlay = { ...this.overlay, now: this.now };
    for (const pane of [this.board, this.pinned]) pane.paintOver(view, overlay, brushes);
  }

  /** `undefined` until the canvases have been laid out. */
  private brush(): Brushes | undefined {
    if (this.board.lanes.width === 0) return undefined;
    if (this.brushes?.dpr === this.dpr) return this.brushes;
    const style = getComputedStyle(this.needs.canvases.board.lanes);
    this.brushes = new Brushes(readPalette(style), this.dpr);
    return this.brushes;
  }
}
