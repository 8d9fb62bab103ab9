import fc from "fast-check";
import { expect, it } from "vitest";
import { anyLane, ONE_OF_EACH } from "#testing/lanes.ts";
import { endOfEvent, type LaneData } from "./lane.ts";
import { ranksOf } from "./look.ts";
import { Peaks } from "./peaks.ts";

const ranks = ranksOf(ONE_OF_EACH);

function bruteBest(of: LaneData, first: number, last: number): number {
  const rank = (i: number): readonly [number, number] => [
    ranks[of.looks[i] ?? 0] ?? 0,
    endOfEvent(of, i) - (of.starts[i] ?? 0),
  ];
  let best = first;
  for (let i = first + 1; i <= last; i += 1) {
    const [[p, d], [bp, bd]] = [rank(i), rank(best)];
    if (p > bp || (p === bp && d > bd)) best = i;
  }
  return best;
}

it("names the event that matters most in any stretch, as asking each would", () => {
  fc.assert(
    fc.property(anyLane(2500), fc.nat(), fc.nat(), (of, a, b) => {
      const size = of.starts.length - 1;
      fc.pre(size > 0);
      const [first, last] = [a % size, b % size].sort((x, y) => x - y) as [number, number];
      expect(Peaks.of(of, ranks).best(first, last)).toBe(bruteBest(of, first, last));
    }),
    { numRuns: 300 },
  );
});

it("is made once for a lane whose current event grows, and again when its looks change", () => {
  const of: LaneData = {
    id: "M1",
    starts: Uint32Array.from({ length: 100 }, (_, i) => i),
    looks: new Uint16Array(100),
    end: 100,
  };
  const peaks = Peaks.of(of, ranks);
  expect(Peaks.of({ ...of, end: 200 }, ranks)).toBe(peaks);
  const looks = Uint16Array.from(of.looks);
  looks[50] = 8;
  expect(Peaks.of({ ...of, looks }, ranks).best(0, 98)).toBe(50);
});
