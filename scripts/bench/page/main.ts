// A page for each rival: `?what=bare|lanes|plot`; `&machines=28` paints some of the machines alone.
import { barePainter, canvasOf } from "./bare.ts";
import { type Data, fetchData } from "./data.ts";
import { attachHand, type View } from "./hand.ts";
import { lanesPainter } from "./lanes-painter.ts";
import { plotPainter } from "./plot.ts";

const MONTH = 32 * 86_400;

const asked = new URLSearchParams(location.search);
const all = await fetchData();
const some = Number(asked.get("machines") ?? all.starts.length);
const data = { ...all, starts: all.starts.slice(0, some), states: all.states.slice(0, some) };
performance.mark("data");
const start: View = { from: data.until - MONTH, span: MONTH };
const paint = painterOf(asked.get("what"), data);
attachHand(document.body, start, MONTH, (view) => {
  paint(view);
  // Painted once, and shown in the next frame.
  if (performance.getEntriesByName("painted").length === 0)
    requestAnimationFrame(() => performance.mark("painted"));
});

function painterOf(what: string | null, its: Data): (view: View) => void {
  if (what === "plot") return plotPainter(its, start);
  if (what === "lanes") return lanesPainter(canvasOf(), its);
  return barePainter(canvasOf(), its);
}
