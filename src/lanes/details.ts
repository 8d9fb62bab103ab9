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
  const words = label === "" ? 0 : brushes.measure(label) * dpr;
  const [withIcon, withWords] = contentOf(width, icon, words, padding);
  const content =
    (withIcon ? icon : 0) + (withWords ? words : 0) + (withIcon && withWords ? padding : 0);
  const left = withWords ? x + 2 * padding : x + Math.round((width - content) / 2);
  const middle = top + y + Math.round(height / 2);

  // Words and icons stand on the plain fill, for a pattern beneath would cost them their contrast.
  const patch = icon + padding;
  const patchLeft = Math.max(left - padding / 2, x + dpr);
  const patchRight = Math.min(left + content + padding / 2, x + width - dpr);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.beginPath();
  pen.roundRect(patchLeft, middle - patch / 2, patchRight - patchLeft, patch, patch / 2);
  pen.fillStyle = brush.fill;
  pen.fill();
  if (withWords) {
    pen.font = brushes.labelFont;
    pen.textBaseline = "middle";
    pen.textAlign = "left";
    pen.fillStyle = palette.ink;
    pen.fillText(label, left + (withIcon ? icon + padding : 0), middle + dpr / 2);
  }
  if (withIcon) {
    const asked = kind === "unexplained";
    paintIcon(pen, kind, left, middle - icon / 2, dpr, {
      stroke: asked ? brush.fill : brush.edge,
      disc: asked ? brush.mark : undefined,
    });
  }
}

/** Whether the icon and the words have room: both, else the words, which say more, else the icon. */
function contentOf(
  width: number,
  icon: number,
  words: number,
  padding: number,
): readonly [boolean, boolean] {
  const room = width - 4 * padding;
  if (words > 0 && icon + padding + words <= room) return [true, true];
  if (words > 0 && words <= room) return [false, true];
  return [true, false];
}
