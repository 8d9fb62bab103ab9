import { machineId } from "#engine/names.ts";
import { instant } from "#time/instant.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AcrossSelection, Selection } from "../selection.ts";
import { drawnSpan, extentOf, leading, movedEdge, withEdge, withEdges } from "./spans.ts";

const M1 = machineId("M1");
const reach = { first: 100, now: instant(10_000) };
const stop = {
  kind: "event",
  machine: M1,
  startsAt: instant(2_000),
  endsAt: instant(4_000),
} as const satisfies Selection;

const drawn = (a: number, b: number) => {
  const span = drawnSpan(M1, a, b, reach);
  return span === undefined ? undefined : [span.startsAt, span.endsAt];
};

test("a span may be drawn from either end", () => {
  expect(drawn(2_000, 4_000)).toEqual([2_000, 4_000]);
  expect(drawn(4_000, 2_000)).toEqual([2_000, 4_000]);
});

test("a span that begins before the machine's first reading begins with it", () => {
  expect(drawn(0, 4_000)).toEqual([100, 4_000]);
});

test("a span may reach ahead of now, but not begin there", () => {
  expect(drawn(9_000, 11_000)).toEqual([9_000, 11_000]);
  expect(drawn(10_500, 11_000)).toBeUndefined();
});

test("a drag that comes back to where it began draws nothing", () => {
  expect(drawn(2_000, 2_000)).toBeUndefined();
});

test("an event that still goes on is drawn up to now", () => {
  expect(extentOf({ ...stop, endsAt: undefined }, reach.now)).toEqual({ from: 2_000, to: 10_000 });
});

test("dragging an edge of an event makes it a span", () => {
  expect(withEdge(stop, "end", 4_600, reach)).toEqual({
    kind: "span",
    machine: M1,
    startsAt: 2_000,
    endsAt: 4_600,
  });
});

test("a handle that is dragged over the other rests a minute before it", () => {
  expect(withEdge(stop, "start", 5_000, reach).startsAt).toBe(3_940);
  expect(withEdge(stop, "end", 1_000, reach).endsAt).toBe(2_060);
});

test("the start of what goes on now can be dragged, never past now", () => {
  const current: Selection = { ...stop, endsAt: undefined };
  expect(withEdge(current, "start", 12_000, reach).startsAt).toBe(9_940);
});

test("wherever handles are dragged, what comes out is a span that starts in the machine's past", () => {
  const second = fc.integer({ min: 0, max: 20_000 });
  const selections = fc
    .tuple(fc.integer({ min: 100, max: 9_998 }), fc.option(fc.integer({ min: 1, max: 500 })))
    .map(([start, length]): Selection => ({
      kind: "event",
      machine: M1,
      startsAt: instant(start),
      endsAt: length === null ? undefined : instant(start + length),
    }));
  fc.assert(
    fc.property(
      selections,
      fc.constantFrom("start" as const, "end" as const),
      second,
      (its, edge, at) => {
        const { startsAt, endsAt } = withEdge(its, edge, at, reach);
        expect(startsAt).toBeLessThan(endsAt);
        expect(startsAt).toBeGreaterThanOrEqual(reach.first);
        expect(startsAt).toBeLessThan(reach.now);
      },
    ),
  );
});

const across: AcrossSelection = {
  kind: "across",
  machines: [machineId("M2"), machineId("M3")],
  startsAt: instant(2_000),
  endsAt: instant(4_000),
};

test("an edge of a span on several machines moves on all of them", () => {
  expect(movedEdge(across, "end", 5_000, reach)).toEqual({ ...across, endsAt: 5_000 });
  expect(movedEdge(stop, "end", 5_000, reach)).toMatchObject({ kind: "span", endsAt: 5_000 });
});

test("several events have no edges to be moved by", () => {
  expect(withEdges({ kind: "events", of: [] })).toBeUndefined();
  expect(withEdges(across)).toBe(across);
});

test("the eye is led to the event that was chosen last, and to the uppermost machine of a span", () => {
  const later = { ...stop, startsAt: instant(5_000), endsAt: instant(6_000) } as const;
  expect(leading({ kind: "events", of: [stop, later] })).toBe(later);
  expect(leading(across)?.machine).toBe("M2");
  expect(leading(undefined)).toBeUndefined();
});
