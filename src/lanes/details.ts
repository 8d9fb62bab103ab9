import type { Brushes } from "./brushes.ts";
import { hasIcon, ICON_SIZE, paintIcon } from "./icons.ts";
import type { Look, LookKind } from "./look.ts";
import type { Pen } from "./pen.ts";

/** CSS pixels between a bar's edge, its icon and its words. */
const PADDING = 4;

interface Detail {
  readonly look: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Icons and words on the bars that have room for them: collected while bars are sorted, painted after. */
export class Details {
  #details: Detail[] = [];

  /** Coordinates in device pixels from the row's left top. Bars without room are passed over. */
  add(
    look: number,
    kind: LookKind,
    x: number,
    y: number,
    width: number,
    height: number,
    dpr: number,
  ): void {
    if (!hasIcon(kind)) return;
    if (width < (ICON_SIZE + 4) * dpr || height < (ICON_SIZE + 2) * dpr) return;
    this.#details.push({ look, x, y, width, height });
  }

  /** Leaves the pen's origin moved. `top`: of the row, device pixels. */
  paint(pen: Pen, top: number, looks: readonly Look[], brushes: Brushes): void {
    for (const detail of this.#details) {
      const look = looks[detail.look];
      if (look !== undefined) paintDetail(pen, top, detail, look, brushes);
    }
    this.#details = [];
  }
}

function paintDetail(
  pen: Pen,
  top: number,
  { x, y, width, height }: Detail,
  { kind, label }: Look,
  brushes: Brushes,
): void {
  const { dpr, palette } = brushes;
  const brush = brushes.kinds[kind];
  const icon = ICON_SIZE * dpr;
  const padding = PADDING * dpr;
  const textWidth = label === "" ? 0 : brushes.measure(label) * dpr;
  const whole = icon + textWidth + 3 * padding;
  const labelled = textWidth > 0 && whole + 2 * padding <= width;
  const left = labelled ? x + padding : x + Math.round((width - icon) / 2);
  const iconTop = top + y + Math.round((height - icon) / 2);

  // Words and icons stand on the plain fill, for a pattern beneath would cost them their contrast.
  const patch = labelled ? whole - padding : icon + padding;
  const patchLeft = left - padding / 2;
  if (kind !== "unexplained" || labelled) {
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.beginPath();
    pen.roundRect(patchLeft, iconTop - dpr, patch, icon + 2 * dpr, (icon + 2 * dpr) / 2);
    pen.fillStyle = brush.fill;
    pen.fill();
  }
  const asked = kind === "unexplained";
  paintIcon(pen, kind, left, iconTop, dpr, {
    stroke: asked ? brush.fill : brush.edge,
    disc: asked ? brush.mark : undefined,
  });
  if (!labelled) return;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.font = brushes.labelFont;
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.fillStyle = palette.ink;
  pen.fillText(label, left + icon + padding, top + y + height / 2 + dpr / 2);
}
