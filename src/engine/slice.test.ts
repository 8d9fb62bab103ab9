import { describe, expect, it } from "vitest";
import { plus } from "#time/instant.ts";
import { Example, inColumns, MAPPING } from "#testing/example.ts";
import { SIX } from "#testing/notation.ts";
import { sliceOf } from "./slice.ts";
import { eventsBetween } from "./timeline.ts";

function cut(
  from: number,
  to: number,
  machine: string,
  ...steps: readonly string[]
):
  | {
      readonly from: number;
      readonly to: number | undefined;
      readonly readings: number;
      readonly events: readonly string[];
    }
  | undefined {
  const { timeline, now } = new Example(machine, steps);
  const slice = sliceOf(timeline, plus(SIX, from * 60), plus(SIX, to * 60), now);
  if (slice === undefined) return undefined;
  const column = (at: number): number => (at - SIX) / 60;
  return {
    from: column(slice.knownFrom),
    to: slice.knownTo === undefined ? undefined : column(slice.knownTo),
    readings: slice.timeline.signal.size,
    events: eventsBetween(slice.timeline, MAPPING, SIX, now, now).map(inColumns),
  };
}

describe("a slice of a timeline", () => {
  it("holds one whole event to each side of the window, and the reading that ends the last", () => {
    expect(cut(4, 4, "rrssrriirrss")).toEqual({
      from: 2,
      to: 8,
      readings: 4,
      events: ["s 2-4", "r 4-6", "i 6-8", "r 8-…"],
    });
  });

  it("holds the spans that people set in there, those that end at its edges too", () => {
    const { events } = cut(
      5,
      5,
      "rrrrrrrrrr",
      "classify 1-3 J",
      "classify 4-6 T",
      "classify 8-9 B",
    ) ?? { events: [] };
    expect(events.slice(-5)).toEqual(["r 3-4", "T 4-6", "r 6-8", "B 8-9", "r 9-…"]);
  });

  it("reaches to now and on when the window, or the event behind it, does", () => {
    expect(cut(4, 9, "rrssrriirrss")?.to).toBeUndefined();
    expect(cut(4, 99, "rrssrriirrss")?.to).toBeUndefined();
    expect(cut(8, 12, "rrssrriirrss")?.from).toBe(6);
  });

  it("begins with the first event when there is none before", () => {
    expect(cut(0, 1, "··rrssrr")?.from).toBe(2);
    expect(cut(3, 3, "··rrssrr")?.from).toBe(2);
    expect(cut(0, 99, "··rrssrr")?.events).toEqual(["r 2-4", "s 4-6", "r 6-…"]);
  });

  it("is nothing while the machine has reported nothing", () => {
    expect(cut(0, 1, "··")).toBeUndefined();
  });

  it("leaves out what has lost its seconds to a reading from before it", () => {
    const { timeline, now } = new Example("rrrr", [
      "post 1 J",
      "classify 3-6 T",
      "reads 2 s",
      "now 8",
    ]);
    const slice = sliceOf(timeline, plus(SIX, 420), plus(SIX, 420), now);
    const columns = (layer = timeline.layer): readonly number[] =>
      [...layer].map(({ startsAt }) => (startsAt - SIX) / 60);
    expect(columns()).toEqual([1, 3, 6]);
    expect(columns(slice?.timeline.layer)).toEqual([1, 3]);
  });

  it("holds no span that is over before it begins, or begins after it ends", () => {
    const spans = (
      from: number,
      machine: string,
      ...steps: readonly string[]
    ): readonly number[] => {
      const { timeline, now } = new Example(machine, steps);
      const at = plus(SIX, from * 60);
      const { layer = [] } = sliceOf(timeline, at, at, now)?.timeline ?? {};
      return [...layer].map(({ startsAt }) => (startsAt - SIX) / 60);
    };
    expect(spans(1, "rrssrriirr", "classify 8-9 B")).toEqual([]);
    expect(spans(5, "rrssrriirr", "classify 1-2 J")).toEqual([]);
    expect(spans(5, "rrssrriirr", "classify 3-4 J", "classify 8-9 B")).toEqual([3, 8]);
    // What the tool change had cut off lost its seconds to the reading that came at its end.
    expect(spans(7, "rrrr", "post 1 J", "classify 3-6 T", "reads 6 s", "now 8")).toEqual([1, 3]);
  });

  it("ends where the event behind the window has just ended", () => {
    expect(cut(3, 3, "rrssrr", "reads 6 i")?.to).toBe(6);
  });
});
