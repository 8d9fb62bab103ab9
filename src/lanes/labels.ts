/** A label that is wanted. Coordinates are CSS pixels. */
export interface Wish {
  readonly kind: LabelKind;
  /** From the fullest to the shortest: the first that has room is taken. */
  readonly texts: readonly string[];
  readonly row: LabelRow;
  /** Where it may stand: it must lie within `[from, to]`. */
  readonly from: number;
  readonly to: number;
  /** Where its left edge would like to be; it is moved into `[from, to]`. */
  readonly left: number;
  /** Or its middle, instead of its left edge. */
  readonly middle?: number;
}

export type LabelKind = "now" | "clockChange" | "shift" | "date" | "time";

/** `above`: shifts, dates and clock changes; `below`: the ticks' times. */
export type LabelRow = "above" | "below";

export interface Label {
  readonly kind: LabelKind;
  readonly text: string;
  readonly row: LabelRow;
  /** The text's left edge. */
  readonly left: number;
  readonly width: number;
}

/** Between two labels, CSS pixels. */
export const LABEL_GAP = 10;

/**
 * Grants wishes in their order, each where nothing granted before it is in the way: no two labels ever
 * overlap, and the first wish is the most important one.
 */
export function placeLabels(
  wishes: readonly Wish[],
  measure: (text: string) => number,
): readonly Label[] {
  const placed: Label[] = [];
  for (const wish of wishes) {
    const label = grant(wish, placed, measure);
    if (label !== undefined) placed.push(label);
  }
  return placed;
}

function grant(
  wish: Wish,
  placed: readonly Label[],
  measure: (text: string) => number,
): Label | undefined {
  const { kind, row } = wish;
  for (const text of wish.texts) {
    const width = measure(text);
    const wanted = wish.middle === undefined ? wish.left : wish.middle - width / 2;
    const left = Math.max(Math.min(wanted, wish.to - width), wish.from);
    if (left + width > wish.to) continue;
    const free = placed.every(
      (other) =>
        other.row !== row ||
        left >= other.left + other.width + LABEL_GAP ||
        left + width + LABEL_GAP <= other.left,
    );
    if (free) return { kind, text, row, left, width };
  }
  return undefined;
}
