import { describe, expect, it } from "vitest";
import { earlier, plus, seconds } from "#time/instant.ts";
import { span } from "#time/span.ts";
import { Example, REASONS } from "#testing/example.ts";
import { SIX } from "#testing/notation.ts";
import { DAWN, HORIZON, stories } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { eventsAt } from "#testing/seconds.ts";
import { tell } from "#testing/story.ts";
import fc from "fast-check";
import { countsAfter, type Use, useOf as howUsed } from "./availability.ts";
import { type Counts, countsOf } from "./counts.ts";
import { consequence } from "./consequence.ts";
import type { Timeline } from "./timeline.ts";

/** How the minutes from column `from` to column `to` were used. */
function used(from: number, to: number, machine: string, ...steps: readonly string[]): Use {
  const events = new Example(machine, steps).events();
  return howUsed(events, REASONS, span(plus(SIX, from * 60), plus(SIX, to * 60)));
}

describe("how a span was used", () => {
  it("adds up minutes by what a reason means for the plant", () => {
    const use = used(0, 8, "rrrrsso", "now 8", "classify 2-4 B");
    expect(use).toMatchObject({ runtime: 120, planned: 120, unplanned: 120, notCounted: 120 });
  });

  it("availability is running time over all time that counts; what is not counted is left out", () => {
    expect(used(0, 8, "rrrrssoo").availability).toBe(4 / 6);
    expect(used(0, 4, "rrrr").availability).toBe(1);
    expect(used(0, 4, "ssss").availability).toBe(0);
  });

  it("has no availability while nothing counts", () => {
    expect(used(0, 2, "oo").availability).toBeUndefined();
    expect(used(4, 6, "oo").availability).toBeUndefined();
  });

  it("counts the part of an event that lies inside, the current one up to the end", () => {
    expect(used(1, 3, "rrss")).toMatchObject({ runtime: 60, unplanned: 60 });
    expect(used(3, 9, "rrss")).toMatchObject({ runtime: 0, unplanned: 360 });
    expect(used(0, 2, "rrss").byReason).toEqual(new Map([["RUNNING", 120]]));
  });

  it("counts what still waits for a person: how many events, and how long", () => {
    expect(used(0, 8, "rssrriir").unexplained).toEqual({ count: 2, seconds: 240 });
    expect(used(0, 8, "rssrriir", "classify 1-3 J").unexplained).toEqual({
      count: 1,
      seconds: 120,
    });
    expect(used(0, 1, "rssrriir").unexplained).toEqual({ count: 0, seconds: 0 });
  });

  it("says the seconds of each reason", () => {
    expect(used(0, 6, "rrssrr", "classify 4-5 J").byReason).toEqual(
      new Map([
        ["RUNNING", 180],
        ["STOP", 120],
        ["JAM", 60],
      ]),
    );
  });

  it("counts a reason that the plant no longer has as not counted", () => {
    const events = new Example("rr", []).events();
    const use = howUsed(events, [], span(SIX, plus(SIX, 120)));
    expect(use).toMatchObject({ runtime: 0, notCounted: 120, availability: undefined });
  });
});

const NOTHING: Counts = {
  runtime: seconds(0),
  planned: seconds(0),
  unplanned: seconds(0),
  notCounted: seconds(0),
  unexplained: { count: 0, seconds: seconds(0) },
  availability: undefined,
};

describe("what a timeline comes to over a span", () => {
  it(
    "is the sum of its events up to now, and after a request the sum of those that stand then",
    law(
      [stories, fc.integer({ min: -60, max: HORIZON }), fc.integer({ min: 1, max: HORIZON })],
      ({ plant, deliveries, steps }, from, length) => {
        const over = span(plus(DAWN, from), plus(DAWN, from + length));
        for (const told of tell({ plant, deliveries, steps })) {
          const { before, outcome, after, now } = told;
          const sum = (timeline: Timeline): Counts => {
            const end = earlier(over.end, now);
            if (end <= over.start) return NOTHING;
            const passed = span(over.start, end);
            const { byReason: _, ...counts } = howUsed(
              eventsAt(timeline, plant, now),
              plant.reasons,
              passed,
            );
            return counts;
          };
          const was = countsOf(before, plant, over, now);
          expect(was).toEqual(sum(before));
          if (!outcome.ok) continue;
          const change = consequence(before, after, outcome.edit, plant.mapping, now);
          expect(countsAfter(was, change, plant, over, now)).toEqual(sum(after));
        }
      },
      500,
    ),
  );
});
