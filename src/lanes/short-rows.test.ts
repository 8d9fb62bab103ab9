import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyLane, kindOfColour, lane, MONDAY, ONE_OF_EACH, PLAIN_PALETTE } from "#testing/lanes.ts";
import { Paper, paper } from "#testing/paper.ts";
import { shortBarOfStature } from "./bars.ts";
import { Brushes } from "./brushes.ts";
import { Columns, NO_EVENT } from "./columns.ts";
import { gridOf } from "./grid.ts";
import type { LaneData } from "./lane.ts";
import { LOOK_KINDS, type LookKind, statureOf } from "./look.ts";
import { LanePainter } from "./paint.ts";
import { placeOf } from "./place.ts";
import type { Scene } from "./rows.ts";
import { timeScale } from "./scale.ts";
import { ShortRows } from "./short-rows.ts";
import type { Easel } from "./pen.ts";

const short = (easel: Easel): ShortRows => new ShortRows(easel);

function sceneOf(lanes: readonly LaneData[], rowHeight: number, dpr: number): Scene {
  const rows = lanes.map((of, i) => ({
    lane: { ...of, id: `M${i}` },
    top: 3 + i * rowHeight,
    height: rowHeight,
  }));
  return { scale: timeScale(MONDAY, MONDAY + 60, 90), dpr, rows, looks: ONE_OF_EACH };
}

function painted(scene: Scene, painter = new LanePainter(short)): Paper {
  const bottom = scene.rows.reduce((most, { top, height }) => Math.max(most, top + height), 0);
  const pen = new Paper(Math.ceil(scene.scale.width * scene.dpr), Math.ceil(bottom * scene.dpr));
  const gridlines = [
    { x: 20, kind: "tick" },
    { x: 60, kind: "shift" },
  ] as const;
  painter.paint(pen, scene, new Brushes(PLAIN_PALETTE, scene.dpr, paper), gridlines);
  return pen;
}

/** The kind that a column of a row shows and how tall; said so that a failure reads well. */
function shownAt(pen: Paper, x: number, top: number, height: number): string {
  const kinds = Array.from({ length: height }, (_, y) => kindOfColour(pen.at(x, top + y)));
  const kind = kinds.find((its) => its !== undefined);
  return kind === undefined
    ? "nothing"
    : saidOf(
        kind,
        kinds.map((its) => its === kind),
      );
}

function saidOf(kind: LookKind, lines: readonly boolean[]): string {
  return `${kind} ${lines.map((is) => (is ? "#" : ".")).join("")}`;
}

function dueAt(of: LaneData, winner: number, height: number): string {
  const kind = winner === NO_EVENT ? undefined : LOOK_KINDS[of.looks[winner] ?? -1];
  if (kind === undefined) return "nothing";
  const { y, height: tall } = shortBarOfStature(statureOf(kind), height);
  return saidOf(
    kind,
    Array.from({ length: height }, (_, line) => line >= y && line < y + tall),
  );
}

/** The columns that may be the line of ground between two wide events of one look. */
function isParting(of: LaneData, winners: Int32Array, k: number, dpr: number): boolean {
  const [wide, gap] = [Math.round(5 * dpr), Math.max(Math.round(dpr), 1)];
  for (let end = k + 1; end <= k + gap; end += 1) {
    const [a, b] = [winners[end - 1] ?? NO_EVENT, winners[end] ?? NO_EVENT];
    const isSeam = a !== b && a >= 0 && b >= 0 && of.looks[a] === of.looks[b];
    if (!isSeam) continue;
    const looks = Array.from(winners, (winner) => of.looks[winner]);
    const same = (from: number): boolean =>
      Array.from({ length: wide }, (_, i) => looks[from + i]).every((look) => look === looks[k]);
    if (same(end - wide) && same(end)) return true;
  }
  return false;
}

const anyPicture = fc.record({
  lanes: fc.array(fc.oneof(anyLane(10), anyLane(80), anyLane(400)), { minLength: 1, maxLength: 4 }),
  rowHeight: fc.constantFrom(2, 3, 4, 4.5, 6, 9, 15),
  dpr: fc.constantFrom(1, 1.25, 2),
  offset: fc.double({ min: -3000, max: 50_000, noNaN: true }),
  span: fc.oneof(
    fc.double({ min: 60, max: 4000, noNaN: true }),
    fc.double({ min: 60, max: 900_000, noNaN: true }),
  ),
});

describe("a short row", () => {
  it("shows in each column what its seconds hold, by colour and by height, and what is crowded", () => {
    const painter = new LanePainter(short);
    const columns = new Columns();
    fc.assert(
      fc.property(anyPicture, ({ lanes, rowHeight, dpr, offset, span }) => {
        const from = MONDAY + offset;
        const scene = {
          ...sceneOf(lanes, rowHeight, dpr),
          scale: timeScale(from, from + span, 90),
        };
        const pen = painted(scene, painter);
        const wrong = scene.rows.flatMap((row) => {
          const { top, height } = placeOf(row, dpr, true);
          columns.fill(row.lane, ONE_OF_EACH, gridOf(scene.scale, dpr));
          const { winners, crowded } = columns;
          return Array.from(winners, (winner, k) => {
            const [shown, due] = [shownAt(pen, k, top, height), dueAt(row.lane, winner, height)];
            const isMarked = pen.at(k, top + height - 1) === PLAIN_PALETTE.inkQuiet;
            if (isMarked !== (crowded[k] === 1)) return `column ${k}: its mark is wrong`;
            if (shown === due || (shown === "nothing" && isParting(row.lane, winners, k, dpr)))
              return undefined;
            return `column ${k} shows ${shown} instead of ${due}`;
          }).filter((said) => said !== undefined);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("parts two wide events of one look, whether the row is busy or not", () => {
    const parted = (picture: string): string => {
      const scene = {
        ...sceneOf([lane(picture, 1)], 6, 1),
        scale: timeScale(MONDAY, MONDAY + picture.replaceAll("|", "").length, 40),
      };
      const pen = painted(scene);
      return Array.from({ length: 40 }, (_, x) => (shownAt(pen, x, 3, 6) === "nothing" ? "." : "#"))
        .join("")
        .slice(0, 20);
    };
    expect(parted("JJJJJJJJJJ|JJJJJJJJJJRRRRRRRRRRRRRRRRRRRR")).toBe("#########.##########");
    expect(parted("JJJJJJJJJJ|JJJJJJJJJJRURURURURURURURURURU")).toBe("#########.##########");
  });

  it("keeps the gridlines between its bars, and off them", () => {
    const scene = {
      ...sceneOf([lane("RRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR", 1)], 6, 1),
      scale: timeScale(MONDAY, MONDAY + 90, 90),
    };
    const pen = painted(scene);
    expect(pen.at(60, 5)).toBe(PLAIN_PALETTE.line);
    expect(kindOfColour(pen.at(20, 5))).toBe("running");
    expect(pen.at(20, 3)).toBe(PLAIN_PALETTE.grid);
  });
});
