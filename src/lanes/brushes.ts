import { LOOK_KINDS, type LookKind, patternOf, statureOf } from "./look.ts";
import type { Palette, Swatch } from "./palette.ts";
import { type Easel, offscreen, type Pen } from "./pen.ts";
import { patternTile } from "./pattern-tiles.ts";

/** How events of one kind are filled. */
export interface Brush extends Swatch {
  /** For bars too narrow for a pattern: one colour that still tells the kind, as a pixel holds it. */
  readonly pixel: number;
  /** The fill with the pattern on it. */
  readonly texture: CanvasPattern | string;
  /** After how many device pixels the texture repeats. */
  readonly period: number;
  /** Whether the fill cannot be told from the ground (forced colours): the edge must tell then. */
  readonly hollow: boolean;
}

/** The sizes of a lane's words, CSS pixels. */
export const LABEL_SIZE = 12;

/**
 * A palette made ready to paint with at one device pixel ratio. Make it again when either changes; it is
 * a dozen small tiles.
 */
export class Brushes {
  readonly palette: Palette;
  readonly dpr: number;
  readonly kinds: Readonly<Record<LookKind, Brush>>;
  /** The colour of the mark that says "there is more here", as a pixel holds it. */
  readonly crowdPixel: number;
  /** What stands where no bar does, as a pixel holds it: the ground, a tick's line, any other line. */
  readonly groundPixel: number;
  readonly gridPixel: number;
  readonly linePixel: number;
  readonly easel: Easel;
  /** The font of labels, in device pixels. */
  readonly labelFont: string;
  /** The same, bold: what stands out among labels. */
  readonly strongFont: string;
  readonly #pen: Pen;
  readonly #widths = new Map<string, number>();

  constructor(palette: Palette, dpr: number, easel: Easel = offscreen) {
    this.palette = palette;
    this.dpr = dpr;
    const size = Math.round(LABEL_SIZE * dpr * 100) / 100;
    this.labelFont = `500 ${size}px ${palette.font}`;
    this.strongFont = `700 ${size}px ${palette.font}`;
    this.easel = easel;
    this.#pen = easel(1, 1).pen;
    this.crowdPixel = this.#pixelOf(palette.inkQuiet);
    this.groundPixel = this.#pixelOf(palette.ground);
    this.gridPixel = this.#pixelOf(palette.grid);
    this.linePixel = this.#pixelOf(palette.line);
    this.kinds = Object.fromEntries(
      LOOK_KINDS.map((kind) => [kind, this.#brush(kind, easel)]),
    ) as Record<LookKind, Brush>;
  }

  /** The width of a label, CSS pixels. Measured as if bold: what fits bold fits plain. */
  readonly measure = (text: string): number => {
    const kept = this.#widths.get(text);
    if (kept !== undefined) return kept;
    this.#pen.font = this.strongFont;
    const width = this.#pen.measureText(text).width / this.dpr;
    if (this.#widths.size >= MOST_WIDTHS) this.#widths.clear();
    this.#widths.set(text, width);
    return width;
  };

  /**
   * Fixes the textures to a moment rather than to the screen, so that they travel with the events:
   * `column` is how many columns lie between the moment and the picture's left edge.
   */
  hold(column: number): void {
    for (const { texture, period } of Object.values(this.kinds)) {
      // Canvases reckon in 32 bits: a count of columns since the epoch would lose its last digits.
      if (typeof texture !== "string") texture.setTransform({ e: -(column % period) });
    }
  }

  /** A colour, in whatever words CSS has for it, as the four bytes of a pixel. */
  #pixelOf(colour: string): number {
    this.#pen.fillStyle = colour;
    this.#pen.fillRect(0, 0, 1, 1);
    return new Uint32Array(this.#pen.getImageData(0, 0, 1, 1).data.buffer)[0] ?? 0;
  }

  #brush(kind: LookKind, easel: Easel): Brush {
    const swatch = this.palette.looks[kind];
    // Where fills are the ground itself (forced colours), and for what must not be missed, the edge tells.
    const hollow = swatch.fill === this.palette.ground;
    const tile = patternTile(patternOf(kind), swatch, hollow, this.dpr, easel);
    const texture = tile === undefined ? null : this.#pen.createPattern(tile.image, "repeat");
    // A sliver of a pale fill would be lost; its mark is the same hue, and stronger.
    const tall = statureOf(kind) === "tall" ? swatch.mark : swatch.fill;
    const narrow = hollow || kind === "unexplained" ? swatch.edge : tall;
    return {
      ...swatch,
      hollow,
      pixel: this.#pixelOf(narrow),
      texture: texture ?? swatch.fill,
      period: tile?.size ?? 1,
    };
  }
}

const MOST_WIDTHS = 5000;
