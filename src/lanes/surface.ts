/**
 * A canvas whose pixels are the screen's: its bitmap has exactly as many as its box covers, at any device
 * pixel ratio and browser zoom. Without that, what a pixel shows would be smeared over its neighbours.
 */
export class Surface {
  readonly context: CanvasRenderingContext2D;
  readonly #canvas: HTMLCanvasElement;
  readonly #observer: ResizeObserver;
  #width = 0;
  #height = 0;
  #dpr = 1;

  /**
   * `opaque`: nothing beneath shows through, which is quicker. `resized` is called after the bitmap has
   * got its new size, which empties it; paint again at once, in the same frame.
   * @throws Error where the browser has no canvas to give.
   */
  constructor(canvas: HTMLCanvasElement, opaque: boolean, resized: (surface: Surface) => void) {
    const context = canvas.getContext("2d", { alpha: !opaque });
    if (context === null) throw new Error("This browser gives no canvas to draw on.");
    this.context = context;
    this.#canvas = canvas;
    this.#observer = new ResizeObserver((entries) => {
      const entry = entries.at(-1);
      if (entry !== undefined && this.#fit(entry)) resized(this);
    });
    try {
      this.#observer.observe(canvas, { box: "device-pixel-content-box" });
    } catch (error) {
      // WebKit throws a TypeError for the box that it does not know; the ratio is then asked of the window.
      if (!(error instanceof TypeError)) throw error;
      this.#observer.observe(canvas);
    }
  }

  /** CSS pixels. */
  get width(): number {
    return this.#width;
  }

  /** CSS pixels. */
  get height(): number {
    return this.#height;
  }

  /** Device pixels per CSS pixel, as this canvas really has them. */
  get dpr(): number {
    return this.#dpr;
  }

  detach(): void {
    this.#observer.disconnect();
  }

  /** Says whether anything changed. */
  #fit(entry: ResizeObserverEntry): boolean {
    const css = entry.contentBoxSize[0];
    if (css === undefined || css.inlineSize === 0 || css.blockSize === 0) return false;
    const width = pixelsOf(css.inlineSize, entry, "inlineSize");
    const height = pixelsOf(css.blockSize, entry, "blockSize");
    const dpr = width / css.inlineSize;
    const same =
      this.#canvas.width === width &&
      this.#canvas.height === height &&
      this.#width === css.inlineSize &&
      this.#dpr === dpr;
    if (same) return false;
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#width = css.inlineSize;
    this.#height = css.blockSize;
    this.#dpr = dpr;
    return true;
  }
}

/**
 * How many device pixels a side of the box covers. The observer knows to the pixel, where it knows:
 * WebKit does not say, and a browser that plays another screen (for a test, say) says the real one's.
 */
function pixelsOf(css: number, entry: ResizeObserverEntry, side: keyof ResizeObserverSize): number {
  const reckoned = css * window.devicePixelRatio;
  const boxes = entry.devicePixelContentBoxSize as readonly ResizeObserverSize[] | undefined;
  const observed = boxes?.[0]?.[side];
  return observed !== undefined && Math.abs(observed - reckoned) <= 1
    ? observed
    : Math.round(reckoned);
}
