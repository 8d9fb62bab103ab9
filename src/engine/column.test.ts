import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "#time/instant.ts";
import { law } from "#testing/law.ts";
import type { Entry } from "./chunk.ts";
import { Column } from "./column.ts";

// Chunks hold 512 entries, so that stories of a column have runs of hundreds.

function entry(at: number, nanos = at % 7): Entry {
  return { at: instant(at), nanos, code: at % 5 };
}

function entriesOf(column: Column): readonly Entry[] {
  const entries: Entry[] = [];
  for (const cursor = column.from(0); cursor.entry !== undefined; cursor.advance()) {
    expect([cursor.at, cursor.code]).toEqual([cursor.entry.at, cursor.entry.code]);
    entries.push(cursor.entry);
  }
  return entries;
}

function run(from: number, count: number, step: number): readonly Entry[] {
  return Array.from({ length: count }, (_, index) => entry(from + index * step));
}

/** What is done to a column, and from which of the snapshots so far. */
type Doing =
  | { readonly kind: "append"; readonly of: number; readonly count: number; readonly step: number }
  | { readonly kind: "late"; readonly of: number; readonly at: number }
  | { readonly kind: "remove"; readonly of: number; readonly pick: number };

const of = fc.nat({ max: 40 });
const doings: fc.Arbitrary<readonly Doing[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("append" as const),
      of,
      count: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 700 })),
      step: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ kind: fc.constant("late" as const), of, at: fc.nat({ max: 1500 }) }),
    fc.record({ kind: fc.constant("remove" as const), of, pick: fc.nat({ max: 1500 }) }),
  ),
  { maxLength: 14 },
);

describe("a column of readings", () => {
  it(
    "is, in every snapshot at once, what a sorted list would be",
    law(
      [doings],
      (all) => {
        const snapshots: (readonly [Column, readonly Entry[]])[] = [[Column.empty, []]];
        for (const doing of all) {
          const [column, list] = snapshots[doing.of % snapshots.length] ?? [Column.empty, []];
          snapshots.push(done(doing, column, list));
        }
        for (const [column, list] of snapshots) {
          expect(column.length).toBe(list.length);
          expect(entriesOf(column)).toEqual(list);
          expect(column.first).toEqual(list[0]);
          expect(column.last).toEqual(list.at(-1));
        }
      },
      300,
    ),
  );

  function done(doing: Doing, column: Column, list: readonly Entry[]): [Column, readonly Entry[]] {
    switch (doing.kind) {
      case "append": {
        const more = run((list.at(-1)?.at ?? 99) + 1, doing.count, doing.step);
        return [more.reduce((longer, one) => longer.with(one), column), [...list, ...more]];
      }
      case "late": {
        if (list.some(({ at }) => at === doing.at)) return [column, list];
        const late = entry(doing.at);
        return [column.with(late), [...list, late].sort((a, b) => a.at - b.at)];
      }
      case "remove": {
        const gone = list[doing.pick % Math.max(1, list.length)];
        if (gone === undefined) return [column.without(3), list];
        return [column.without(gone.at), list.filter((kept) => kept !== gone)];
      }
    }
  }

  it("finds the first entry from a second on, and the last up to one", () => {
    for (const length of [0, 1, 7, 8, 9, 511, 512, 513, 1025, 1600]) {
      const list = run(10, length, 3);
      const column = list.reduce((longer, one) => longer.with(one), Column.empty);
      // Entries stand three seconds apart from 10 on.
      const seconds = Array.from({ length: 20 + length * 3 }, (_, second) => second);
      const place = (second: number): number => Math.max(0, Math.ceil((second - 10) / 3));
      const last = (second: number): number => Math.min(length - 1, Math.floor((second - 10) / 3));
      expect(seconds.map((second) => column.from(second).entry)).toEqual(
        seconds.map((second) => list[place(second)]),
      );
      expect(seconds.map((second) => column.atOrBefore(second))).toEqual(
        seconds.map((second) => list[last(second)]),
      );
    }
  });

  it("is copied out for a stretch, and in again", () => {
    const list = run(10, 1600, 1);
    const column = list.reduce((longer, one) => longer.with(one), Column.empty);
    for (const [from, to] of [
      [0, 9],
      [0, 10],
      [10, 521],
      [11, 522],
      [521, 1034],
      [522, 1033],
      [700, 699],
      [1609, 9999],
      [1610, 9999],
      [0, 9999],
    ] as const) {
      const block = column.block(from, to);
      expect([...block.at]).toEqual(
        list.map(({ at }) => at).filter((at) => at >= from && at <= to),
      );
      expect(entriesOf(Column.of(block))).toEqual(list.filter(({ at }) => at >= from && at <= to));
    }
  });

  it("that was copied in goes on like any other", () => {
    const list = run(10, 600, 2);
    const column = list.reduce((longer, one) => longer.with(one), Column.empty);
    const copy = Column.of(column.block(0, 99_999));
    const late = entry(11);
    const latest = entry(5000);
    expect(entriesOf(copy.with(latest).with(late))).toEqual([
      list[0],
      late,
      ...list.slice(1),
      latest,
    ]);
    expect(entriesOf(copy)).toEqual(list);
  });

  it("does not change for a second that it does not hold", () => {
    const column = run(10, 3, 2).reduce((longer, one) => longer.with(one), Column.empty);
    for (const second of [0, 11, 99]) expect(column.without(second)).toBe(column);
    expect(Column.empty.without(1)).toBe(Column.empty);
    expect(Column.empty.from(0).entry).toBeUndefined();
    expect(Column.empty.from(0).at).toBe(Infinity);
  });

  it("is longer than before in the newest snapshot alone, however many grow from one", () => {
    const base = run(10, 5, 1).reduce((longer, one) => longer.with(one), Column.empty);
    const [a, b] = [base.with(entry(20)), base.with(entry(30))];
    expect(entriesOf(base)).toEqual(run(10, 5, 1));
    expect(entriesOf(a).at(-1)).toEqual(entry(20));
    expect(entriesOf(b).at(-1)).toEqual(entry(30));
    expect([base.length, a.length, b.length]).toEqual([5, 6, 6]);
  });
});
