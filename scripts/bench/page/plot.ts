import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { COLOURS, type Data } from "./data.ts";
import type { View } from "./hand.ts";

/**
 * uPlot's timeline, as its own demo and the state timelines that are built on it draw it: the machines' times
 * joined into one axis, a series a machine, a path that fills a box for each event in view.
 */
export function plotPainter(data: Data, start: View): (view: View) => void {
  const tables = data.starts.map((starts, machine): uPlot.AlignedData => [
    Array.from(starts),
    Array.from(data.states[machine] ?? []),
  ]);
  const joined = uPlot.join(tables);
  const lanes = data.starts.length;
  const boxes: uPlot.Series.PathBuilder = (plot, series, first, last) => {
    const values = plot.data[series] ?? [];
    const times = plot.data[0];
    const { left, top, width, height } = plot.bbox;
    const { min = 0, max = 1 } = plot.scales["x"] ?? {};
    const laneTop = top + ((series - 1) * height) / lanes;
    const laneHeight = Math.max(height / lanes - 1, 1);
    const paths = COLOURS.map(() => new Path2D());
    let from = -1;
    let state = 0;
    const close = (to: number): void => {
      if (from < 0 || to <= (min ?? 0) || from >= (max ?? 1)) return;
      const x = plot.valToPos(Math.max(from, min ?? 0), "x", true);
      const end = plot.valToPos(Math.min(to, max ?? 1), "x", true);
      paths[state]?.rect(x, laneTop, Math.max(end - x, 1), laneHeight);
    };
    // What is in force at the left edge began before it.
    let index = first;
    while (index > 0 && typeof values[index] !== "number") index -= 1;
    for (; index <= last; index += 1) {
      const value = values[index];
      if (typeof value !== "number") continue;
      const at = times[index] ?? 0;
      close(at);
      from = at;
      state = value;
    }
    close(Math.min(data.until, max ?? 1));
    plot.ctx.save();
    plot.ctx.beginPath();
    plot.ctx.rect(left, top, width, height);
    plot.ctx.clip();
    for (const [place, path] of paths.entries()) {
      plot.ctx.fillStyle = COLOURS[place] ?? "#000";
      plot.ctx.fill(path);
    }
    plot.ctx.restore();
    return null;
  };
  const plot = new uPlot(
    {
      width: innerWidth,
      height: innerHeight,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: true, auto: false, min: start.from, max: start.from + start.span } },
      axes: [{}, { show: false }],
      series: [{}, ...data.starts.map((_, machine) => ({ label: `${machine}`, paths: boxes }))],
    },
    joined,
    document.body,
  );
  return ({ from, span }) => plot.setScale("x", { min: from, max: from + span });
}
