import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Instant, plus } from "#time/instant.ts";
import { after, ahead, diary, Example, inColumns, MAPPING } from "#testing/example.ts";
import { DAWN, HORIZON, second, stories } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { SIX } from "#testing/notation.ts";
import { eventsAt } from "#testing/seconds.ts";
import { tell } from "#testing/story.ts";
import { eventAt, eventsBetween } from "./timeline.ts";

describe("what a timeline is made of", () => {
  it("outside of what people set, it is what the machine says", () => {
    expect(after("rrssrri")).toBe("rrssrri");
    expect(diary("rrs", "now 4")).toEqual(["6:00 r", "6:02 s pending"]);
  });

  it("begins with the first reading", () => {
    expect(after("···")).toBe("");
    expect(after("··rr")).toBe("··rr");
  });

  it("takes a raw state that the plant does not know for what the plant says of unknown ones", () => {
    expect(diary("?")).toEqual(["6:00 o pending"]);
  });

  it("a reading that repeats the state in force changes nothing, until a late one makes it a change", () => {
    expect(after("rr", "reads 4 r", "now 6")).toBe("rrrrrr");
    expect(after("rr", "reads 4 r", "now 6", "reads 3 s")).toBe("rrrsrr");
  });

  it("a late reading is seen where it belongs", () => {
    expect(after("rrrrrr", "reads 2 s")).toBe("rrssss");
    expect(after("rrrssr", "reads 2 s")).toBe("rrsssr");
  });

  it("an event starts where a person's span ends, with the state then in force", () => {
    expect(after("rrssss", "classify 1-4 J")).toBe("rJJJss");
    expect(ahead("rr", "classify 1-3 J", "reads 3 s")).toBe("rJJ|s…");
  });

  it("of two readings in one second the later one counts, in whichever order they come", () => {
    const { timeline, now } = new Example("rr", []);
    const [first, last] = [
      { at: plus(SIX, 60), nanos: 1, raw: "STOPPED" },
      { at: plus(SIX, 60), nanos: 2, raw: "READY" },
    ].map((reading) => reading as Parameters<typeof timeline.signal.with>[0]);
    if (first === undefined || last === undefined) throw new Error("two readings");
    for (const [a, b] of [
      [first, last],
      [last, first],
    ] as const) {
      const signal = timeline.signal.with(a).with(b);
      expect(eventAt({ ...timeline, signal }, MAPPING, now, now)?.raw).toBe("READY");
    }
  });
});

describe("a window of a timeline", () => {
  const told = (): Example => new Example("·rrssrr", ["classify 3-4 J"]);
  const minute = (column: number): Instant => plus(SIX, column * 60);
  const window = (from: number, to: number): readonly string[] => {
    const { timeline, now } = told();
    return eventsBetween(timeline, MAPPING, minute(from), minute(to), now).map(inColumns);
  };

  it("is every event in force at some second of it, both ends included, unclipped", () => {
    expect(window(2, 3)).toEqual(["r 1-3", "J 3-4"]);
    expect(window(4, 4)).toEqual(["s 4-5"]);
    expect(window(0, 99)).toEqual(["r 1-3", "J 3-4", "s 4-5", "r 5-…"]);
  });

  it("is empty before the first reading, after now, and backwards", () => {
    expect(window(0, 0)).toEqual([]);
    expect(window(8, 9)).toEqual([]);
    expect(window(4, 3)).toEqual([]);
  });

  it("holds at a moment the event in force then, and none before the first reading or after now", () => {
    const { timeline, now } = told();
    expect(
      [0, 1, 3, 4, 7, 8].map((column) => eventAt(timeline, MAPPING, minute(column), now)?.reason),
    ).toEqual([undefined, "RUNNING", "JAM", "STOP", "RUNNING", undefined]);
  });

  const within = fc.nat({ max: HORIZON - 1 });
  it(
    "is cut out of the whole timeline, wherever it lies",
    law([stories, within, within], (story, from, to) => {
      const told = [...tell(story)].at(-1);
      if (told === undefined) return;
      const { mapping } = story.plant;
      const all = eventsAt(told.after, story.plant, told.now);
      const [a, b] = [second(from), second(to)];
      const last = Math.min(b, told.now);
      expect(eventsBetween(told.after, mapping, a, b, told.now)).toEqual(
        all.filter(
          ({ startsAt, endsAt = Infinity }) => startsAt <= last && a < endsAt && a <= last,
        ),
      );
      expect(eventAt(told.after, mapping, a, told.now)).toEqual(
        a > told.now ? undefined : all.findLast(({ startsAt }) => startsAt <= a),
      );
      expect(all[0]?.startsAt ?? DAWN).toBeGreaterThanOrEqual(DAWN);
    }),
  );
});
