import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant, plus } from "#time/instant.ts";
import { law } from "#testing/law.ts";
import { Layer } from "./layer.ts";
import { rawState, reasonCode } from "./names.ts";
import type { PersonSpan } from "./person-span.ts";

function spanAt(second: number, comment = ""): PersonSpan {
  const startsAt = instant(second);
  return {
    startsAt,
    ending: { kind: "at", at: plus(startsAt, 1) },
    reason: reasonCode("JAM"),
    raw: rawState("ACTIVE"),
    pending: false,
    comment,
    origin: { requestId: "r", by: "Ana" },
  };
}

const NONE: ReadonlyMap<number, PersonSpan> = new Map();
const second = fc.nat({ max: 60 });
const splices = fc.array(
  fc.record({
    of: fc.nat({ max: 20 }),
    removed: fc.uniqueArray(second, { maxLength: 5 }),
    inserted: fc.uniqueArray(second, { maxLength: 5 }),
  }),
  { maxLength: 20 },
);

describe("the spans that people set", () => {
  it(
    "are, in every snapshot at once, what a sorted list would be",
    law(
      [splices, second, second],
      (all, from, to) => {
        const snapshots: [Layer, ReadonlyMap<number, PersonSpan>][] = [[Layer.empty, NONE]];
        for (const [index, { of, removed, inserted }] of all.entries()) {
          const [layer, map] = snapshots[of % snapshots.length] ?? [Layer.empty, NONE];
          const spans = inserted.map((at) => spanAt(at, `${index}`));
          const next = new Map([...map].filter(([at]) => !removed.includes(at)));
          for (const span of spans) next.set(span.startsAt, span);
          snapshots.push([layer.splice(removed.map(instant), spans), next]);
        }
        for (const [layer, map] of snapshots) {
          const list = [...map.values()].sort((a, b) => a.startsAt - b.startsAt);
          expect([...layer]).toEqual(list);
          expect(layer.size).toBe(list.length);
          expect(layer.at(instant(from))).toBe(map.get(from));
          expect(layer.atOrBefore(from)).toBe(list.findLast(({ startsAt }) => startsAt <= from));
          expect(layer.after(from)).toBe(list.find(({ startsAt }) => startsAt > from));
          expect([...layer.between(from, to)]).toEqual(
            list.filter(({ startsAt }) => startsAt >= from && startsAt < to),
          );
        }
      },
      500,
    ),
  );

  it("that nothing was done to stay the very same layer", () => {
    const layer = Layer.of([spanAt(10), spanAt(20)]);
    expect(layer.splice([], [])).toBe(layer);
  });

  it("are counted, one at a time as well as many at once", () => {
    const two = Layer.of([spanAt(10), spanAt(20)]);
    expect(two.with(spanAt(15)).size).toBe(3);
    expect(two.with(spanAt(20, "again")).size).toBe(2);
    expect(two.with(spanAt(20, "again")).at(instant(20))?.comment).toBe("again");
    expect(two.without(instant(20)).size).toBe(1);
    expect([...two.without(instant(20))]).toEqual([spanAt(10)]);
    expect(two.without(instant(15))).toBe(two);
  });

  it("are found in a few steps, however many there are and in whichever order they came", () => {
    const deepest = (layer: Layer): number => {
      const depth = (node: unknown): number => {
        if (typeof node !== "object" || node === null) return 0;
        const { left, right } = node as { left: unknown; right: unknown };
        return 1 + Math.max(depth(left), depth(right));
      };
      return depth((layer as unknown as { root: unknown }).root);
    };
    const inOrder = Array.from({ length: 4096 }, (_, index) => spanAt(index * 60));
    // Perfectly balanced it would be 12 deep; a treap is expected to be some twice as deep.
    expect(deepest(Layer.of(inOrder))).toBeLessThan(40);
    expect(deepest(Layer.of(inOrder.toReversed()))).toBe(deepest(Layer.of(inOrder)));
    // What is left when most are gone again is as deep as if the others had never been there.
    const few = inOrder.filter((_, index) => index % 16 === 0);
    const gone = inOrder.filter((_, index) => index % 16 !== 0).map(({ startsAt }) => startsAt);
    expect(deepest(Layer.of(inOrder).splice(gone, []))).toBe(deepest(Layer.of(few)));
  });

  it("are shared with the layer before, but for a few", () => {
    const layer = Layer.of(Array.from({ length: 4096 }, (_, index) => spanAt(index * 60)));
    const nodes = (of: Layer): Set<unknown> => {
      const all = new Set<unknown>();
      const visit = (node: unknown): void => {
        if (typeof node !== "object" || node === null) return;
        all.add(node);
        const { left, right } = node as { left: unknown; right: unknown };
        visit(left);
        visit(right);
      };
      visit((of as unknown as { root: unknown }).root);
      return all;
    };
    const old = nodes(layer);
    const made = [...nodes(layer.splice([instant(6000)], [spanAt(6001)]))].filter(
      (node) => !old.has(node),
    );
    expect(made.length).toBeLessThan(80);
  });
});
