import type { LookKind } from "./look.ts";
import type { Pen } from "./pen.ts";

/** The side of the square that an icon is drawn in, CSS pixels. */
export const ICON_SIZE = 16;

type Draw = (pen: Pen) => void;

const line =
  (...points: readonly (readonly [number, number])[]): Draw =>
  (pen) => {
    for (const [i, [x, y]] of points.entries()) {
      if (i === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    }
  };

const ring =
  (x: number, y: number, radius: number, from = 0, to = 2 * Math.PI): Draw =>
  (pen) => {
    pen.moveTo(x + radius * Math.cos(from), y + radius * Math.sin(from));
    pen.arc(x, y, radius, from, to);
  };

/** Strokes in a square of 16; `undefined`: the kind needs no icon to be told. */
const STROKES: Readonly<Record<LookKind, readonly Draw[] | undefined>> = {
  running: undefined,
  off: undefined,
  // Two bars: waiting.
  idle: [line([6, 4], [6, 12]), line([10, 4], [10, 12])],
  // A clock.
  planned: [ring(8, 8, 5.5), line([8, 5], [8, 8], [10.5, 9.5])],
  // A spanner.
  technical: [line([3.2, 12.8], [8.4, 7.6]), ring(10.4, 5.6, 2.9, Math.PI * 0.02, Math.PI * 1.48)],
  // A box.
  material: [
    line([3, 5.5], [8, 3], [13, 5.5], [13, 11], [8, 13.5], [3, 11], [3, 5.5]),
    line([3, 5.5], [8, 8], [13, 5.5]),
    line([8, 8], [8, 13.5]),
  ],
  // A lens.
  quality: [ring(7, 7, 4), line([10, 10], [13.5, 13.5])],
  // A person.
  organisation: [ring(8, 5, 2.4), ring(8, 14.5, 5, Math.PI * 1.08, Math.PI * 1.92)],
  // A question, on the disc that paintIcon lays under it.
  unexplained: [
    ring(8, 6.1, 2.1, Math.PI * 1.05, Math.PI * 2.32),
    line([9.25, 7.8], [8, 9.1], [8, 9.7]),
    line([8, 12], [8, 12.05]),
  ],
};

export function hasIcon(kind: LookKind): boolean {
  return STROKES[kind] !== undefined;
}

export interface IconColours {
  readonly stroke: string;
  /** The colour of a disc beneath, or `undefined` for none. */
  readonly disc: string | undefined;
}

/**
 * Draws a kind's icon with its left top at (`x`, `y`) device pixels. Leaves the pen's transform moved; the
 * caller puts it back.
 */
export function paintIcon(
  pen: Pen,
  kind: LookKind,
  x: number,
  y: number,
  dpr: number,
  { stroke, disc }: IconColours,
): void {
  const strokes = STROKES[kind];
  if (strokes === undefined) return;
  pen.setTransform(dpr, 0, 0, dpr, x, y);
  if (disc !== undefined) {
    pen.beginPath();
    pen.arc(8, 8, 8, 0, 2 * Math.PI);
    pen.fillStyle = disc;
    pen.fill();
  }
  pen.beginPath();
  for (const draw of strokes) draw(pen);
  pen.strokeStyle = stroke;
  pen.lineWidth = kind === "unexplained" ? 1.9 : 1.5;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.stroke();
}
