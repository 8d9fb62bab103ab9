import { COLOURS, type Data, RANKS } from "./data.ts";
import type { View } from "./hand.ts";

/** A canvas of device pixels that fills the window. */
export function canvasOf(): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(innerWidth * devicePixelRatio);
  canvas.height = Math.round(innerHeight * devicePixelRatio);
  canvas.style.cssText = `display:block;width:${innerWidth}px;height:${innerHeight}px`;
  document.body.append(canvas);
  return canvas;
}

/**
 * The bare exact canvas: for each lane and column of pixels all events in force in the column's seconds are
 * looked at, the one that matters most is written, and the whole picture goes to the canvas at once. Nothing
 * else: no axis, no gridlines, no heights, no selection, no page around it.
 */
export function barePainter(
  canvas: HTMLCanvasElement,
  { starts, states, until }: Data,
): (view: View) => void {
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null) throw new Error("no canvas");
  const { width, height } = canvas;
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const inks = Uint32Array.from(COLOURS, pixelOf);
  const ground = pixelOf("#ffffff");
  const ranks = Uint8Array.from(RANKS);
  const lanes = starts.length;
  return ({ from, span }) => {
    const step = span / width;
    for (let lane = 0; lane < lanes; lane += 1) {
      const top = Math.round((lane * height) / lanes);
      const bottom = Math.round(((lane + 1) * height) / lanes) - (height / lanes > 3 ? 1 : 0);
      const row = top * width;
      const its = starts[lane] ?? new Uint32Array(0);
      const kinds = states[lane] ?? new Uint8Array(0);
      let event = lastAtOrBefore(its, from);
      for (let column = 0; column < width; column += 1) {
        const start = from + column * step;
        const end = start + step;
        while (event + 1 < its.length && (its[event + 1] ?? 0) <= start) event += 1;
        let best = -1;
        let ink = ground;
        for (let at = Math.max(event, 0); at < its.length && (its[at] ?? 0) < end; at += 1) {
          const kind = kinds[at] ?? 0;
          const rank = ranks[kind] ?? 0;
          if (rank > best && start < until) {
            best = rank;
            ink = inks[kind] ?? ground;
          }
        }
        pixels[row + column] = ink;
      }
      for (let y = top + 1; y < bottom; y += 1) pixels.copyWithin(y * width, row, row + width);
      if (bottom < height) pixels.fill(ground, bottom * width, (bottom + 1) * width);
    }
    context.putImageData(image, 0, 0);
  };
}

function lastAtOrBefore(starts: Uint32Array, at: number): number {
  let low = -1;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** "#rrggbb" as memory holds a pixel. */
function pixelOf(colour: string): number {
  const rgb = Number.parseInt(colour.slice(1), 16);
  const bytes = Uint8Array.of(rgb >> 16, (rgb >> 8) & 255, rgb & 255, 255);
  return new Uint32Array(bytes.buffer)[0] ?? 0;
}
