import type { RuledAxis } from "./axis.ts";
import type { Brushes } from "./brushes.ts";
import type { Label } from "./labels.ts";
import type { Pen } from "./pen.ts";

/** CSS pixels from the strip's bottom: the two rows' middles and the ticks' heights. */
const BELOW = 16;
const ABOVE = 34;
const TICK = 8;
const MINOR = 4;

/** The least height that shows all of an axis, CSS pixels. */
export const AXIS_HEIGHT = 44;

/** Paints the axis on a strip of its own, at least {@link AXIS_HEIGHT} tall; its bottom meets the lanes. */
export function paintAxis(pen: Pen, axis: RuledAxis, brushes: Brushes): void {
  const { dpr, palette } = brushes;
  const { width, height } = pen.canvas;
  const hair = Math.max(Math.round(dpr), 1);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.globalAlpha = 1;
  pen.fillStyle = palette.ground;
  pen.fillRect(0, 0, width, height);

  pen.fillStyle = palette.line;
  for (const x of axis.minor) {
    pen.fillRect(Math.round(x * dpr), height - MINOR * dpr, hair, MINOR * dpr);
  }
  for (const { x, kind } of axis.gridlines) {
    const left = Math.round(x * dpr);
    const tall = kind === "shift" || kind === "clockChange";
    pen.fillStyle = tall ? palette.lineStrong : palette.line;
    pen.fillRect(left, height - TICK * dpr, hair, TICK * dpr);
    // Beside its name, and clear of the times below.
    if (tall) pen.fillRect(left, 0, hair, height - (BELOW + 9) * dpr);
  }
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  for (const label of axis.labels) paintLabel(pen, label, height, brushes);
  if (axis.now !== undefined) {
    pen.fillStyle = palette.now;
    const thick = Math.max(Math.round(2 * dpr), 1);
    const x = Math.round(axis.now * dpr) - Math.floor(thick / 2);
    pen.fillRect(x, height - TICK * dpr, thick, TICK * dpr);
  }
}

function paintLabel(pen: Pen, label: Label, height: number, brushes: Brushes): void {
  const { dpr, palette } = brushes;
  const strong = label.kind === "now" || label.kind === "clockChange";
  pen.font = strong ? brushes.strongFont : brushes.labelFont;
  pen.fillStyle =
    label.kind === "clockChange"
      ? palette.alert
      : label.kind === "now" || label.kind === "shift"
        ? palette.ink
        : palette.inkQuiet;
  const y = height - (label.row === "above" ? ABOVE : BELOW) * dpr;
  pen.fillText(label.text, label.left * dpr, y);
}
