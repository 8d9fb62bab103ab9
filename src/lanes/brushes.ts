import { LOOK_KINDS, type LookKind, patternOf } from "./look.ts";
import type { Palette, Swatch } from "./palette.ts";
import { type Easel, offscreen, type Pen } from "./pen.ts";
import { patternTile } from "./pattern-tiles.ts";

/** How events of one kind are filled. */
export interface Brush extends Swatch {
  /** For bars too narrow for a pattern: one colour that still tells the kind. */
  readonly solid: string;
  /** The fill with the pattern on it. */
  readonly texture: CanvasPattern | string;
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
    this.#pen = easel(1, 1).pen;
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

  /** Fixes the textures to a moment rather than to the screen, so that they travel with the events. */
  hold(column: number): void {
    for (const { texture } of Object.values(this.kinds)) {
      if (typeof texture !== "string") texture.setTransform({ e: -column });
    }
  }

  #brush(kind: LookKind, easel: Easel): Brush {
    const swatch = this.palette.looks[kind];
    // Where fills are the ground itself (forced colours), and for what must not be missed, the edge tells.
    const plain = kind === "unexplained" || swatch.fill === this.palette.ground;
    const tile = patternTile(patternOf(kind), swatch, this.dpr, easel);
    const texture = tile === undefined ? null : this.#pen.createPattern(tile, "repeat");
    return { ...swatch, solid: plain ? swatch.edge : swatch.fill, texture: texture ?? swatch.fill };
  }
}

const MOST_WIDTHS = 5000;
