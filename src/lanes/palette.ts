import { LOOK_KINDS, type LookKind } from "./look.ts";

/** The three colours of a look, as tokens.css has them. */
export interface Swatch {
  readonly fill: string;
  /** The pattern on the fill, and the icon. */
  readonly mark: string;
  /** 3:1 against the fill and against what the event can lie on. */
  readonly edge: string;
}

/** Every colour that a painter uses, as text that a canvas understands. */
export interface Palette {
  readonly ground: string;
  readonly panel: string;
  readonly ink: string;
  readonly inkQuiet: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly grid: string;
  readonly now: string;
  readonly preview: string;
  readonly handle: string;
  readonly handleEdge: string;
  readonly focus: string;
  readonly alert: string;
  readonly accent: string;
  readonly onAccent: string;
  /** A CSS font family list. */
  readonly font: string;
  readonly looks: Readonly<Record<LookKind, Swatch>>;
}

/**
 * Reads the palette from the custom properties in force on an element:
 * `readPalette(getComputedStyle(element))`. Read it again when the theme, the contrast or the forced
 * colours change. The colours are registered as `<color>`, so that their computed value is a colour.
 */
export function readPalette(style: Pick<CSSStyleDeclaration, "getPropertyValue">): Palette {
  const read = (token: string): string => style.getPropertyValue(`--${token}`).trim();
  const looks = Object.fromEntries(
    LOOK_KINDS.map((kind) => [
      kind,
      {
        fill: read(`look-${kind}-fill`),
        mark: read(`look-${kind}-mark`),
        edge: read(`look-${kind}-edge`),
      },
    ]),
  ) as Record<LookKind, Swatch>;
  return {
    ground: read("ground"),
    panel: read("panel"),
    ink: read("ink"),
    inkQuiet: read("ink-quiet"),
    line: read("line"),
    lineStrong: read("line-strong"),
    grid: read("grid"),
    now: read("now"),
    preview: read("preview"),
    handle: read("handle"),
    handleEdge: read("handle-edge"),
    focus: read("focus"),
    alert: read("alert"),
    accent: read("accent"),
    onAccent: read("on-accent"),
    font: read("font"),
    looks,
  };
}
