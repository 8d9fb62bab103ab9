import { Brushes } from "#lanes/brushes.ts";
import { aligned } from "#lanes/grid.ts";
import type { LaneData } from "#lanes/lane.ts";
import { LOOK_KINDS, lookFor } from "#lanes/look.ts";
import { LanePainter } from "#lanes/paint.ts";
import type { Palette, Swatch } from "#lanes/palette.ts";
import { ShortRows } from "#lanes/short-rows.ts";
import { COLOURS, type Data } from "./data.ts";
import type { View } from "./hand.ts";

const KINDS = ["running", "unexplained", "technical", "material", "off"] as const;

/** The app's own painter with all machines in view, as the bare canvas has them, and nothing around it. */
export function lanesPainter(canvas: HTMLCanvasElement, data: Data): (view: View) => void {
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null) throw new Error("no canvas");
  const looks = KINDS.map((kind) => lookFor(kind, ""));
  const dpr = canvas.width / innerWidth;
  const brushes = new Brushes(palette(), dpr);
  const painter = new LanePainter((easel) => new ShortRows(easel));
  const height = canvas.height / dpr / data.starts.length;
  const rows = data.starts.map((starts, machine) => {
    const lane: LaneData = {
      id: `${machine}`,
      starts,
      looks: Uint16Array.from(data.states[machine] ?? []),
      end: data.until,
    };
    return { lane, top: machine * height, height };
  });
  return ({ from, span }) => {
    const scale = aligned({ from, span, width: innerWidth }, dpr);
    painter.paint(context, { scale, dpr, rows, looks }, brushes, []);
  };
}

function palette(): Palette {
  const swatch = (place: number): Swatch => {
    const fill = COLOURS[place % COLOURS.length] ?? "#000000";
    return { fill, mark: "#333333", edge: "#222222" };
  };
  const looks = Object.fromEntries(
    LOOK_KINDS.map((kind) => [
      kind,
      swatch(
        Math.max(
          KINDS.findIndex((its) => its === kind),
          0,
        ),
      ),
    ]),
  ) as Palette["looks"];
  const dark = "#222222";
  const line = "#cccccc";
  return {
    ground: "#ffffff",
    panel: "#ffffff",
    ink: dark,
    inkQuiet: "#666666",
    line,
    lineStrong: "#999999",
    grid: "#eeeeee",
    now: "#c03030",
    preview: dark,
    handle: dark,
    handleEdge: "#ffffff",
    focus: dark,
    alert: "#c03030",
    accent: "#205080",
    onAccent: "#ffffff",
    font: "sans-serif",
    looks,
  };
}
