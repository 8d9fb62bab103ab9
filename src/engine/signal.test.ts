import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAWN, deliveries, HORIZON, LENGTH, RAWS, second } from "#testing/generators.ts";
import { rawState } from "./names.ts";
import { type Reading, Signal } from "./signal.ts";
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
