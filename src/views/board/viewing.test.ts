import { timeScale, xOf } from "#lanes/scale.ts";
import { periodAt, periodBefore } from "#query/period.ts";
import { hall } from "#testing/hall.ts";
import { instant } from "#time/instant.ts";
import { expect, test } from "vitest";
import { boundsOf, periodOf, windowFor, zoomed } from "./viewing.ts";

const HOUR = 3_600;
const now = instant(Date.parse("2026-11-20T10:00:00+01:00") / 1_000);
const early = periodAt(hall.calendar, now);
const { start, end } = early.span;

test("the period on show stays while the view's middle lies in it, and follows it out", () => {
  expect(periodOf(timeScale(start - 3 * HOUR, end - 3 * HOUR, 100), early, hall.calendar)).toBe(
    early,
  );
  const moved = periodOf(timeScale(start - 24 * HOUR, end - 24 * HOUR, 100), early, hall.calendar);
  expect(moved).toEqual(periodBefore(hall.calendar, early));
});

test("zooming in on a minute keeps the whole shift loaded, for its figures", () => {
  const held = windowFor(undefined, early, undefined);
  expect(windowFor(timeScale(now, now + 60, 100), early, held)).toBe(held);
});

test("panning out of what is loaded asks for more", () => {
  const held = windowFor(undefined, early, undefined);
  const scale = timeScale(start - 30 * HOUR, end - 30 * HOUR, 100);
  const wanted = windowFor(scale, periodOf(scale, early, hall.calendar), held);
  expect(wanted).not.toBe(held);
  expect(wanted.from).toBeLessThan(scale.from);
});

test("zooming out stops at a week, and the instant under the finger stays", () => {
  const bounds = boundsOf([], early, now);
  let scale = timeScale(start, end, 800);
  const held = start + 2 * HOUR;
  const x = xOf(scale, held);
  scale = zoomed(scale, x, 0.5, bounds);
  expect(xOf(scale, held)).toBeCloseTo(x);
  for (let turn = 0; turn < 10; turn += 1) scale = zoomed(scale, x, 0.5, bounds);
  expect(scale.span).toBeLessThanOrEqual(7 * 24 * HOUR);
});

test("one can look ahead to the end of the shift, and back as far as there are readings", () => {
  const bounds = boundsOf([], early, now);
  expect(bounds.max).toBeGreaterThanOrEqual(end);
  expect(bounds.min).toBeLessThan(now - 30 * 24 * HOUR);
});
