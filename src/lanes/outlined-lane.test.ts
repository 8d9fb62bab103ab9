import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventList } from "#engine/event-list.ts";
import { Meanings } from "#engine/importance.ts";
import { outlined } from "#engine/outline.ts";
import { reasonCode } from "#engine/names.ts";
import { plants } from "#testing/generators.ts";
import { anyLane, lane, MONDAY, ONE_OF_EACH } from "#testing/lanes.ts";
import { Columns, NO_EVENT } from "./columns.ts";
import { columnStart, type Grid } from "./grid.ts";
import { endOfEvent, type LaneData } from "./lane.ts";
import type { Look } from "./look.ts";
import { looksOf } from "./looks.ts";
import { laneInOutline, type Whole } from "./outlined-lane.ts";
import { Runs } from "./runs.ts";

const HIDDEN = ONE_OF_EACH.length;
const LOOKS: readonly Look[] = [...ONE_OF_EACH, { kind: "off", label: "", priority: 0 }];
const IMPORTANCE = Uint8Array.from(ONE_OF_EACH, ({ priority }) => priority);

/** Aligned, as the painter's are: columns are numbered from the epoch. */
const anyGrid: fc.Arbitrary<Grid> = fc
  .record({
    offset: fc.integer({ min: -20_000, max: 300_000 }),
    step: fc.oneof(
      fc.double({ min: 0.3, max: 20, noNaN: true }),
      fc.double({ min: 1, max: 5_000, noNaN: true }),
      fc.constantFrom(1, 7, 60, 3_600),
    ),
    count: fc.integer({ min: 1, max: 80 }),
  })
  .map(({ offset, step, count }) => ({ first: Math.round((MONDAY + offset) / step), step, count }));

/** What is painted of a lane: each column's event and look, its crowding, and the bars. */
function picture(of: LaneData, grid: Grid): unknown {
  const columns = new Columns();
  columns.fill(of, LOOKS, grid);
  const runs = new Runs();
  runs.fill(columns.winners, of.looks, 5);
  const { size } = runs;
  return {
    events: Array.from(columns.winners, (event) =>
      event === NO_EVENT
        ? "none"
        : `${of.looks[event]} from ${of.starts[event]} to ${endOfEvent(of, event)}`,
    ),
    crowded: [...columns.crowded],
    bars: [runs.starts, runs.ends, runs.looks].map((part) => [...part.subarray(0, size)]),
  };
}

function inOutline(of: LaneData, grid: Grid, wholes: readonly Whole[] = []): LaneData {
  const list = new EventList();
  // In pieces, so that chunks meet within a column.
  for (let from = 0; from < of.starts.length; from += 700) {
    const to = Math.min(from + 700, of.starts.length);
    const run = { starts: of.starts.slice(from, to), codes: of.looks.slice(from, to) };
    list.append({ ...run, end: of.starts[to] ?? of.end }, IMPORTANCE);
  }
  const { first, step, count } = grid;
  const { codes, ...told } = outlined(list, IMPORTANCE, step, first - 3, first + count + 3);
  const from = Math.max(of.starts[0] ?? 0, Math.ceil(columnStart(grid, -3)));
  const to = Math.min(
    of.starts.length === 0 ? 0 : of.end,
    Math.floor(columnStart(grid, count + 3)),
  );
  const outline = { ...told, looks: codes };
  return { id: of.id, ...laneInOutline(outline, wholes, { from, to }, HIDDEN) };
}

describe("a lane in outline", () => {
  it("paints the very pixels of the whole lane, at every place of its zoom", () => {
    fc.assert(
      fc.property(anyLane(400), anyGrid, (of, grid) => {
        expect(picture(inOutline(of, grid), grid)).toEqual(picture(of, grid));
      }),
      { numRuns: 1_500 },
    );
  });

  it("does so where thousands of events share a column", () => {
    fc.assert(
      fc.property(anyLane(6_000), fc.integer({ min: 1, max: 30 }), (of, count) => {
        const begin = of.starts[0] ?? MONDAY;
        const step = (of.end - begin + 1) / count;
        const grid = { first: Math.floor(begin / step), step, count };
        expect(picture(inOutline(of, grid), grid)).toEqual(picture(of, grid));
      }),
      { numRuns: 60 },
    );
  });

  it("does so whatever stretches of it are known as a whole besides", () => {
    const stretch = fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 60 }));
    fc.assert(
      fc.property(anyLane(400), anyGrid, fc.array(stretch, { maxLength: 3 }), (of, grid, cuts) => {
        const wholes: Whole[] = [];
        let last = 0;
        for (const [from, length] of cuts.toSorted(([a], [b]) => a - b)) {
          const [start, end] = [Math.max(from, last), Math.min(from + length, of.starts.length)];
          if (start >= end) continue;
          wholes.push({
            starts: of.starts.slice(start, end),
            looks: of.looks.slice(start, end),
            end: endOfEvent(of, end - 1),
          });
          last = end;
        }
        expect(picture(inOutline(of, grid, wholes), grid)).toEqual(picture(of, grid));
      }),
      { numRuns: 800 },
    );
  });

  it("has no more events than twice the columns, however many there are", () => {
    fc.assert(
      fc.property(anyLane(6_000), fc.integer({ min: 1, max: 300 }), (of, count) => {
        const begin = of.starts[0] ?? MONDAY;
        const step = (of.end - begin + 1) / count;
        const grid = { first: Math.floor(begin / step), step, count };
        expect(inOutline(of, grid).starts.length).toBeLessThanOrEqual(2 * (count + 6) + 1);
      }),
      { numRuns: 60 },
    );
  });

  it("stands aside where something is known better, and never overlaps itself", () => {
    const outline = {
      starts: Uint32Array.of(100, 180, 250),
      ends: Uint32Array.of(150, 230, 400),
      looks: Uint16Array.of(1, 2, 3),
    };
    const whole = {
      starts: Uint32Array.of(140, 200),
      looks: Uint16Array.of(4, 5),
      end: 300,
    };
    const made = laneInOutline(outline, [whole], { from: 90, to: 410 }, 9);
    expect([...made.starts]).toEqual([90, 100, 140, 200, 300, 400]);
    expect([...made.looks]).toEqual([9, 1, 4, 5, 3, 9]);
    expect(made.end).toBe(410);
  });
});

it("the server's idea of what matters most is the painter's", () => {
  fc.assert(
    fc.property(plants, ({ reasons }) => {
      const table = looksOf(reasons);
      const meanings = new Meanings(reasons);
      const all = [...reasons.map(({ code }) => code), reasonCode("gone")].flatMap((reason) =>
        [false, true].map((pending) => ({
          priority: table.looks[table.indexOf(reason, pending)]?.priority ?? 0,
          code: meanings.codeOf(reason, pending),
        })),
      );
      const { importance } = meanings;
      for (const a of all) {
        // What is not shown loses to everything.
        expect(a.priority).toBeGreaterThan(table.looks[table.hidden]?.priority ?? 0);
        for (const b of all) {
          const more = (importance[a.code] ?? 0) - (importance[b.code] ?? 0);
          expect(Math.sign(more)).toBe(Math.sign(a.priority - b.priority));
        }
      }
    }),
  );
});

it("two events of one look that meet stay two in outline", () => {
  const of = lane("RRRRR|RRRRR|JJ", 60);
  const grid = { first: Math.round(MONDAY / 60), step: 60, count: 12 };
  expect([...inOutline(of, grid).starts]).toEqual([...of.starts]);
});
