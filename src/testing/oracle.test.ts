import { describe, expect, it } from "vitest";
import { ask } from "./oracle.ts";
import { type Cell, Cells, type World } from "./oracle-cells.ts";
import { type EventRow, moved, requestOf, type Vector, vectorFile } from "./vectors.ts";

const START = moved(0);

function worldOf(vector: Vector): World {
  const shiftEnd = moved(vector.shiftEnd);
  // Nobody looks behind the last second that is spoken of, so that an ongoing one may just as well end there.
  const last = moved(Math.max(...vector.later.map(({ now }) => now), ...vector.ops.map(endOf))) + 1;
  return {
    from: START,
    count: last - START + 1,
    reasons: new Set(vectorFile.reasons),
    meaning: (raw) => vectorFile.rawReason[raw] ?? { reason: "OFF", pending: true },
    ongoingEnd: (now) => Math.min(now < shiftEnd ? shiftEnd : shiftEnd + 28_800, last),
  };
}

function endOf({ request }: Vector["ops"][number]): number {
  return request.kind === "classify" ? (request.end ?? 0) : 0;
}

function rowOf(cell: Cell): EventRow {
  return [cell.startsAt - START, cell.reason, cell.raw, cell.pending, cell.comment];
}

describe("the per-second oracle agrees with the worked sequences", () => {
  it.each(vectorFile.vectors)("$name", (vector) => {
    const reports = vector.signal.map(([at, raw]) => ({ at: moved(at), nanos: 0, raw }));
    let cells = Cells.of(worldOf(vector), reports);
    for (const [index, op] of vector.ops.entries()) {
      const request = requestOf(op.request);
      if (request.kind === "undo") throw new Error("no vector takes anything back");
      const verdict = ask(cells, request, moved(op.now), `request ${index}`);
      if (verdict.ok) ({ cells } = verdict);
      const seen = {
        ok: verdict.ok,
        status: verdict.ok ? undefined : verdict.status,
        events: cells.events(moved(op.now)).map(rowOf),
      };
      expect(seen, JSON.stringify(op)).toEqual({
        ok: op.expect.ok,
        status: op.expect.status,
        events: op.expect.events,
      });
    }
    for (const view of vector.later) {
      expect(cells.events(moved(view.now)).map(rowOf), `later, at ${view.now}`).toEqual(
        view.events,
      );
    }
  });
});
