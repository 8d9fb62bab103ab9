import type { Easel, Pen } from "#lanes/pen.ts";

/**
 * A canvas for tests without a browser: it keeps real pixels, so that a test can ask what a painted
 * picture shows. Bars, strips and clips are painted as a canvas would; rounded corners are left square,
 * lines and words are only written down.
 */
export class Paper implements Pen {
  readonly canvas: { readonly width: number; readonly height: number };
  readonly pixels: Uint32Array;
  /** Every text painted, with its left edge and middle in device pixels. */
  readonly texts: { readonly text: string; readonly x: number; readonly y: number }[] = [];
  /** The colour and dashes of every line stroked, with the boxes it went around. */
  readonly strokes: {
    readonly colour: string;
    readonly dashes: readonly number[];
    readonly boxes: readonly Box[];
  }[] = [];

  fillStyle: string | CanvasGradient | CanvasPattern = "#000000";
  strokeStyle: string | CanvasGradient | CanvasPattern = "#000000";
  globalAlpha = 1;
  imageSmoothingEnabled = true;
  lineWidth = 1;
  lineCap: CanvasLineCap = "butt";
  lineJoin: CanvasLineJoin = "miter";
  font = "";
  textAlign: CanvasTextAlign = "left";
  textBaseline: CanvasTextBaseline = "alphabetic";

  #transform: Transform = { a: 1, d: 1, e: 0, f: 0 };
  #boxes: Box[] = [];
  #dashes: readonly number[] = [];
  #clip: Box;
  readonly #saved: { readonly clip: Box; readonly transform: Transform }[] = [];

  constructor(width: number, height: number) {
    this.canvas = { width, height };
    this.pixels = new Uint32Array(width * height);
    this.#clip = { x: 0, y: 0, width, height };
  }

  /** The colour of a pixel as `#rrggbb`, or "" where nothing was painted. */
  at(x: number, y: number): string {
    const pixel = this.pixels[y * this.canvas.width + x] ?? 0;
    if (pixel === 0) return "";
    const bytes = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
    return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  }

  setTransform(...args: readonly unknown[]): void {
    const [a = 1, , , d = 1, e = 0, f = 0] = args.map(Number);
    this.#transform = { a, d, e, f };
  }

  save(): void {
    this.#saved.push({ clip: this.#clip, transform: this.#transform });
  }

  restore(): void {
    const saved = this.#saved.pop();
    if (saved === undefined) throw new Error("restore without save");
    this.#clip = saved.clip;
    this.#transform = saved.transform;
  }

  clip(): void {
    const [box] = this.#boxes;
    if (box !== undefined) this.#clip = box;
  }

  beginPath(): void {
    this.#boxes = [];
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#boxes.push(this.#placed(x, y, width, height));
  }

  roundRect(x: number, y: number, width: number, height: number): void {
    this.rect(x, y, width, height);
  }

  // Icons, signs and lines: too fine to ask about.
  moveTo(): void {}
  lineTo(): void {}
  arc(): void {}
  closePath(): void {}

  setLineDash(dashes: Iterable<number>): void {
    this.#dashes = [...dashes];
  }

  stroke(): void {
    const colour = typeof this.strokeStyle === "string" ? this.strokeStyle : "a pattern";
    this.strokes.push({ colour, dashes: this.#dashes, boxes: [...this.#boxes] });
  }

  fill(): void {
    for (const box of this.#boxes) this.#paint(box, () => pixelOf(this.fillStyle));
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#paint(this.#placed(x, y, width, height), () => pixelOf(this.fillStyle));
  }

  clearRect(x: number, y: number, width: number, height: number): void {
    this.#paint(this.#placed(x, y, width, height), () => 0);
  }

  fillText(text: string, x: number, y: number): void {
    const { e, f } = this.#transform;
    this.texts.push({ text, x: x + e, y: y + f });
  }

  measureText(text: string): TextMetrics {
    const size = Number(/([\d.]+)px/.exec(this.font)?.[1] ?? 10);
    return { width: text.length * size * 0.6 } as TextMetrics;
  }

  createPattern(image: unknown): CanvasPattern {
    if (!(image instanceof Paper)) throw new Error("a pattern is made of a sheet");
    return new PaperPattern(image);
  }

  createImageData(...args: readonly unknown[]): ImageData {
    const [width = 0, height = 0] = args.map(Number);
    const data = new Uint8ClampedArray(width * height * 4);
    return { data, width, height, colorSpace: "srgb" } as ImageData;
  }

  getImageData(x: number, y: number, width: number, height: number): ImageData {
    const image = this.createImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1) {
        pixels[row * width + column] = this.#pixel(x + column, y + row);
      }
    }
    return image;
  }

  putImageData(image: ImageData, ...numbers: readonly number[]): void {
    const [x = 0, y = 0, left = 0, top = 0, width = image.width, height = image.height] = numbers;
    const pixels = new Uint32Array(image.data.buffer);
    for (let row = top; row < top + height; row += 1) {
      const line = pixels.subarray(row * image.width + left, row * image.width + left + width);
      const at = (y + row) * this.canvas.width + x + left;
      // Unlike drawing, this asks neither for the clip nor for the transform.
      if (y + row >= 0 && y + row < this.canvas.height) this.pixels.set(line, at);
    }
  }

  drawImage(image: unknown, ...numbers: readonly number[]): void {
    if (!(image instanceof Paper)) throw new Error("only sheets are drawn");
    const [sx = 0, sy = 0, sw = 1, sh = 1, x = 0, y = 0, width = 0, height = 0] = numbers;
    if (this.imageSmoothingEnabled) throw new Error("a strip that is smoothed is smeared");
    this.#paint(this.#placed(x, y, width, height), (px, py) => {
      const column = sx + Math.floor(((px - x) * sw) / width);
      const row = sy + Math.floor(((py - y) * sh) / height);
      const pixel = image.#pixel(column, row);
      return pixel === 0 ? undefined : pixel;
    });
  }

  #pixel(x: number, y: number): number {
    return this.pixels[y * this.canvas.width + x] ?? 0;
  }

  #placed(x: number, y: number, width: number, height: number): Box {
    const { a, d, e, f } = this.#transform;
    return { x: x * a + e, y: y * d + f, width: width * a, height: height * d };
  }

  #paint(box: Box, colour: (x: number, y: number) => number | undefined): void {
    const left = Math.max(Math.round(box.x), this.#clip.x, 0);
    const right = Math.min(
      Math.round(box.x + box.width),
      this.#clip.x + this.#clip.width,
      this.canvas.width,
    );
    const top = Math.max(Math.round(box.y), this.#clip.y, 0);
    const bottom = Math.min(
      Math.round(box.y + box.height),
      this.#clip.y + this.#clip.height,
      this.canvas.height,
    );
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const pixel = colour(x, y);
        if (pixel !== undefined) this.pixels[y * this.canvas.width + x] = pixel;
      }
    }
  }
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Transform {
  readonly a: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** A pattern is painted as the ground of its tile. */
class PaperPattern implements CanvasPattern {
  readonly tile: Paper;
  /** How far it was last moved, device pixels. */
  moved = 0;

  constructor(tile: Paper) {
    this.tile = tile;
  }

  setTransform(transform?: DOMMatrix2DInit): void {
    this.moved = transform?.e ?? 0;
  }
}

function pixelOf(style: unknown): number {
  if (style instanceof PaperPattern) return style.tile.pixels[style.tile.pixels.length - 1] ?? 0;
  if (typeof style !== "string") throw new Error("paper takes colours and patterns");
  const digits = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/.exec(style);
  if (digits === null) throw new Error(`paper takes #rrggbb, not "${style}"`);
  const [red = 0, green = 0, blue = 0] = digits.slice(1).map((pair) => Number.parseInt(pair, 16));
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** Paper to make tiles and strips of. */
export const paper: Easel = (width, height) => {
  const pen = new Paper(width, height);
  return { pen, image: pen as unknown as CanvasImageSource };
};
