import { DEPTHS, DEPTHS_OF } from "./bands.ts";
import type { Brushes } from "./brushes.ts";
import { type Look, statureOf } from "./look.ts";

/** How looks are written as pixels. */
export interface Inks {
  /** For each look at how many depths, from the first on, its bar shows; behind the last look: no event. */
  readonly depths: Uint8Array;
  /** For each look its pixel. */
  readonly pixels: Uint32Array;
  /** For each depth: each look's pixel, or the ground's where it does not show; behind the last: no event. */
  readonly atDepth: readonly Uint32Array[];
  /** The mark of crowded columns. */
  readonly crowd: number;
}

/** `plain`: the ground as a pixel; 0 lets show what is beneath. */
export function inksOf(
  { kinds, crowdPixel }: Brushes,
  looks: readonly Look[],
  plain: number,
): Inks {
  const depths = Uint8Array.of(...looks.map(({ kind }) => DEPTHS_OF[statureOf(kind)]), 0);
  const pixels = Uint32Array.from(looks, ({ kind }) => kinds[kind].pixel);
  const atDepth = Array.from({ length: DEPTHS }, (_, depth) =>
    Uint32Array.from(depths, (its, look) => (its > depth ? (pixels[look] ?? plain) : plain)),
  );
  return { depths, pixels, crowd: crowdPixel, atDepth };
}
