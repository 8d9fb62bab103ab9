import type { Brushes } from "./brushes.ts";
import type { Pen } from "./pen.ts";
import type { PendingStretch } from "./stretch.ts";
import { LANE_WORDS } from "./words.ts";

/** The badge's height and the sign's room in it, CSS pixels. */
const HEIGHT = 16;
const SIGN = 16;

/**
 * Marks a stretch whose request is on its way: a line along the base, and at its end a badge whose sign
 * tells saved (a tray), sending (an arrow) and refused (a cross) apart; in words where there is room.
 */
export function paintPending(
  pen: Pen,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  { state }: PendingStretch,
  brushes: Brushes,
): void {
  const { dpr, palette } = brushes;
  const colour = state === "refused" ? palette.alert : palette.accent;
  const thick = Math.max(Math.round(3 * dpr), 1);
  const base = box.y + box.height;
  pen.fillStyle = colour;
  pen.fillRect(box.x, base - thick, box.width, thick);

  const words = LANE_WORDS[state];
  const wordsWidth = brushes.measure(words) * dpr + 6 * dpr;
  const roomy = wordsWidth + (SIGN + 8) * dpr <= box.width;
  const width = SIGN * dpr + (roomy ? wordsWidth : 0);
  const height = HEIGHT * dpr;
  const x = Math.round(roomy ? box.x + box.width - width : box.x + (box.width - width) / 2);
  const y = base - height;
  pen.beginPath();
  pen.roundRect(x, y, width, height, 3 * dpr);
  pen.fillStyle = palette.panel;
  pen.fill();
  pen.strokeStyle = colour;
  pen.lineWidth = Math.max(Math.round(dpr), 1);
  pen.stroke();
  sign(pen, state, x, y, dpr, colour);
  if (!roomy) return;
  pen.font = brushes.labelFont;
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.fillStyle = palette.ink;
  pen.fillText(words, x + SIGN * dpr, y + height / 2 + dpr / 2);
}

type Stroke = readonly (readonly [number, number])[];

/** Strokes in a square of 16. */
const SIGNS: Readonly<Record<PendingStretch["state"], readonly Stroke[]>> = {
  saved: [
    [
      [4, 9],
      [4, 12],
      [12, 12],
      [12, 9],
    ],
    [
      [8, 4],
      [8, 9],
    ],
    [
      [6, 7],
      [8, 9],
      [10, 7],
    ],
  ],
  sending: [
    [
      [8, 12],
      [8, 4],
    ],
    [
      [5, 7],
      [8, 4],
      [11, 7],
    ],
  ],
  refused: [
    [
      [5, 5],
      [11, 11],
    ],
    [
      [11, 5],
      [5, 11],
    ],
  ],
};

function sign(
  pen: Pen,
  state: PendingStretch["state"],
  x: number,
  y: number,
  dpr: number,
  colour: string,
): void {
  pen.beginPath();
  for (const stroke of SIGNS[state]) {
    for (const [i, [px, py]] of stroke.entries()) {
      if (i === 0) pen.moveTo(x + px * dpr, y + py * dpr);
      else pen.lineTo(x + px * dpr, y + py * dpr);
    }
  }
  pen.strokeStyle = colour;
  pen.lineWidth = 1.6 * dpr;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.stroke();
}
