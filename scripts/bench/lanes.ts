// What a million events under the finger cost: `npm run bench:lanes`. The machine may be busy: what counts
// are the ratios, which come from one run, each rival in a browser of its own, one after the other.
import { resolve } from "node:path";
import { type BoardFigures, measureBoard } from "./board.ts";
import { PlantServer } from "./plant-server.ts";
import { SIZES, type PlantSize } from "./plants.ts";
import { prepare } from "./prepare.ts";
import { type RivalFigures, Rivals } from "./rivals.ts";
import type { Motion } from "./trace.ts";

const root = process.cwd();
const cache = resolve(root, "node_modules/.cache/shiftlane/bench");
/** uPlot joins a million times of 200 machines before it paints; longer than this it need not take, ms. */
const PATIENCE = 90_000;

interface Measured {
  readonly board: BoardFigures;
  readonly bare: RivalFigures;
  readonly alike: RivalFigures;
  readonly lanes: RivalFigures;
  readonly plot: RivalFigures | undefined;
}

async function measure(size: PlantSize): Promise<Measured> {
  const prepared = await prepare(root, cache, size);
  const server = await PlantServer.start(root, prepared.settings);
  const rivals = await Rivals.open(root, cache, prepared);
  try {
    const board = await measureBoard(server, prepared);
    const bare = there(await rivals.measure("bare", PATIENCE));
    const { machines, width, height } = board;
    const alike = there(await rivals.measure("bare", PATIENCE, { machines, width, height }));
    const lanes = there(await rivals.measure("lanes", PATIENCE));
    // So slow that a gesture may end before one frame has come: that is a finding, and no reason to stop.
    const plot = await rivals.measure("plot", PATIENCE).catch((error: unknown) => {
      console.error(`uPlot's timeline: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    });
    return { board, bare, alike, lanes, plot };
  } finally {
    rivals.close();
    await server.stop();
  }
}

function there(figures: RivalFigures | undefined): RivalFigures {
  if (figures === undefined) throw new Error("A bare canvas painted nothing.");
  return figures;
}

function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

function line(
  name: string,
  of: { readonly pan: Motion; readonly whole: Motion },
  more: string,
): string {
  const { fps, scriptMedianMs, scriptP95Ms, inputToFrameMs, longTasks } = of.whole;
  const script = `${scriptMedianMs.toFixed(1)} / ${scriptP95Ms.toFixed(1)}`;
  const cells = [
    name.padEnd(34),
    of.pan.fps.toFixed(1).padStart(7),
    fps.toFixed(1).padStart(7),
    script.padStart(15),
    `${of.pan.longTasks} / ${longTasks}`.padStart(9),
    inputToFrameMs.toFixed(0).padStart(8),
  ];
  return `${cells.join(" ")}  ${more}`;
}

/** `npm run bench:lanes -- 4000` measures the plant with so many events alone. */
const wanted = process.argv.slice(2);
const sizes = SIZES.filter(
  ({ machines, events }) => wanted.length === 0 || wanted.includes(String(machines * events)),
);
const summary: Record<string, object> = {};
for (const size of sizes) {
  const { machines, events } = size;
  const { board, bare, alike, lanes, plot } = await measure(size);
  const perPage = (of: RivalFigures): string =>
    `data to paint ${of.dataToPaintMs.toFixed(0)} ms, ${of.heapMB.toFixed(0)} MB`;
  console.log(`\n${machines} machines of ${events} events: ${machines * events} in a month`);
  console.log(
    `${"".padEnd(34)} ${"pan f/s".padStart(7)} ${"all f/s".padStart(7)} ${"script ms, p95".padStart(15)} ${"long".padStart(9)} ${"input ms".padStart(8)}`,
  );
  console.log(
    line(
      `the app (${board.machines} on its canvas)`,
      board,
      `data to paint ${board.dataToPaintMs.toFixed(0)} ms, ${board.heapMB.toFixed(0)} MB`,
    ),
  );
  console.log(line("bare exact canvas, all machines", bare, perPage(bare)));
  console.log(line(`bare exact canvas, ${board.machines} machines alike`, alike, perPage(alike)));
  console.log(line("the app's painter, all machines", lanes, perPage(lanes)));
  console.log(
    plot === undefined
      ? "uPlot's timeline could not be moved"
      : line("uPlot's timeline, all machines", plot, perPage(plot)),
  );
  console.log(
    `first full paint ${board.firstPaintMs.toFixed(0)} ms after navigation, ${board.transferredBytes} bytes; ` +
      `selecting shows after ${board.selectFrames} frame(s), a preview after ${board.previewFrames}`,
  );
  summary[String(machines * events)] = {
    fps: rounded(board.pan.fps, 1),
    fpsAll: rounded(board.whole.fps, 1),
    scriptMedianMs: rounded(board.whole.scriptMedianMs),
    scriptP95Ms: rounded(board.whole.scriptP95Ms),
    scriptVsBare: rounded(board.whole.scriptMedianMs / bare.whole.scriptMedianMs),
    scriptVsBareAlike: rounded(board.whole.scriptMedianMs / alike.whole.scriptMedianMs),
    painterVsBare: rounded(lanes.whole.scriptMedianMs / bare.whole.scriptMedianMs),
    longTasks: board.pan.longTasks,
    firstPaintMs: rounded(board.firstPaintMs, 0),
    dataToPaintMs: rounded(board.dataToPaintMs, 0),
    inputToFrameVsBare: rounded(board.whole.inputToFrameMs / bare.whole.inputToFrameMs),
    transferredBytes: board.transferredBytes,
    heapMB: rounded(board.heapMB, 1),
    fpsVsUplot: plot === undefined ? null : rounded(board.whole.fps / plot.whole.fps, 1),
    selectFrames: board.selectFrames,
    previewFrames: board.previewFrames,
    fpsBare: rounded(bare.pan.fps, 1),
  };
}
console.log(JSON.stringify(summary));
