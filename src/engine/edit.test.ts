import { describe, expect, it } from "vitest";
import { Example } from "#testing/example.ts";
import { SIX } from "#testing/notation.ts";
import { type Instant, plus } from "#time/instant.ts";
import { applyEdit, type Edit, reachOf, touches } from "./edit.ts";

/** What the last of these steps did. */
function edit(machine: string, ...steps: readonly string[]): Edit {
  const { done } = new Example(machine, steps);
  if (done === undefined) throw new Error("nothing was done");
  return done.edit;
}

function minute(at: number | undefined): number | undefined {
  return at === undefined ? undefined : (at - SIX) / 60;
}

function minutes({ start, end }: { start: Instant; end: Instant | undefined }): unknown {
  return [minute(start), minute(end)];
}

function starts(spans: Edit["removed"]): readonly (number | undefined)[] {
  return spans.map(({ startsAt }) => minute(startsAt));
}

describe("what a request did", () => {
  it("names the spans that it took out and put in, in the order of their time", () => {
    const three = ["classify 7-8 B", "classify 1-2 J", "classify 4-5 T"];
    const { removed, inserted } = edit("rrrrrrrrr", ...three, "classify 0-9 S");
    expect(starts(removed)).toEqual([1, 4, 7]);
    expect(starts(inserted)).toEqual([0]);
  });

  it("names both halves of a span that it cut in two", () => {
    const { removed, inserted } = edit("rrrrrrrrr", "classify 1-8 J", "classify 3-5 T");
    expect(starts(removed)).toEqual([1]);
    expect(starts(inserted)).toEqual([1, 3, 5]);
  });

  it("says what was asked for, before anything merged with it", () => {
    const joined = edit("rrrrrrrrr", "classify 1-3 J", "classify 3-5 J");
    expect([minutes(joined.asked), minutes(joined.touched)]).toEqual([
      [3, 5],
      [1, 5],
    ]);
  });

  it("has no end while nobody knows when the event will end", () => {
    const open = edit("rrrr", "add 2-… J");
    expect([minutes(open.asked), minutes(open.touched)]).toEqual([
      [2, undefined],
      [2, undefined],
    ]);
    expect(minutes(edit("rrrr", "shift 0-8", "classify 2-… B").asked)).toEqual([2, 8]);
  });
});

it("what a request did can be done again to the spans as they were", () => {
  const { timeline, done } = new Example("rrrrrrrrr", ["classify 1-8 J", "classify 3-5 T"]);
  const again = done && applyEdit(done.before.layer, done.edit);
  expect([...(again ?? [])]).toEqual([...timeline.layer]);
});

describe("how far it reaches", () => {
  const at = (count: number): Instant => plus(SIX, count * 60);

  it("as far as it touched, when that is known", () => {
    const { timeline, done } = new Example("rrrrrr", ["classify 1-3 J"]);
    expect(done && minutes(reachOf(done.edit, timeline.signal, at(6)))).toEqual([1, 3]);
  });

  it("up to the reading that it waited for, once that has come", () => {
    const { timeline, done } = new Example("rrrr", ["add 2-… J", "reads 6 s", "now 8"]);
    const reach = (now: number): unknown =>
      done && minutes(reachOf(done.edit, timeline.signal, at(now)));
    expect(reach(5)).toEqual([2, undefined]);
    expect(reach(6)).toEqual([2, 6]);
    expect(reach(8)).toEqual([2, 6]);
  });
});

describe("two stretches of time touch", () => {
  const at = (count: number): Instant => plus(SIX, count * 60);
  const stretch = (start: number, end?: number): Edit["touched"] => ({
    start: at(start),
    end: end === undefined ? undefined : at(end),
  });
  const both = (a: Edit["touched"], b: Edit["touched"]): readonly boolean[] => [
    touches(a, b),
    touches(b, a),
  ];

  it("when they share a second", () => {
    expect(both(stretch(1, 3), stretch(2, 5))).toEqual([true, true]);
    expect(both(stretch(1, 9), stretch(2, 5))).toEqual([true, true]);
    expect(both(stretch(1), stretch(7, 9))).toEqual([true, true]);
    expect(both(stretch(1), stretch(7))).toEqual([true, true]);
  });

  it("not when one ends where the other starts, or before", () => {
    expect(both(stretch(1, 3), stretch(3, 5))).toEqual([false, false]);
    expect(both(stretch(1, 3), stretch(3))).toEqual([false, false]);
    expect(both(stretch(1, 2), stretch(4, 5))).toEqual([false, false]);
  });
});
