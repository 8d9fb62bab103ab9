import { machineId } from "#engine/names.ts";
import { hall } from "#testing/hall.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { groupsOf } from "./groups.ts";
import { itemsIn, itemsWith, layOut, scrollFor, stripFor, type Strip, stuckIn } from "./layout.ts";

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

const mills = groupsOf(hall.areas, new Set(["M1", "M2"].map((id) => machineId(id))), "Pinned");

test("of the pinned machines as many stay on top as fit into about a third of the room", () => {
  const stuck = (narrow: boolean, room: number) => {
    const { items, machines, height } = stuckIn(layOut(mills, narrow), room);
    return [items.length, [...machines].join(" "), height];
  };
  expect(stuck(false, 600)).toEqual([3, "M1 M2", 152]);
  expect(stuck(false, 400)).toEqual([2, "M1", 96]);
  expect(stuck(true, 600)).toEqual([2, "M1", 128]);
  // On a phone that lies on its side the lanes that are scrolled need all there is.
  expect(stuck(false, 250)).toEqual([0, "", 0]);
  expect(stuckIn(layOut(groups, false), 600).items).toEqual([]);
});

test("whatever is gone to comes into view beneath what stays on top", () => {
  const layout = layOut(mills, false);
  const stuck = stuckIn(layout, 400);
  const to = (machine: string, view: Strip) => {
    const item = layout.machines.find(({ machine: its }) => its.id === machine);
    if (item === undefined) throw new Error(machine);
    return scrollFor(item, stuck, view);
  };
  // M1 stays on top to 96; M2 stands at 96 to 152, S1 at 192 to 248.
  expect(to("M1", { top: 100, height: 200 })).toBeUndefined();
  expect(to("M2", { top: 20, height: 200 })).toBe(0);
  expect(to("S1", { top: 96, height: 200 })).toBeUndefined();
  expect(to("S1", { top: 97, height: 200 })).toBe(96);
  expect(to("S1", { top: 0, height: 200 })).toBe(48);
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
