import { bandsOf, LINES, TALL_CROWD } from "./bands.ts";
import type { Inks } from "./inks.ts";
import type { Place } from "./place.ts";
import type { Easel, Pen } from "./pen.ts";
import { PixelSheet } from "./pixel-sheet.ts";
import { NO_LOOK, type Runs } from "./runs.ts";

/**
 * Where bars get narrower than a finger's breadth of pixels there are thousands, and a rectangle for each
 * is what makes pictures slow. So they are written as pixels: every row has five lines of them, which are
 * then drawn stretched to the height of their bands ({@link bandsOf}). The cost is that of the columns.
 *
 * ```
 *   row 0    depth 3  . . x . .     tallest alone          stretched:
 *            depth 2  . x x . .     and tall                   x
 *            depth 1  x x x x .     and low                  x x
 *            depth 0  x x x x x     and receding           x x x x x
 *            crowd    . x x . .                              ‾ ‾
 *   row 1    …
 * ```
 */
export class Strip {
  readonly #sheet: PixelSheet;
  #ground = new Uint32Array(0);
  /** For each row whether anything is in it. */
  #used = new Uint8Array(0);

  constructor(easel: Easel) {
    this.#sheet = new PixelSheet(easel);
  }

  /** Empties the strip, for so many rows. `ground`: what stands in a line where no bar does. */
  begin(rows: number, ground: Uint32Array<ArrayBuffer>): void {
    this.#sheet.begin(ground.length, rows * LINES);
    this.#ground = ground;
    if (this.#used.length < rows) this.#used = new Uint8Array(rows);
    this.#used.fill(0);
  }

  /** Writes those of a row's runs that are narrower than `wide` columns. */
  write(row: number, { size, starts, ends, looks }: Runs, inks: Inks, wide: number): void {
    const { pixels, width } = this.#sheet;
    const { depths, pixels: colours } = inks;
    const offset = row * LINES * width;
    for (let i = 0; i < size; i += 1) {
      const look = looks[i] ?? NO_LOOK;
      const from = starts[i] ?? 0;
      const to = ends[i] ?? 0;
      if (look === NO_LOOK || to - from >= wide) continue;
      this.#use(row);
      const colour = colours[look] ?? 0;
      const last = offset + (depths[look] ?? 0) * width;
      for (let line = offset; line < last; line += width)
        for (let at = line + from; at < line + to; at += 1) pixels[at] = colour;
    }
  }

  /** Marks a row's crowded columns; marks nearer than `bridge` columns run together. */
  crowd(row: number, crowded: Uint8Array, inks: Inks, bridge: number): void {
    const { pixels, width } = this.#sheet;
    const offset = (row * LINES + TALL_CROWD) * width;
    let end = -Infinity;
    for (let k = crowded.indexOf(1); k >= 0 && k < crowded.length; k += 1) {
      if (crowded[k] !== 1) continue;
      if (end === -Infinity) this.#use(row);
      for (let at = k - end <= bridge ? end : k; at <= k; at += 1) pixels[offset + at] = inks.crowd;
      end = k + 1;
    }
  }

  /** Draws the rows into their places. Expects a pen at rest that does not smooth. */
  draw(pen: Pen, places: readonly Place[], dpr: number): void {
    const { width } = this.#sheet;
    if (width === 0 || !this.#used.includes(1)) return;
    const image = this.#sheet.finish();
    for (const [row, { top, height }] of places.entries()) {
      if (this.#used[row] !== 1) continue;
      for (const band of bandsOf(height, dpr)) {
        const line = row * LINES + band.line;
        pen.drawImage(image, 0, line, width, 1, 0, top + band.y, width, band.height);
      }
    }
  }

  /** The first time that a row is written to: its lines become ground. */
  #use(row: number): void {
    if (this.#used[row] === 1) return;
    this.#used[row] = 1;
    const { pixels, width } = this.#sheet;
    for (let line = row * LINES; line < (row + 1) * LINES; line += 1)
      pixels.set(this.#ground, line * width);
  }
}
