import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyLane, lane, MONDAY, ONE_OF_EACH } from "#testing/lanes.ts";
import { Columns, NO_EVENT, winnerAt } from "./columns.ts";
import { columnStart, type Grid } from "./grid.ts";
import { endOfEvent, type LaneData } from "./lane.ts";

/** The rule as it is written, event by event, with nothing clever in it. */
function bruteWinner(of: LaneData, grid: Grid, k: number): number {
  const [t0, t1] = [columnStart(grid, k), columnStart(grid, k + 1)];
  let best = NO_EVENT;
  let bestPriority = -1;
  let bestTime = 0;
  for (let i = 0; i < of.starts.length; i += 1) {
    const time = Math.min(endOfEvent(of, i), t1) - Math.max(of.starts[i] ?? 0, t0);
    if (time <= 0) continue;
    const priority = ONE_OF_EACH[of.looks[i] ?? 0]?.priority ?? 0;
    if (priority > bestPriority || (priority === bestPriority && time > bestTime)) {
      [best, bestPriority, bestTime] = [i, priority, time];
    }
  }
  return best;
}

/** An event that shares time with the column, and wins no column anywhere. */
function bruteCrowded(of: LaneData, grid: Grid, k: number): boolean {
  const shown = new Set<number>();
  for (let near = k - 4; near <= k + 4; near += 1) shown.add(bruteWinner(of, grid, near));
  for (let i = 0; i < of.starts.length; i += 1) {
    const from = Math.max(of.starts[i] ?? 0, columnStart(grid, k));
    const to = Math.min(endOfEvent(of, i), columnStart(grid, k + 1));
    if (to > from && !shown.has(i)) return true;
  }
  return false;
}

/** A grid whose first column begins at `from` epoch seconds. */
function gridFrom(from: number, step: number, count: number): Grid {
  return { first: from / step, step, count };
}

/** Windows from seconds to weeks, off every round number, some without any event. */
const anyGrid: fc.Arbitrary<Grid> = fc
  .record({
    offset: fc.double({ min: -20_000, max: 200_000, noNaN: true }),
    step: fc.oneof(
      fc.double({ min: 0.01, max: 2, noNaN: true }),
      fc.double({ min: 1, max: 5000, noNaN: true }),
      fc.constantFrom(1, 60, 3600),
    ),
    count: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ offset, step, count }) => gridFrom(MONDAY + offset, step, count));

describe("what a column of pixels shows", () => {
  const columns = new Columns();

  it("is what a brute-force reading of the same seconds gives, for any lane and zoom", () => {
    fc.assert(
      fc.property(anyLane(60), anyGrid, (of, grid) => {
        columns.fill(of, ONE_OF_EACH, grid);
        const brute = Array.from({ length: grid.count }, (_, k) => bruteWinner(of, grid, k));
        expect([...columns.winners]).toEqual(brute);
      }),
      { numRuns: 1500 },
    );
  });

  it("is the same when thousands of events share a column", () => {
    fc.assert(
      fc.property(anyLane(3000), fc.integer({ min: 1, max: 12 }), (of, count) => {
        const from = (of.starts[0] ?? MONDAY) - 10;
        const grid = gridFrom(from, (of.end - from + 20) / count, count);
        columns.fill(of, ONE_OF_EACH, grid);
        const brute = Array.from({ length: count }, (_, k) => bruteWinner(of, grid, k));
        expect([...columns.winners]).toEqual(brute);
      }),
      { numRuns: 150 },
    );
  });

  it("is called crowded exactly where an event is not shown by any column", () => {
    fc.assert(
      fc.property(anyLane(60), anyGrid, (of, grid) => {
        columns.fill(of, ONE_OF_EACH, grid);
        const brute = Array.from({ length: grid.count }, (_, k) => bruteCrowded(of, grid, k));
        expect([...columns.crowded].map(Boolean)).toEqual(brute);
      }),
      { numRuns: 800 },
    );
  });

  it("is the same when one column is asked alone", () => {
    fc.assert(
      fc.property(anyLane(200), anyGrid, (of, grid) => {
        columns.fill(of, ONE_OF_EACH, grid);
        for (let k = 0; k < grid.count; k += 1) {
          expect(winnerAt(of, ONE_OF_EACH, grid, k)).toBe(columns.winners[k]);
        }
      }),
    );
  });

  it("shows a stop of one second in a month of running", () => {
    const month = 30 * 86_400;
    const of: LaneData = {
      id: "M1",
      starts: Uint32Array.of(MONDAY, MONDAY + 1_000_000, MONDAY + 1_000_001),
      looks: Uint16Array.of(0, 8, 0),
      end: MONDAY + month,
    };
    const grid = gridFrom(MONDAY, month / 1000, 1000);
    columns.fill(of, ONE_OF_EACH, grid);
    expect([...columns.winners].filter((winner) => winner === 1)).toHaveLength(1);
  });

  it("shows an unexplained stop over a longer one that is explained", () => {
    columns.fill(lane("RRRJJJJJJUR", 1), ONE_OF_EACH, gridFrom(MONDAY, 11, 1));
    expect(columns.winners[0]).toBe(2);
    expect(columns.crowded[0]).toBe(1);
  });

  it("shows no event before the first reading and after now", () => {
    columns.fill(lane("RR", 60), ONE_OF_EACH, gridFrom(MONDAY - 60, 60, 4));
    expect([...columns.winners]).toEqual([NO_EVENT, 0, 0, NO_EVENT]);
  });

  it("shows nothing of a current event that begins this very second", () => {
    const of = { ...lane("RJ", 60), end: MONDAY + 60 };
    columns.fill(of, ONE_OF_EACH, gridFrom(MONDAY, 60, 2));
    expect([...columns.winners]).toEqual([0, NO_EVENT]);
  });

  it("keeps no trace of the lane that was read before", () => {
    const grid = gridFrom(MONDAY, 1, 300);
    columns.fill(lane("UUUUU", 60), ONE_OF_EACH, grid);
    columns.fill(lane("", 60), ONE_OF_EACH, grid);
    expect(columns.winners.every((winner) => winner === NO_EVENT)).toBe(true);
    expect(columns.crowded.every((crowd) => crowd === 0)).toBe(true);
  });

  it("is the same after any pans and with any growth of the current event, as read afresh", () => {
    const anyMove = fc.record({
      by: fc.integer({ min: -70, max: 70 }),
      grow: fc.constantFrom(0, 0, 1, 30, 4000),
    });
    fc.assert(
      fc.property(anyLane(120), anyGrid, fc.array(anyMove, { maxLength: 8 }), (of, grid, moves) => {
        const panned = new Columns();
        const afresh = new Columns();
        let first = Math.round(grid.first);
        let { end } = of;
        for (const { by, grow } of [{ by: 0, grow: 0 }, ...moves]) {
          first += by;
          end += grow;
          const [now, there] = [
            { ...of, end },
            { ...grid, first },
          ];
          panned.fill(now, ONE_OF_EACH, there);
          afresh.fill({ ...now, looks: now.looks.slice() }, ONE_OF_EACH, there);
          expect([...panned.winners]).toEqual([...afresh.winners]);
          expect([...panned.crowded]).toEqual([...afresh.crowded]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
