import { type Bands, bandsOf, CROWD } from "./bands.ts";
import type { Easel, Pen, Sheet } from "./pen.ts";
import { NO_LOOK, type Runs } from "./runs.ts";

/** Where a row stands, device pixels. */
export interface Place {
  readonly top: number;
  readonly height: number;
  readonly isShort: boolean;
}

/** How looks are written as pixels, by index. */
export interface Inks {
  /** At how many depths, from the first on, the look's bar shows. */
  readonly depths: Uint8Array;
  readonly pixels: Uint32Array;
}

/**
 * Where bars get narrower than a finger's breadth of pixels there are thousands, and a rectangle for each
 * is what makes pictures slow. So they are written as lines of pixels: a tall row has five, which are then
 * drawn stretched to the height of their band ({@link Bands}); a short one has them all, and short rows
 * that follow each other are drawn as one image. The cost is that of the columns.
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
  readonly #easel: Easel;
  #sheet: Sheet | undefined;
  #image: ImageData | undefined;
  #pixels = new Uint32Array(0);
  #width = 0;
  /** Lines in use; the sheet may have more. Behind them one that takes what a row has no line for. */
  #lines = 0;
  #room = 0;
  readonly #kept = new Map<string, Bands>();
  #places: readonly Place[] = [];
  #bands: readonly Bands[] = [];
  /** For each row its first line. */
  #firsts: readonly number[] = [];
  #used = new Uint8Array(0);
  #ground: Uint32Array = new Uint32Array(0);

  constructor(easel: Easel) {
    this.#easel = easel;
  }

  /**
   * Empties the strip, for rows of `ground.length` device pixels. `ground`: what stands where no bar does;
   * 0 lets show what is beneath.
   */
  begin(places: readonly Place[], ground: Uint32Array, dpr: number): void {
    const width = ground.length;
    let lines = 0;
    const firsts: number[] = [];
    const bands: Bands[] = [];
    for (const place of places) {
      const its = this.#bandsOf(place, dpr);
      bands.push(its);
      firsts.push(lines);
      lines += its.lines;
    }
    this.#places = places;
    this.#bands = bands;
    this.#firsts = firsts;
    this.#ground = ground;
    if (this.#used.length < places.length) this.#used = new Uint8Array(places.length);
    this.#used.fill(0);
    this.#lines = lines;
    if (this.#sheet !== undefined && width === this.#width && lines < this.#room) return;
    this.#width = width;
    this.#room = lines + 1;
    this.#sheet = this.#easel(Math.max(width, 1), this.#room);
    this.#image = this.#sheet.pen.createImageData(Math.max(width, 1), this.#room);
    this.#pixels = new Uint32Array(this.#image.data.buffer);
  }

  /** Writes those of a row's runs that are narrower than `wide` columns; `gap`: between two wide ones. */
  write(row: number, runs: Runs, inks: Inks, wide: number, gap: number): void {
    const { size, starts, ends, looks } = runs;
    const bands = this.#bands[row];
    if (bands === undefined || size === 0) return;
    const pixels = this.#pixels;
    const { depths, pixels: colours } = inks;
    const at0 = this.#offsetOf(row, bands, 0);
    const at1 = this.#offsetOf(row, bands, 1);
    const at2 = this.#offsetOf(row, bands, 2);
    const at3 = this.#offsetOf(row, bands, 3);
    const all = bands.isWhole;
    if (all) this.#use(row, bands);
    for (let i = 0; i < size; i += 1) {
      const look = looks[i] ?? NO_LOOK;
      if (look === NO_LOOK) continue;
      const from = starts[i] ?? 0;
      let to = ends[i] ?? 0;
      if (to - from >= wide) {
        if (!all) continue;
        // Two wide ones that meet are parted, as bars are.
        const meets = i + 1 < size && looks[i + 1] !== NO_LOOK;
        if (meets && (ends[i + 1] ?? 0) - (starts[i + 1] ?? 0) >= wide) to -= gap;
      } else if (!all) this.#use(row, bands);
      const colour = colours[look] ?? 0;
      const depth = depths[look] ?? 0;
      for (let k = from; k < to; k += 1) pixels[at0 + k] = colour;
      if (depth > 1) for (let k = from; k < to; k += 1) pixels[at1 + k] = colour;
      if (depth > 2) for (let k = from; k < to; k += 1) pixels[at2 + k] = colour;
      if (depth > 3) for (let k = from; k < to; k += 1) pixels[at3 + k] = colour;
    }
  }

  /** Marks the crowded columns of a row; marks nearer than `bridge` columns run together. */
  crowd(row: number, crowded: Uint8Array, bridge: number, colour: number): void {
    const bands = this.#bands[row];
    const line = bands?.lineOf[CROWD] ?? -1;
    if (bands === undefined || line < 0) return;
    const pixels = this.#pixels;
    const offset = ((this.#firsts[row] ?? 0) + line) * this.#width;
    let end = -Infinity;
    for (let k = crowded.indexOf(1); k >= 0 && k < crowded.length; k += 1) {
      if (crowded[k] !== 1) continue;
      if (end === -Infinity) this.#use(row, bands);
      for (let at = k - end <= bridge ? end : k; at <= k; at += 1) pixels[offset + at] = colour;
      end = k + 1;
    }
  }

  /** Makes what was written ready to be drawn. */
  finish(): void {
    const pixels = this.#pixels;
    const width = this.#width;
    for (const [row, { copies }] of this.#bands.entries()) {
      if (this.#used[row] !== 1) continue;
      const first = this.#firsts[row] ?? 0;
      for (const [from, to] of copies) {
        const start = (first + from) * width;
        pixels.copyWithin((first + to) * width, start, start + width);
      }
    }
    if (this.#image === undefined || this.#lines === 0) return;
    this.#sheet?.pen.putImageData(this.#image, 0, 0, 0, 0, width, this.#lines);
  }

  /** Draws the rows into their places. Expects a pen at rest that does not smooth. */
  draw(pen: Pen): void {
    const image = this.#sheet?.image;
    const width = this.#width;
    if (image === undefined || width === 0) return;
    // Whole rows that follow each other on the strip and in the picture: one image.
    let [line, y, height] = [0, 0, 0];
    const flush = (): void => {
      if (height > 0) pen.drawImage(image, 0, line, width, height, 0, y, width, height);
      height = 0;
    };
    for (const [row, { bands, isWhole }] of this.#bands.entries()) {
      const first = this.#firsts[row] ?? 0;
      const place = this.#places[row];
      if (this.#used[row] !== 1 || place === undefined) continue;
      if (isWhole) {
        if (height === 0 || line + height !== first || y + height !== place.top) {
          flush();
          line = first;
          y = place.top;
        }
        height += place.height;
        continue;
      }
      for (const band of bands) {
        const top = place.top + band.y;
        pen.drawImage(image, 0, first + band.line, width, 1, 0, top, width, band.height);
      }
    }
    flush();
  }

  #bandsOf({ height, isShort }: Place, dpr: number): Bands {
    const key = `${height}${isShort ? " short" : ""}`;
    const kept = this.#kept.get(key) ?? bandsOf(height, dpr, isShort);
    this.#kept.set(key, kept);
    return kept;
  }

  #offsetOf(row: number, { lineOf }: Bands, depth: number): number {
    const line = lineOf[depth] ?? -1;
    return (line < 0 ? this.#room - 1 : (this.#firsts[row] ?? 0) + line) * this.#width;
  }

  /** The first time that a row is written to: its lines become ground. */
  #use(row: number, { lines }: Bands): void {
    if (this.#used[row] === 1) return;
    this.#used[row] = 1;
    const first = this.#firsts[row] ?? 0;
    for (let line = first; line < first + lines; line += 1)
      this.#pixels.set(this.#ground, line * this.#width);
  }
}
