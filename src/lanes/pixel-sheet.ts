import type { Easel, Sheet } from "./pen.ts";

/** A sheet that is written pixel by pixel: kept from frame to frame, and made anew only when it must grow. */
export class PixelSheet {
  /** Line after line, each pixel as memory holds it. What was written before is still there. */
  pixels: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  width = 0;
  readonly #easel: Easel;
  #sheet: Sheet | undefined;
  #image: ImageData | undefined;
  #lines = 0;
  #room = 0;

  constructor(easel: Easel) {
    this.#easel = easel;
  }

  /** Makes room for so many lines of so many pixels. */
  begin(width: number, lines: number): void {
    this.#lines = lines;
    if (this.#sheet !== undefined && width === this.width && lines <= this.#room) return;
    this.width = width;
    this.#room = Math.max(lines, 1);
    this.#sheet = this.#easel(Math.max(width, 1), this.#room);
    this.#image = this.#sheet.pen.createImageData(Math.max(width, 1), this.#room);
    this.pixels = new Uint32Array(this.#image.data.buffer);
  }

  /** The pixels themselves. @throws Error before {@link begin}. */
  get data(): ImageData {
    if (this.#image === undefined) throw new Error("a sheet is begun before it is read");
    return this.#image;
  }

  /** What was written, ready to be drawn. @throws Error before {@link begin}. */
  finish(): CanvasImageSource {
    if (this.#sheet === undefined) throw new Error("a sheet is begun before it is read");
    if (this.#lines > 0)
      this.#sheet.pen.putImageData(this.data, 0, 0, 0, 0, this.width, this.#lines);
    return this.#sheet.image;
  }
}
