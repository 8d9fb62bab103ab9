import { barOfStature, crowdBarOf } from "./bars.ts";
import type { Stature } from "./look.ts";
import type { Easel, Pen, Sheet } from "./pen.ts";

/** A strip's rows of pixels for one lane: one for each stature, and one for the marks of crowded columns. */
const ROWS = 5;
const CROWD = 4;
const STATURES: readonly Stature[] = ["tallest", "tall", "low", "receding"];
const ROW_OF: Readonly<Record<Stature, number>> = { tallest: 0, tall: 1, low: 2, receding: 3 };

/**
 * Where bars get narrower than a finger's breadth of pixels there are thousands, and a rectangle for each
 * is what makes pictures slow. So they are written as pixels: every lane has five rows, one pixel tall,
 * which are then drawn stretched to the height of their bars. The cost is that of the columns.
 *
 * ```
 *   lane 0   tallest  . . x . .          row by row stretched to the bar's height:
 *            tall     . x . . .               x
 *            low      x . . x .             x x
 *            receding . . . . x           x x x x
 *            crowd    . x x . .           x x x x x
 *   lane 1   …                              ‾ ‾
 * ```
 */
export class Strip {
  readonly #easel: Easel;
  #sheet: Sheet | undefined;
  #image: ImageData | undefined;
  #pixels = new Uint32Array(0);
  #width = 0;
  #lanes = 0;
  /** For each row of pixels whether anything is in it. */
  #used = new Uint8Array(0);

  constructor(easel: Easel) {
    this.#easel = easel;
  }

  /** Empties the strip, for `lanes` lanes of `width` device pixels. */
  begin(width: number, lanes: number): void {
    if (this.#sheet === undefined || width !== this.#width || lanes > this.#lanes) {
      this.#sheet = this.#easel(Math.max(width, 1), Math.max(lanes, 1) * ROWS);
      this.#image = this.#sheet.pen.createImageData(Math.max(width, 1), Math.max(lanes, 1) * ROWS);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
      this.#used = new Uint8Array(Math.max(lanes, 1) * ROWS);
      this.#width = width;
      this.#lanes = lanes;
      return;
    }
    // Only what was written has to be wiped.
    for (let row = 0; row < this.#used.length; row += 1) {
      if (this.#used[row] === 1) this.#pixels.fill(0, row * width, (row + 1) * width);
    }
    this.#used.fill(0);
  }

  /** Colours the columns `[from, to)` of a lane; `colour` as a pixel holds it. */
  bar(lane: number, stature: Stature, from: number, to: number, colour: number): void {
    this.#write(lane * ROWS + ROW_OF[stature], from, to, colour);
  }

  crowd(lane: number, from: number, to: number, colour: number): void {
    this.#write(lane * ROWS + CROWD, from, to, colour);
  }

  #write(row: number, from: number, to: number, colour: number): void {
    const start = row * this.#width;
    for (let at = start + from; at < start + to; at += 1) this.#pixels[at] = colour;
    this.#used[row] = 1;
  }

  /** Makes what was written ready to be drawn. */
  finish(): void {
    if (this.#image !== undefined) this.#sheet?.pen.putImageData(this.#image, 0, 0);
  }

  /** Draws a lane's rows into its place: `top` and `height` of the row in device pixels. */
  draw(pen: Pen, lane: number, top: number, height: number, dpr: number): void {
    for (const stature of STATURES) {
      const bar = barOfStature(stature, height);
      this.#stretch(pen, lane * ROWS + ROW_OF[stature], top + bar.y, bar.height);
    }
    const crowd = crowdBarOf(height, dpr);
    this.#stretch(pen, lane * ROWS + CROWD, top + crowd.y, crowd.height);
  }

  #stretch(pen: Pen, row: number, y: number, height: number): void {
    if (this.#used[row] !== 1 || this.#sheet === undefined) return;
    const width = this.#width;
    pen.drawImage(this.#sheet.image, 0, row, width, 1, 0, y, width, height);
  }
}
