import { describe, expect, it } from "vitest";
import type { Instant } from "#time/instant.ts";
import { DAWN, HORIZON, LENGTH, second, stories, type Story } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { ask } from "#testing/oracle.ts";
import { type Cell, Cells } from "#testing/oracle-cells.ts";
import { worldOf } from "#testing/oracle-world.ts";
import { heard, NOTHING, originOf, tell } from "#testing/story.ts";
import { eventsBetween, type Timeline } from "./timeline.ts";

type Row = readonly [number, string, string, boolean, string, string | undefined];

function engineRows(timeline: Timeline, plant: Story["plant"], now: Instant): readonly Row[] {
  return eventsBetween(timeline, plant.mapping, DAWN, now, now).map((event) => [
    event.startsAt - DAWN,
    event.reason,
    event.raw,
    event.pending,
    event.comment,
    event.origin?.requestId,
  ]);
}

function oracleRows(cells: Cells, now: Instant): readonly Row[] {
  return cells
    .events(now)
    .map((cell: Cell) => [
      cell.startsAt - DAWN,
      cell.reason,
      cell.raw,
      cell.pending,
      cell.comment,
      cell.mine?.id,
    ]);
}

function heardOf(cells: Cells, story: Story, from: number, now: Instant): Cells {
  return story.deliveries
    .filter(({ heardAt }) => heardAt > from && heardAt <= now)
    .reduce((all, { reading }) => all.reported(reading), cells);
}

describe("engine and oracle", () => {
  it(
    "agree on made-up stories, step by step, and as time goes on",
    law([stories], (story) => {
      let cells = Cells.of(worldOf(story.plant), []);
      let last = -1;
      let timeline = NOTHING;
      for (const { index, now, request, outcome, after } of tell(story)) {
        cells = heardOf(cells, story, last, now);
        last = now;
        const verdict = ask(cells, request, now, originOf(index).requestId);
        if (verdict.ok) ({ cells } = verdict);
        const answer = outcome.ok ? "taken" : outcome.refusal.status;
        expect(answer).toBe(verdict.ok ? "taken" : verdict.status);
        expect(engineRows(after, story.plant, now)).toEqual(oracleRows(cells, now));
        timeline = after;
      }
      for (const now of [second(LENGTH), second(LENGTH + 90), second(HORIZON - 1)]) {
        timeline = heard(timeline, story.deliveries, last, now);
        cells = heardOf(cells, story, last, now);
        last = Math.max(last, now);
        expect(engineRows(timeline, story.plant, now)).toEqual(oracleRows(cells, now));
      }
    }),
  );
});
