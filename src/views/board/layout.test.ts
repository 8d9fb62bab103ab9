import { machineId } from "#engine/names.ts";
import { hall } from "#testing/hall.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { groupsOf } from "./groups.ts";
import { itemsIn, itemsWith, layOut, stripFor, type Strip } from "./layout.ts";

const groups = groupsOf(hall.areas, new Set(), "Pinned");

const lines = (narrow: boolean) =>
  layOut(groups, narrow).items.map((item) =>
    item.kind === "heading"
      ? `${item.top} ${item.name}`
      : `${item.top} ${item.machine.name}, lane ${item.laneTop}-${item.laneTop + item.laneHeight}`,
  );

test("machines stand under their area, names beside lanes", () => {
  expect(lines(false)).toEqual([
    "0 Milling",
    "40 Mill 1, lane 40-96",
    "96 Mill 2, lane 96-152",
    "152 Sawing",
    "192 Saw 1, lane 192-248",
  ]);
});

test("on narrow screens names move above lanes, and lanes keep their height", () => {
  expect(lines(true)[1]).toBe("40 Mill 1, lane 72-128");
});

test("an area without machines takes no room", () => {
  const areas = [{ id: "empty", name: "Empty hall", machines: [] }, ...hall.areas];
  expect(layOut(groupsOf(areas, new Set(), "Pinned"), false).items).toEqual(
    layOut(groups, false).items,
  );
});

test("only what shares a pixel with the strip is in it", () => {
  const { items } = layOut(groups, false);
  expect(itemsIn(items, { top: 96, height: 56 }).map((item) => item.top)).toEqual([96]);
  expect(itemsIn(items, { top: 95, height: 58 }).map((item) => item.top)).toEqual([40, 96, 152]);
});

test("the machine where the keyboard is stays on the page, in its place, however far the board is scrolled", () => {
  const layout = layOut(groups, false);
  const tops = (machine: string | undefined, strip: Strip) =>
    itemsWith(layout, strip, machine === undefined ? undefined : machineId(machine)).map(
      (item) => item.top,
    );
  expect(tops("M1", { top: 192, height: 56 })).toEqual([40, 192]);
  expect(tops("S1", { top: 0, height: 56 })).toEqual([0, 40, 192]);
  expect(tops("S1", { top: 192, height: 56 })).toEqual([192]);
  expect(tops(undefined, { top: 192, height: 56 })).toEqual([192]);
});

test("however far someone scrolls, the painted strip covers what is in view, and never the whole of a long board", () => {
  const scrolls = fc.array(fc.nat(20_000), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(scrolls, fc.integer({ min: 200, max: 1_200 }), (tops, height) => {
      const whole = 20_000;
      let held: Strip | undefined;
      for (const scrolled of tops) {
        const view = { top: Math.min(scrolled, whole - height), height };
        held = stripFor(held, view, whole);
        expect(held.top).toBeLessThanOrEqual(view.top);
        expect(held.top + held.height).toBeGreaterThanOrEqual(view.top + height);
        expect(held.height).toBeLessThanOrEqual(2 * height);
        expect(held.top).toBeGreaterThanOrEqual(0);
        expect(held.top + held.height).toBeLessThanOrEqual(whole);
      }
    }),
  );
});

test("scrolling a little moves pixels that are there: the same strip stays", () => {
  const held = stripFor(undefined, { top: 1_000, height: 600 }, 20_000);
  expect(stripFor(held, { top: 1_100, height: 600 }, 20_000)).toBe(held);
});

test("a board that fits is one strip", () => {
  expect(stripFor(undefined, { top: 0, height: 700 }, 500)).toEqual({ top: 0, height: 500 });
});
