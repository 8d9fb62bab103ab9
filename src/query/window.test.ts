import { instant } from "#time/instant.ts";
import { span } from "#time/span.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nextWindow, windowAround } from "./window.ts";

const HOUR = 3_600;
const shift = span(instant(1_763_618_400), instant(1_763_618_400 + 8 * HOUR));

const views = fc
  .record({
    start: fc.integer({ min: 10 * 365 * 86_400, max: 60 * 365 * 86_400 }),
    length: fc.integer({ min: 60, max: 31 * 86_400 }),
  })
  .map(({ start, length }) => span(instant(start), instant(start + length)));

test("a window covers its view with at least a third of it to spare on both sides", () => {
  fc.assert(
    fc.property(views, (view) => {
      const { from, to } = windowAround(view);
      const length = view.end - view.start;
      expect(view.start - from).toBeGreaterThanOrEqual(length / 3);
      expect(to - view.end).toBeGreaterThanOrEqual(length / 3);
    }),
  );
});

test("a window is never more than a day long, or six times its view", () => {
  fc.assert(
    fc.property(views, (view) => {
      const { from, to } = windowAround(view);
      expect(to - from).toBeLessThanOrEqual(Math.max(6 * (view.end - view.start), 3 * HOUR));
    }),
  );
});

test("everyone who looks at the same shift asks for the same window", () => {
  const panned = span(instant(shift.start + 240), instant(shift.end + 240));
  expect(windowAround(panned)).toEqual(windowAround(shift));
});

test("zooming in and panning within the window fetch nothing", () => {
  const held = windowAround(shift);
  const zoomed = span(instant(shift.start + 2 * HOUR), instant(shift.start + 3 * HOUR));
  expect(nextWindow(held, zoomed)).toBe(held);
});

test("panning out of the window asks for another", () => {
  const held = windowAround(shift);
  const yesterday = span(instant(shift.start - 24 * HOUR), instant(shift.end - 24 * HOUR));
  expect(nextWindow(held, yesterday)).toEqual(windowAround(yesterday));
});
