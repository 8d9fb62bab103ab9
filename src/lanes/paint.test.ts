import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyLane, kindOfColour, lane, MONDAY, ONE_OF_EACH, PLAIN_PALETTE } from "#testing/lanes.ts";
import { Paper, paper } from "#testing/paper.ts";
import { barOf } from "./bars.ts";
import { Brushes } from "./brushes.ts";
import { Columns, NO_EVENT } from "./columns.ts";
import { gridOf } from "./grid.ts";
import { hitTest } from "./hit.ts";
import type { LaneData } from "./lane.ts";
import { LOOK_KINDS, statureOf } from "./look.ts";
import { LanePainter } from "./paint.ts";
import type { Scene } from "./rows.ts";
import { NO_LOOK, Runs } from "./runs.ts";
import { timeScale } from "./scale.ts";

const ROW = 60;
const brushesAt = new Map([1, 1.25, 2].map((dpr) => [dpr, new Brushes(PLAIN_PALETTE, dpr, paper)]));

function sceneOf(
  lanes: readonly LaneData[],
  from: number,
  to: number,
  width: number,
  dpr = 1,
): Scene {
  const rows = lanes.map((of, i) => ({ lane: of, top: i * ROW, height: ROW }));
  return { scale: timeScale(from, to, width), dpr, rows, looks: ONE_OF_EACH };
}

function painted(scene: Scene, painter = new LanePainter()): Paper {
  const brushes = brushesAt.get(scene.dpr) ?? new Brushes(PLAIN_PALETTE, scene.dpr, paper);
  const width = Math.ceil(scene.scale.width * scene.dpr);
  const pen = new Paper(width, Math.round(scene.rows.length * ROW * scene.dpr));
  painter.paint(pen, scene, brushes, []);
  return pen;
}

/** The kind shown in a column of a row, told by its colour halfway up; and by its height. */
function shownAt(pen: Paper, x: number, top: number, height: number): readonly [string, string] {
  const colour = kindOfColour(pen.at(x, top + Math.floor(height / 2))) ?? "nothing";
  const standing = LOOK_KINDS.filter((kind) => {
    const { y } = barOf(kind, height);
    const above = y > 0 ? kindOfColour(pen.at(x, top + y - 1)) : undefined;
    return kindOfColour(pen.at(x, top + y)) !== undefined && above === undefined;
  });
  return [colour, standing[0] === undefined ? "nothing" : statureOf(standing[0])];
}

function kindOf(of: LaneData, winner: number): string {
  return winner === NO_EVENT ? "nothing" : (LOOK_KINDS[of.looks[winner] ?? -1] ?? "nothing");
}

/** The columns that show something else than they should, each said in words. */
function wrongColumns(
  pen: Paper,
  rowTop: number,
  kinds: readonly string[],
  gaps: ReadonlySet<number>,
  dpr: number,
): readonly string[] {
  const top = Math.round(rowTop * dpr);
  const height = Math.round((rowTop + ROW) * dpr) - top;
  return kinds.flatMap((kind, k) => {
    const [colour, stature] = shownAt(pen, k, top, height);
    if (colour === "nothing" && gaps.has(k)) return [];
    const due = LOOK_KINDS.find((one) => one === kind);
    const dueStature = due === undefined ? "nothing" : statureOf(due);
    if (colour === kind && stature === dueStature) return [];
    return [`column ${k} shows ${colour} (${stature}) instead of ${kind}`];
  });
}

/** The columns that may be the line of ground that tells two wide bars apart. */
function gapsOf(of: LaneData, winners: Int32Array, dpr: number): ReadonlySet<number> {
  const wide = Math.round(5 * dpr);
  const runs = new Runs();
  runs.fill(winners, of.looks, wide);
  const isWide = (i: number): boolean =>
    i < runs.size &&
    runs.looks[i] !== NO_LOOK &&
    (runs.ends[i] ?? 0) - (runs.starts[i] ?? 0) >= wide;
  const gaps = new Set<number>();
  for (let i = 0; i < runs.size; i += 1) {
    const end = runs.ends[i] ?? 0;
    if (!isWide(i) || !isWide(i + 1)) continue;
    for (let k = end - Math.round(dpr); k < end; k += 1) gaps.add(k);
  }
  return gaps;
}

const anyWindow = fc.record({
  offset: fc.double({ min: -3000, max: 50_000, noNaN: true }),
  span: fc.oneof(
    fc.double({ min: 60, max: 4000, noNaN: true }),
    fc.double({ min: 60, max: 900_000, noNaN: true }),
  ),
  dpr: fc.constantFrom(1, 1.25, 2),
});

describe("a painted lane", () => {
  it("shows in each column of pixels the state that its seconds hold, by colour and by height", () => {
    const columns = new Columns();
    const painter = new LanePainter();
    fc.assert(
      fc.property(anyLane(80), anyLane(20), anyWindow, (first, second, { offset, span, dpr }) => {
        const from = MONDAY + offset;
        const scene = sceneOf([first, second], from, from + span, 90, dpr);
        const pen = painted(scene, painter);
        const wrong = scene.rows.flatMap((row) => {
          columns.fill(row.lane, ONE_OF_EACH, gridOf(scene.scale, dpr));
          const kinds = Array.from(columns.winners, (winner) => kindOf(row.lane, winner));
          const gaps = gapsOf(row.lane, columns.winners, dpr);
          return wrongColumns(pen, row.top, kinds, gaps, dpr);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it("is hit where it is seen: the pixel's event is the one that a click there means", () => {
    fc.assert(
      fc.property(anyLane(80), anyWindow, (of, { offset, span, dpr }) => {
        const from = MONDAY + offset;
        const scene = sceneOf([of], from, from + span, 90, dpr);
        const pen = painted(scene);
        for (let k = 0; (k + 0.5) / dpr < scene.scale.width; k += 1) {
          const [kind] = shownAt(pen, k, 0, Math.round(ROW * dpr));
          const hit = hitTest(scene, (k + 0.5) / dpr, ROW / 2);
          if (kind === "nothing") continue;
          const hitKind = hit.kind === "event" ? LOOK_KINDS[of.looks[hit.index] ?? -1] : hit.kind;
          expect(hitKind).toBe(kind);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("parts two wide events of one state by a line of ground, and narrow ones by nothing", () => {
    const wide = painted(sceneOf([lane("RRRR|RRRR")], MONDAY, MONDAY + 480, 80));
    expect(shownAt(wide, 38, 0, ROW)[0]).toBe("running");
    expect(wide.at(39, ROW / 2)).toBe(PLAIN_PALETTE.ground);
    expect(shownAt(wide, 40, 0, ROW)[0]).toBe("running");
    const narrow = painted(sceneOf([lane("RRRR|RRRR")], MONDAY, MONDAY + 480, 8));
    expect(Array.from({ length: 8 }, (_, k) => shownAt(narrow, k, 0, ROW)[0])).toEqual(
      Array.from({ length: 8 }, () => "running"),
    );
  });

  it("marks along its base where more happened than there is room to show", () => {
    const busy = lane("RJRJRJRJRJ", 1);
    const crowded = painted(sceneOf([busy], MONDAY - 20, MONDAY + 30, 50 / 6));
    const base = (pen: Paper): boolean =>
      Array.from({ length: pen.canvas.width }, (_, x) => pen.at(x, 55)).includes(
        PLAIN_PALETTE.inkQuiet,
      );
    expect(base(crowded)).toBe(true);
    expect(base(painted(sceneOf([busy], MONDAY, MONDAY + 10, 100)))).toBe(false);
  });

  it("names a stop in words when there is room, and running never", () => {
    const texts = (width: number): readonly string[] =>
      painted(sceneOf([lane("RRJJRR")], MONDAY, MONDAY + 360, width)).texts.map((t) => t.text);
    expect(texts(900)).toEqual(["technical"]);
    expect(texts(90)).toEqual([]);
  });

  it("lets nothing of a stop's icon stand beyond the stop", () => {
    const of = { ...lane("I", 25), looks: Uint16Array.of(1) };
    const pen = painted(sceneOf([of], MONDAY, MONDAY + 112.5, 90, 1.25));
    const middle = Math.round((ROW * 1.25) / 2);
    expect(kindOfColour(pen.at(24, middle))).toBe("idle");
    expect(kindOfColour(pen.at(25, middle))).toBeUndefined();
  });

  it("says in words that a machine has no readings yet", () => {
    const empty = painted(sceneOf([lane("")], MONDAY, MONDAY + 3600, 400));
    expect(empty.texts).toEqual([]);
    const silent = { ...lane(""), end: MONDAY + 3600 };
    const pen = painted(sceneOf([silent], MONDAY, MONDAY + 3600, 400));
    expect(pen.texts.map((t) => t.text)).toEqual(["No readings yet"]);
  });

  it("tells what is not loaded from what was never reported", () => {
    const loaded = lane("RRRR", 600, MONDAY + 3600);
    const pen = painted(
      sceneOf([{ ...loaded, knownFrom: MONDAY + 1800 }], MONDAY, MONDAY + 6000, 600),
    );
    expect(pen.at(10, ROW / 2)).toBe(PLAIN_PALETTE.grid);
    expect(pen.at(190, ROW / 2 + 8)).toBe(PLAIN_PALETTE.ground);
    expect(pen.texts.map((t) => t.text)).toEqual(["No readings"]);
    // Where it is true: after what is not loaded, from 180 px on.
    expect(pen.texts[0]?.x).toBeGreaterThan(180);
  });

  it("leaves nothing behind of the frame before", () => {
    const painter = new LanePainter();
    const busy = sceneOf([lane("RUJRUJRUJ", 1)], MONDAY, MONDAY + 100, 50);
    const calm = sceneOf([lane("R", 100)], MONDAY, MONDAY + 100, 50);
    painted(busy, painter);
    expect(painted(calm, painter).pixels).toEqual(painted(calm).pixels);
  });
});
