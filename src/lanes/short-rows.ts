import { shortDepthsOf } from "./bands.ts";
import { type Columns, NO_EVENT } from "./columns.ts";
import type { Inks } from "./inks.ts";
import type { Easel, Pen } from "./pen.ts";
import { PixelSheet } from "./pixel-sheet.ts";
import type { Place } from "./place.ts";
import { NO_LOOK, Runs } from "./runs.ts";

/** What stands where no bar does, one device pixel after the other. */
export interface Ground {
  readonly line: Uint32Array<ArrayBuffer>;
  /** Most of it; 0 lets show what is beneath. */
  readonly plain: number;
  /** The columns that are something else: gridlines. */
  readonly marks: readonly number[];
}

/** From how many columns on events are told apart, and by how many. */
export interface Parting {
  readonly wide: number;
  readonly gap: number;
}

/** Fewer events than this share of a row's columns: written run by run, else column by column. */
const SPARSE = 1 / 5;

/**
 * Short rows that follow each other, written pixel for pixel as one image. A picture of the whole plant
 * has hundreds, each with something else in every other column; so where they are dense no step looks at
 * what is in a column to choose its way, for half of such guesses fail.
 */
export class ShortRows {
  readonly #sheet: PixelSheet;
  #ground: Ground = { line: new Uint32Array(0), plain: 0, marks: [] };
  #top = 0;
  #bottom = 0;
  readonly #runs = new Runs();
  #looks = new Uint16Array(0);
  readonly #depths = new Map<number, readonly number[]>();

  constructor(easel: Easel) {
    this.#sheet = new PixelSheet(easel);
  }

  /** Begins an image from the first row's top to the last one's bottom, ground between them. */
  begin(places: readonly Place[], ground: Ground): void {
    this.#ground = ground;
    this.#top = places[0]?.top ?? 0;
    const last = places.at(-1);
    const bottom = last === undefined ? this.#top : last.top + last.height;
    this.#sheet.begin(ground.line.length, bottom - this.#top);
    this.#bottom = this.#top;
  }

  /** Writes a row; rows come from top to bottom. */
  write(place: Place, columns: Seen, looks: Uint16Array, inks: Inks, parting: Parting): void {
    const { pixels, width } = this.#sheet;
    for (; this.#bottom < place.top; this.#bottom += 1)
      pixels.set(this.#ground.line, (this.#bottom - this.#top) * width);
    this.#bottom = place.top + place.height;

    const depths = this.#depthsOf(place.height);
    const first = (place.top - this.#top) * width;
    const isSparse = eventsIn(columns.winners) < width * SPARSE;
    if (isSparse) this.#runs.fill(columns.winners, looks, parting.wide);
    else this.#findLooks(columns.winners, looks, inks.pixels.length, parting);
    for (const [y, depth] of depths.entries()) {
      const at = first + y * width;
      const same = depths.indexOf(depth);
      if (same < y) pixels.copyWithin(at, first + same * width, first + (same + 1) * width);
      else if (depth < 0) this.#writeCrowds(at, columns.crowded, inks.crowd);
      else if (isSparse) this.#writeRuns(at, depth, inks, parting);
      else this.#writeColumns(at, depth, inks);
    }
  }

  /** Draws what was written. Over an opaque ground it goes straight to the canvas. */
  draw(pen: Pen): void {
    const { width } = this.#sheet;
    const height = this.#bottom - this.#top;
    if (width === 0 || height === 0) return;
    if (this.#ground.plain !== 0)
      pen.putImageData(this.#sheet.data, 0, this.#top, 0, 0, width, height);
    else pen.drawImage(this.#sheet.finish(), 0, 0, width, height, 0, this.#top, width, height);
  }

  #writeColumns(at: number, depth: number, { atDepth, depths }: Inks): void {
    const { pixels, width } = this.#sheet;
    const shown = this.#looks;
    const ink = atDepth[depth] ?? new Uint32Array(0);
    for (let k = 0; k < width; k += 1) pixels[at + k] = ink[shown[k] ?? 0] ?? 0;
    const { line, marks } = this.#ground;
    for (const k of marks) if ((depths[shown[k] ?? 0] ?? 0) <= depth) pixels[at + k] = line[k] ?? 0;
  }

  /** The same from runs, where they are long; two wide ones of one look that meet are parted. */
  #writeRuns(at: number, depth: number, { depths, pixels: inks }: Inks, parting: Parting): void {
    const { pixels } = this.#sheet;
    const { size, starts, ends, looks } = this.#runs;
    const { wide, gap } = parting;
    pixels.set(this.#ground.line, at);
    for (let i = 0; i < size; i += 1) {
      const look = looks[i] ?? NO_LOOK;
      if (look === NO_LOOK || (depths[look] ?? 0) <= depth) continue;
      const from = starts[i] ?? 0;
      let to = ends[i] ?? 0;
      const meets = i + 1 < size && looks[i + 1] === look && to - from >= wide;
      if (meets && (ends[i + 1] ?? 0) - to >= wide) to -= gap;
      const ink = inks[look] ?? 0;
      for (let k = at + from; k < at + to; k += 1) pixels[k] = ink;
    }
  }

  #writeCrowds(at: number, crowded: Uint8Array, crowd: number): void {
    const { pixels, width } = this.#sheet;
    const { line, plain, marks } = this.#ground;
    if (!crowded.includes(1)) return pixels.set(line, at);
    const ink = Uint32Array.of(plain, crowd);
    for (let k = 0; k < width; k += 1) pixels[at + k] = ink[crowded[k] ?? 0] ?? 0;
    for (const k of marks) if (crowded[k] !== 1) pixels[at + k] = line[k] ?? 0;
  }

  /** The look of each column; `none` where no event is, and where two wide events of one look are parted. */
  #findLooks(winners: Int32Array, looks: Uint16Array, none: number, { wide, gap }: Parting): void {
    const width = winners.length;
    if (this.#looks.length !== width) this.#looks = new Uint16Array(width);
    const shown = this.#looks;
    for (let k = 0; k < width; k += 1) {
      const winner = winners[k] ?? NO_EVENT;
      shown[k] = winner < 0 ? none : (looks[winner] ?? none);
    }
    // An event of `wide` columns is in one of these; the last that it is in leads to its end.
    for (let k = 0; k + wide < width; k += wide) {
      const winner = winners[k] ?? NO_EVENT;
      if (winner < 0 || winners[k + wide] === winner) continue;
      let end = k + 1;
      while (winners[end] === winner) end += 1;
      const next = winners[end] ?? NO_EVENT;
      if (next < 0 || looks[next] !== looks[winner]) continue;
      const areWide =
        end >= wide &&
        end + wide <= width &&
        winners[end - wide] === winner &&
        winners[end + wide - 1] === next;
      if (areWide) shown.fill(none, end - gap, end);
    }
  }

  #depthsOf(height: number): readonly number[] {
    const held = this.#depths.get(height) ?? shortDepthsOf(height);
    this.#depths.set(height, held);
    return held;
  }
}

type Seen = Pick<Columns, "winners" | "crowded">;

/** About how many events a row shows. */
function eventsIn(winners: Int32Array): number {
  // Before the first event and behind the last stands nothing.
  let k = winners.length - 1;
  while (k > 0 && (winners[k] ?? NO_EVENT) < 0) k -= 1;
  return (winners[k] ?? NO_EVENT) - Math.max(winners[0] ?? NO_EVENT, 0) + 1;
}
