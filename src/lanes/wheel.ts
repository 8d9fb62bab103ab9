/** What a turn of the wheel means. `page`: not ours, the page scrolls. */
export type WheelMeaning =
  | { readonly kind: "page" }
  | { readonly kind: "pan"; readonly dx: number }
  | { readonly kind: "zoom"; readonly factor: number };

export interface Wheel {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0: pixels, 1: lines, 2: pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * - ctrl or command and a wheel, and a trackpad's pinch (which browsers report so): zoom;
 * - sideways, or shift and a wheel: pan;
 * - the plain wheel: the page's, so that a board longer than the screen scrolls as every page does;
 *   only where `zooms` (over the axis, or on a board that fits the screen) it zooms.
 */
export function meaningOfWheel(wheel: Wheel, zooms: boolean): WheelMeaning {
  const unit = wheel.deltaMode === 1 ? LINE : wheel.deltaMode === 2 ? PAGE : 1;
  const dx = wheel.deltaX * unit;
  const dy = wheel.deltaY * unit;
  if (wheel.ctrlKey || wheel.metaKey) return zoom(dy, PINCH);
  if (wheel.shiftKey) return pan(Math.abs(dx) > Math.abs(dy) ? dx : dy);
  if (Math.abs(dx) > Math.abs(dy)) return pan(dx);
  if (zooms) return zoom(dy, NOTCH);
  return { kind: "page" };
}

const LINE = 16;
const PAGE = 400;
/** Per pixel. A trackpad's pinch sends few pixels, a wheel's notch about 100. */
const PINCH = 0.01;
const NOTCH = 0.002;
/** One event changes the scale by a third at most: a wheel's notch with ctrl would else be threefold. */
const MOST = Math.log(1.35);

function zoom(dy: number, perPixel: number): WheelMeaning {
  if (dy === 0) return { kind: "pan", dx: 0 };
  return { kind: "zoom", factor: Math.exp(Math.min(Math.max(-dy * perPixel, -MOST), MOST)) };
}

function pan(delta: number): WheelMeaning {
  return { kind: "pan", dx: -delta };
}
