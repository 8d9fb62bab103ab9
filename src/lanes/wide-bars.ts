import { barOf } from "./bars.ts";
import type { Brushes } from "./brushes.ts";
import { Details } from "./details.ts";
import { LOOK_KINDS, type Look, type LookKind, statureOf } from "./look.ts";
import type { Pen } from "./pen.ts";
import { Rects } from "./rects.ts";
import { NO_LOOK, type Runs } from "./runs.ts";
import type { Place } from "./place.ts";
import type { Parting } from "./short-rows.ts";

/** CSS pixels. */
const CORNER = 2;

/** One bar, device pixels from the row's left. */
interface WideBar {
  readonly row: number;
  readonly look: number;
  readonly x: number;
  readonly width: number;
}

/** The bars that are wide enough for corners, patterns, icons and words: collected, then painted row by row. */
export class WideBars {
  readonly #details = new Details();
  readonly #rects = Object.fromEntries(LOOK_KINDS.map((kind) => [kind, new Rects()])) as Readonly<
    Record<LookKind, Rects>
  >;
  #bars: WideBar[] = [];
  #next = 0;

  /** Takes those of a row's runs that have `wide` columns or more; two that meet are parted. */
  take(row: number, { size, starts, ends, looks }: Runs, { wide, gap }: Parting): void {
    for (let i = 0; i < size; i += 1) {
      const look = looks[i] ?? NO_LOOK;
      const x = starts[i] ?? 0;
      const end = ends[i] ?? 0;
      if (look === NO_LOOK || end - x < wide) continue;
      const meetsWide =
        i + 1 < size &&
        looks[i + 1] !== NO_LOOK &&
        (ends[i + 1] ?? 0) - (starts[i + 1] ?? 0) >= wide;
      this.#bars.push({ row, look, x, width: end - x - (meetsWide ? gap : 0) });
    }
  }

  /** Paints a row's bars; rows in the order in which they were taken. Expects the origin at the row's top. */
  paint(pen: Pen, row: number, place: Place, looks: readonly Look[], brushes: Brushes): void {
    let bar = this.#bars[this.#next];
    if (bar?.row !== row) return;
    for (; bar?.row === row; bar = this.#bars[this.#next]) {
      this.#next += 1;
      const kind = looks[bar.look]?.kind ?? "idle";
      const { y, height } = barOf(kind, place.height);
      this.#rects[kind].add(bar.x, y, bar.width, height);
      this.#details.add(bar.look, kind, bar.x, y, bar.width, height, brushes.dpr);
    }
    const { dpr, kinds } = brushes;
    for (const kind of LOOK_KINDS) {
      const rects = this.#rects[kind];
      if (rects.size === 0) continue;
      pen.beginPath();
      rects.each((x, y, w, h) => pen.roundRect(x, y, w, h, CORNER * dpr));
      pen.fillStyle = kinds[kind].texture;
      pen.fill();
      outline(pen, rects, kind, brushes);
    }
    this.#details.paint(pen, place.top, looks, brushes);
  }

  clear(): void {
    this.#bars = [];
    this.#next = 0;
  }
}

/**
 * Shows at 3:1 where an event begins and ends. A stop has a hair of its edge's colour all around; what
 * is well, or off, a rail beneath, which is as clear and much quieter.
 */
function outline(pen: Pen, rects: Rects, kind: LookKind, { dpr, kinds }: Brushes): void {
  const { edge, hollow } = kinds[kind];
  const hair = Math.max(Math.round(dpr), 1);
  const stature = statureOf(kind);
  if (!hollow && (stature === "low" || stature === "receding")) {
    pen.fillStyle = edge;
    rects.flush((x, y, w, h) => pen.fillRect(x, y + h - hair, w, hair));
    return;
  }
  pen.beginPath();
  rects.flush((x, y, w, h) =>
    pen.roundRect(x + hair / 2, y + hair / 2, w - hair, h - hair, CORNER * dpr),
  );
  pen.strokeStyle = edge;
  pen.lineWidth = hair;
  pen.stroke();
}
