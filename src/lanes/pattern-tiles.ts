import type { Pattern } from "./look.ts";
import type { Swatch } from "./palette.ts";
import type { Easel, Pen } from "./pen.ts";

/** CSS pixels after which a pattern repeats. */
const PERIOD: Readonly<Record<Exclude<Pattern, "none">, number>> = {
  hatch: 10,
  falling: 8,
  level: 7,
  upright: 7,
  cross: 9,
  dots: 7,
  rings: 9,
};

/** How much of a quiet pattern shows: it tells groups apart without adding noise. */
const QUIET = 0.5;

export interface Tile {
  readonly image: CanvasImageSource;
  /** Its side, device pixels. */
  readonly size: number;
}

/**
 * One tile of a pattern in a look's colours, or `undefined` for none. `plain`: the fill tells nothing.
 */
export function patternTile(
  pattern: Pattern,
  swatch: Swatch,
  plain: boolean,
  dpr: number,
  easel: Easel,
): Tile | undefined {
  if (pattern === "none") return undefined;
  // Whole device pixels, or the tiles would show their seams.
  const size = Math.max(Math.round(PERIOD[pattern] * dpr), 3);
  const { pen, image } = easel(size, size);
  pen.fillStyle = swatch.fill;
  pen.fillRect(0, 0, size, size);
  pen.fillStyle = swatch.mark;
  pen.strokeStyle = swatch.mark;
  const line = Math.max(Math.round(dpr), 1);
  // Where the fill is the ground itself (forced colours) the pattern is all there is to tell by.
  if (pattern !== "hatch" && !plain) pen.globalAlpha = QUIET;
  draw(pattern, pen, size, line);
  return { image, size };
}

function draw(pattern: Exclude<Pattern, "none">, pen: Pen, size: number, line: number): void {
  switch (pattern) {
    case "hatch":
      // Half the tile, measured across the stripe.
      pen.lineWidth = size / 2 / Math.SQRT2;
      slanted(pen, size, -1);
      break;
    case "falling":
      pen.lineWidth = line;
      slanted(pen, size, 1);
      break;
    case "level":
      pen.fillRect(0, 0, size, line);
      break;
    case "upright":
      pen.fillRect(0, 0, line, size);
      break;
    case "cross":
      pen.fillRect(0, 0, size, line);
      pen.fillRect(0, 0, line, size);
      break;
    case "dots":
      disc(pen, size / 2, size / 2, line * 0.9);
      pen.fill();
      break;
    case "rings":
      pen.lineWidth = line * 0.8;
      disc(pen, size / 2, size / 2, size * 0.27);
      pen.stroke();
      break;
  }
}

/** Lines at 45 degrees that meet their like in the next tile; rising when `slope` is -1. */
function slanted(pen: Pen, size: number, slope: 1 | -1): void {
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    const top = slope === 1 ? shift - size : shift + 2 * size;
    const bottom = slope === 1 ? shift + 2 * size : shift - size;
    pen.moveTo(top, -size);
    pen.lineTo(bottom, 2 * size);
  }
  pen.stroke();
}

function disc(pen: Pen, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
}
