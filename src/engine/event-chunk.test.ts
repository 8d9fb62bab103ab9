import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { law } from "#testing/law.ts";
import { bestOf, chunkOf, endAt, type EventChunk, placeAt } from "./event-chunk.ts";

/** What code 0 means matters least. */
const IMPORTANCE = Uint8Array.of(0, 1, 1, 3);

type Row = readonly [length: number, code: number];

function chunk(rows: readonly Row[], begin = 100): EventChunk {
  let at = begin;
  const starts = rows.map(([length]) => (at += length) - length);
  return chunkOf(
    Uint32Array.from(starts),
    Uint16Array.from(rows, ([, code]) => code),
    at,
    IMPORTANCE,
  );
}

/** The rule as it is told, event by event. */
function bestByRule(rows: readonly Row[], from: number, to: number): number {
  const places = rows.slice(from, to).map((row, index) => [row, from + index] as const);
  const matters = ([[, code]]: readonly [Row, number]): number => IMPORTANCE[code] ?? 0;
  const [first] = places.toSorted(
    (a, b) => matters(b) - matters(a) || b[0][0] - a[0][0] || a[1] - b[1],
  );
  return first?.[1] ?? -1;
}

const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat({ max: 3 })), {
  minLength: 1,
  maxLength: 100,
});

describe("neighbouring events", () => {
  it("end where the next one starts, the last where all of them end", () => {
    const three = chunk([
      [5, 0],
      [7, 1],
      [9, 2],
    ]);
    expect([0, 1, 2].map((place) => endAt(three, place))).toEqual([105, 112, 121]);
  });

  it("are found by the second from which on they start", () => {
    const three = chunk([
      [5, 0],
      [7, 1],
      [9, 2],
    ]);
    const at = [0, 100, 101, 105, 106, 112, 113, 999];
    expect(at.map((second) => placeAt(three, second))).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  });

  it("matter by their meaning, then by their length, then in their order", () => {
    const told: readonly Row[] = [
      [9, 0],
      [2, 1],
      [4, 2],
      [4, 1],
      [1, 3],
    ];
    const best = (from: number, to: number): number => bestOf(chunk(told), from, to, IMPORTANCE);
    expect([best(0, 5), best(0, 4), best(0, 2), best(0, 1), best(3, 4)]).toEqual([4, 2, 1, 0, 3]);
  });

  it(
    "are known by the best of any stretch of them, be it long or short",
    law(
      [rows, fc.nat({ max: 99 }), fc.nat({ max: 99 })],
      (told, a, b) => {
        const from = Math.min(a, b) % told.length;
        const to = Math.max(from + 1, Math.min(told.length, Math.max(a, b)));
        const events = chunk(told);
        expect(bestOf(events, from, to, IMPORTANCE)).toBe(bestByRule(told, from, to));
        expect(events.best).toBe(bestByRule(told, 0, told.length));
      },
      500,
    ),
  );

  it("are known by the best of every block of them, so that long stretches cost little", () => {
    const told = Array.from({ length: 70 }, (_, index): Row => [1 + ((index * 7) % 5), index % 3]);
    const events = chunk(told);
    expect([...events.bests]).toEqual(
      [0, 16, 32, 48, 64].map((from) => bestByRule(told, from, Math.min(from + 16, 70))),
    );
    for (let from = 0; from < 70; from += 1) {
      for (let to = from + 1; to <= 70; to += 1)
        expect(bestOf(events, from, to, IMPORTANCE)).toBe(bestByRule(told, from, to));
    }
  });
});
