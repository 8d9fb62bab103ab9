import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAWN, deliveries, HORIZON, LENGTH, RAWS, second } from "#testing/generators.ts";
import { rawState } from "./names.ts";
import { reading, type Reading, Signal } from "./signal.ts";
import type { SignalColumns } from "./signal-columns.ts";

const heard = deliveries.map((all) => all.map(({ reading }) => reading));
const END = second(HORIZON);

function all(signal: Signal): readonly Reading[] {
  return [...signal.readings(DAWN, END)];
}

/** Everything that a signal answers for: readings, changes, and what is in force. */
function answersOf(signal: Signal): unknown {
  const changes = [];
  for (const walk = signal.changesFrom(DAWN); walk.at < Infinity; walk.advance())
    changes.push([walk.at, walk.raw]);
  return [all(signal), changes, signal.size, signal.first, signal.last];
}

describe("a signal in columns", () => {
  it("is the same signal when it comes back", () => {
    fc.assert(
      fc.property(heard, (readings) => {
        const signal = Signal.of(readings);
        const back = Signal.fromColumns(signal.columns(DAWN, END));
        expect(answersOf(back)).toEqual(answersOf(signal));
      }),
    );
  });

  it("goes on like any other, whatever comes and in whichever order", () => {
    fc.assert(
      fc.property(heard, heard, (before, later) => {
        const signal = Signal.of(before);
        const back = Signal.fromColumns(signal.columns(DAWN, END));
        let [mine, theirs] = [back, signal];
        for (const reading of later) {
          [mine, theirs] = [mine.with(reading), theirs.with(reading)];
          expect(answersOf(mine)).toEqual(answersOf(theirs));
        }
        // Nobody who holds the one before is disturbed.
        expect(answersOf(back)).toEqual(answersOf(signal));
      }),
    );
  });

  it("is cut to a stretch as if nothing else had ever been reported", () => {
    const within = fc.nat({ max: LENGTH });
    fc.assert(
      fc.property(heard, within, within, (readings, from, to) => {
        const signal = Signal.of(readings);
        const few = [...signal.readings(second(from), second(to))];
        expect(answersOf(signal.between(second(from), second(to)))).toEqual(
          answersOf(Signal.of(few)),
        );
      }),
    );
  });

  it("holds many chunks, and is cut where they meet", () => {
    const readings = Array.from({ length: 5_000 }, (_, index) => ({
      at: second(Math.floor(index / 2) * 3 + (index % 2)),
      nanos: index,
      raw: RAWS[index % 3] ?? rawState(""),
    }));
    const signal = Signal.of(readings);
    const end = second(9_000);
    for (const [from, to] of [
      [0, 9_000],
      [0, 0],
      [767, 769],
      [768, 2_304],
      [1_535, 1_537],
      [7_499, 9_000],
    ] as const) {
      const few = [...signal.readings(second(from), second(to))];
      const cut = signal.between(second(from), second(to));
      expect([...cut.readings(DAWN, end)]).toEqual(few);
      expect(cut.with({ at: second(8_000), nanos: 0, raw: rawState("X") }).size).toBe(
        few.length + 1,
      );
    }
  });

  it("is refused when it is broken, with what is wrong", () => {
    const good: SignalColumns = {
      at: Uint32Array.of(10, 20),
      nanos: Uint32Array.of(0, 5),
      state: Uint32Array.of(0, 1),
      states: [rawState("A"), rawState("B")],
    };
    expect(Signal.fromColumns(good).size).toBe(2);
    const broken: readonly [Partial<SignalColumns>, RegExp][] = [
      [{ at: Uint32Array.of(10, 10) }, /reading 1 is not later/],
      [{ at: Uint32Array.of(20, 10) }, /reading 1 is not later/],
      [{ nanos: Uint32Array.of(0, 1_000_000_000) }, /reading 1 is more than a second/],
      [{ state: Uint32Array.of(0, 2) }, /reading 1 names no raw state/],
      [{ state: Uint32Array.of(0) }, /differ in length/],
      [{ nanos: Uint32Array.of(0) }, /differ in length/],
    ];
    for (const [part, why] of broken) {
      expect(() => Signal.fromColumns({ ...good, ...part })).toThrow(RangeError);
      expect(() => Signal.fromColumns({ ...good, ...part })).toThrow(why);
    }
  });

  it("takes a list that names one state twice for one state", () => {
    const signal = Signal.fromColumns({
      at: Uint32Array.of(10, 20),
      nanos: new Uint32Array(2),
      state: Uint32Array.of(0, 1),
      states: [rawState("A"), rawState("A")],
    });
    expect(signal.changesFrom(second(0)).at).toBe(Infinity);
    expect(signal.size).toBe(2);
  });
});

const [ACTIVE, STOPPED] = [rawState("ACTIVE"), rawState("STOPPED")];

describe("a reading", () => {
  it("belongs to the second that it was made in, and knows when in it", () => {
    expect(reading(100.25, ACTIVE)).toEqual({ at: 100, nanos: 250_000_000, raw: ACTIVE });
    expect(reading(100, ACTIVE)).toEqual({ at: 100, nanos: 0, raw: ACTIVE });
    expect(reading(100.9999999999, ACTIVE).nanos).toBe(999_999_999);
    expect(reading(0, ACTIVE).at).toBe(0);
    expect(reading(2 ** 32 - 1, ACTIVE).at).toBe(2 ** 32 - 1);
  });

  it.each([-1, 2 ** 32, NaN, Infinity])("is refused outside of 1970 to 2106: %s", (time) => {
    expect(() => reading(time, ACTIVE)).toThrow(`${time} is not an epoch second between 1970 and`);
  });
});

describe("a signal", () => {
  const at = (when: number, raw = ACTIVE): Reading => reading(when, raw);

  it("knows its first and its latest reading, whether that changed something or not", () => {
    const ends = (...readings: readonly Reading[]): readonly unknown[] => {
      const { first, last } = Signal.of(readings);
      return [first, last?.at, last?.raw];
    };
    expect(ends()).toEqual([undefined, undefined, undefined]);
    expect(ends(at(10))).toEqual([10, 10, ACTIVE]);
    expect(ends(at(10), at(20))).toEqual([10, 20, ACTIVE]);
    expect(ends(at(10), at(20, STOPPED))).toEqual([10, 20, STOPPED]);
    expect(ends(at(10), at(20), at(30, STOPPED))).toEqual([10, 30, STOPPED]);
    expect(ends(at(10), at(30), at(20, STOPPED))).toEqual([10, 30, ACTIVE]);
  });

  it("is the very same one when a reading changes nothing in it", () => {
    const signal = Signal.of([at(10), at(20.5), at(30, STOPPED)]);
    for (const known of [at(10), at(20.5), at(20.25), at(30, STOPPED), at(30, ACTIVE)])
      expect(signal.with(known)).toBe(signal);
    for (const news of [at(20.75), at(20.5, STOPPED), at(10, STOPPED), at(25), at(40)])
      expect(signal.with(news)).not.toBe(signal);
  });

  it("holds a late reading as if it had come in time, and the one after it as what that is now", () => {
    const [a, b, c] = [at(10), at(20, STOPPED), at(30, STOPPED)];
    const late = Signal.of([a, c]).with(b);
    expect([late.size, late.changeAfter(a.at), late.changeAfter(b.at)]).toEqual([3, 20, undefined]);
    const back = late.with(at(20.5));
    expect([back.size, back.changeAfter(a.at)]).toEqual([3, 30]);
  });
});
