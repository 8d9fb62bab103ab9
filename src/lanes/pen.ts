/**
 * What the painters use of a canvas' 2D context: a page's, a worker's, or a test's that writes down what
 * it is told. All coordinates given to a pen are device pixels.
 */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "arc"
  | "beginPath"
  | "clearRect"
  | "clip"
  | "closePath"
  | "createImageData"
  | "createPattern"
  | "drawImage"
  | "fill"
  | "fillRect"
  | "fillStyle"
  | "fillText"
  | "font"
  | "getImageData"
  | "globalAlpha"
  | "imageSmoothingEnabled"
  | "lineCap"
  | "lineJoin"
  | "lineTo"
  | "lineWidth"
  | "measureText"
  | "moveTo"
  | "putImageData"
  | "rect"
  | "restore"
  | "roundRect"
  | "save"
  | "setLineDash"
  | "setTransform"
  | "stroke"
  | "strokeStyle"
  | "textAlign"
  | "textBaseline"
> & { readonly canvas: { readonly width: number; readonly height: number } };

/** A small canvas to draw a pattern's tile on, and what a pattern is made of. */
export interface Sheet {
  readonly pen: Pen;
  readonly image: CanvasImageSource;
}

/** Makes sheets of device pixels. */
export type Easel = (width: number, height: number) => Sheet;

/** @throws Error where the browser has no canvas to give, which none that we support does. */
export const offscreen: Easel = (width, height) => {
  const image = new OffscreenCanvas(width, height);
  // Pixels are written to it and read from it, so it had better not live on a graphics card.
  const pen = image.getContext("2d", { willReadFrequently: true });
  if (pen === null) throw new Error("This browser gives no canvas to draw on.");
  return { pen, image };
};
