/**
 * The window of time that a stretch of screen shows. `span` rather than an end is kept, so that a pan
 * leaves the seconds per pixel the same to the last bit and pixels do not flicker between states.
 */
export interface TimeScale {
  /** Epoch seconds at the left edge, with a fraction. */
  readonly from: number;
  /** Seconds shown, with a fraction. */
  readonly span: number;
  /** CSS pixels. */
  readonly width: number;
}

/** How far a view may go, epoch seconds. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The shortest window, seconds. */
export const SHORTEST_SPAN = 60;

export function timeScale(from: number, to: number, width: number): TimeScale {
  if (!(to > from) || !(width > 0)) {
    throw new RangeError(`a scale needs time and room: [${from}, ${to}) on ${width} px`);
  }
  return { from, span: to - from, width };
}

/** Epoch seconds at the right edge. */
export function endOf(scale: TimeScale): number {
  return scale.from + scale.span;
}

export function secondsPerPixel(scale: TimeScale): number {
  return scale.span / scale.width;
}

/** CSS pixels from the left edge. */
export function xOf(scale: TimeScale, at: number): number {
  return ((at - scale.from) / scale.span) * scale.width;
}

/** Epoch seconds, with a fraction, at `x` CSS pixels from the left edge. */
export function timeAt(scale: TimeScale, x: number): number {
  return scale.from + (x / scale.width) * scale.span;
}

/** Zooms in by `factor` (out when below 1). The instant at `x` stays at `x` unless a bound is reached. */
export function zoomAbout(scale: TimeScale, x: number, factor: number, bounds: Bounds): TimeScale {
  const span = clampSpan(scale.span / factor, bounds);
  const from = timeAt(scale, x) - (x / scale.width) * span;
  return clampTo({ from, span, width: scale.width }, bounds);
}

/** Moves the picture by `dx` CSS pixels: to the right (positive) earlier time comes into view. */
export function panBy(scale: TimeScale, dx: number, bounds: Bounds): TimeScale {
  return clampTo({ ...scale, from: scale.from - dx * secondsPerPixel(scale) }, bounds);
}

/** Shows `[from, to)` with a little room at both sides. */
export function fitSpan(scale: TimeScale, from: number, to: number, bounds: Bounds): TimeScale {
  const margin = (to - from) * 0.15;
  const span = clampSpan(to - from + 2 * margin, bounds);
  return clampTo({ ...scale, from: (from + to) / 2 - span / 2, span }, bounds);
}

/**
 * Moves just far enough that `[from, to)` is in view with a little room beside it. One longer than the
 * view comes in from its start, unless it fills the view already.
 */
export function reveal(scale: TimeScale, from: number, to: number, bounds: Bounds): TimeScale {
  const margin = scale.span * 0.05;
  const tooLong = to - from > scale.span - 2 * margin;
  if (tooLong) {
    const startInView = from >= scale.from && from <= endOf(scale) - 2 * margin;
    const fillsView = from <= scale.from && to >= endOf(scale);
    if (startInView || fillsView) return scale;
    return clampTo({ ...scale, from: from - margin }, bounds);
  }
  if (from < scale.from + margin) return clampTo({ ...scale, from: from - margin }, bounds);
  if (to <= endOf(scale) - margin) return scale;
  return clampTo({ ...scale, from: to + margin - scale.span }, bounds);
}

export function resized(scale: TimeScale, width: number): TimeScale {
  return width > 0 ? { ...scale, width } : scale;
}

/** Brings a scale inside its bounds: first its length, then its place. */
export function clampTo(scale: TimeScale, bounds: Bounds): TimeScale {
  const span = clampSpan(scale.span, bounds);
  const latest = Math.max(bounds.min, bounds.max - span);
  const from = Math.min(Math.max(scale.from, bounds.min), latest);
  return from === scale.from && span === scale.span ? scale : { from, span, width: scale.width };
}

function clampSpan(span: number, bounds: Bounds): number {
  const longest = Math.max(bounds.max - bounds.min, SHORTEST_SPAN);
  return Math.min(Math.max(span, SHORTEST_SPAN), longest);
}
