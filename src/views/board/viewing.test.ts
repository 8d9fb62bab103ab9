import { Layer } from "#engine/layer.ts";
import { machineId, rawState } from "#engine/names.ts";
import { Signal } from "#engine/signal.ts";
import { type TimeScale, timeScale, xOf } from "#lanes/scale.ts";
import { periodAt, periodBefore } from "#query/period.ts";
import type { ShownMachine } from "#query/shown.ts";
import { hall } from "#testing/hall.ts";
import { instant } from "#time/instant.ts";
import { span } from "#time/span.ts";
import { expect, test } from "vitest";
import { boundsOf, densityOf, periodOf, type Wanted, wantedFor, zoomed } from "./viewing.ts";

const HOUR = 3_600;
const now = instant(Date.parse("2026-11-20T10:00:00+01:00") / 1_000);
const early = periodAt(hall.calendar, now);
const { start, end } = early.span;

test("the period on show stays while the view's middle lies in it, and follows it out", () => {
  const panned = (hours: number) => timeScale(start - hours * HOUR, end - hours * HOUR, 100);
  expect(periodOf(panned(3), early, hall.calendar, false)).toBe(early);
  const moved = periodOf(panned(24), early, hall.calendar, false);
  expect(moved).toEqual(periodBefore(hall.calendar, early));
});

test("from afar the period on show stays as long as it is in view", () => {
  const month = timeScale(now - 30 * 24 * HOUR, now, 100);
  expect(periodOf(month, early, hall.calendar, true)).toBe(early);
  const before = timeScale(now - 61 * 24 * HOUR, now - 31 * 24 * HOUR, 100);
  expect(periodOf(before, early, hall.calendar, true)).not.toBe(early);
});

/** What is wanted at a plant of so many events a second. */
const wanted = (scale: TimeScale | undefined, held?: Wanted, density = 0.01, period = early) =>
  wantedFor(
    { view: scale && { scale, step: scale.span / 100 }, period, chosen: [], density },
    held,
  );

test("zooming in on a minute keeps the whole shift loaded, for its figures", () => {
  const held = wanted(undefined);
  expect(wanted(timeScale(now, now + 60, 100), held)).toBe(held);
});

test("panning out of what is loaded asks for more", () => {
  const held = wanted(undefined);
  const scale = timeScale(start - 30 * HOUR, end - 30 * HOUR, 100);
  const next = wanted(scale, held, 0.01, periodOf(scale, early, hall.calendar, false));
  expect(next).not.toBe(held);
  expect(next.near.from).toBeLessThan(scale.from);
});

test("a month of few events is loaded as it is, one of many in outline, with every event of the period", () => {
  const month = timeScale(now - 30 * 24 * HOUR, now, 100);
  expect(wanted(month, undefined, 0.01).far).toBeUndefined();
  const many = wanted(month, undefined, 0.4);
  expect(many.far?.step).toBe((30 * 24 * HOUR) / 100);
  expect(many.far?.from).toBeLessThan(month.from);
  expect(many.near).toEqual(wanted(undefined).near);
  // Panning a little asks for nothing; zooming does, since an outline is for one zoom.
  const panned = timeScale(now - 31 * 24 * HOUR, now - 24 * HOUR, 100);
  expect(wanted(panned, many, 0.4)).toBe(many);
  const zoomed = timeScale(now - 29 * 24 * HOUR, now, 100);
  expect(wanted(zoomed, many, 0.4).far).not.toBe(many.far);
  // And the way back to the shift loads nothing at all.
  expect(wanted(timeScale(now - HOUR, now, 100), many, 0.4)).toEqual({
    near: many.near,
    beside: many.near,
  });
});

test("every event around what is chosen is loaded for the panel, wherever the board is", () => {
  const before = now - 9 * 24 * HOUR;
  const chosen = [span(instant(before), instant(before + 60))];
  const month = { scale: timeScale(now - 30 * 24 * HOUR, now, 100), step: 26_000 };
  const minute = { scale: timeScale(now - 60, now, 100), step: 0.6 };
  for (const view of [month, minute, undefined]) {
    const { near, beside } = wantedFor({ view, period: early, chosen, density: 0.4 }, undefined);
    expect(beside.from).toBeLessThan(before);
    expect(beside.to).toBeGreaterThan(before + 60);
    expect(near.to - near.from).toBeLessThan(3 * 24 * HOUR);
  }
  const here = [span(instant(now - 60), now)];
  const looking = { view: minute, period: early, chosen: here, density: 0.4 };
  const wantsOne = wantedFor(looking, undefined);
  expect(wantsOne.beside).toBe(wantsOne.near);
});

test("how busy a plant is, is told from the machines that have been known for long enough", () => {
  const machine = (readings: number, seconds: number): ShownMachine => {
    const signal = Signal.of(
      Array.from({ length: readings }, (_, i) => ({
        at: instant(now - seconds + i),
        nanos: 0,
        raw: rawState(i % 2 === 0 ? "ACTIVE" : "READY"),
      })),
    );
    const timeline = { signal, layer: Layer.empty };
    const known = { firstReadingAt: signal.first, knownFrom: instant(now - seconds) };
    const truth = {
      machineId: machineId("M1"),
      revision: 0,
      timeline,
      knownTo: undefined,
      ...known,
    };
    return { truth, timeline, marks: [] };
  };
  expect(densityOf([machine(100, 10_000), machine(300, 10_000)], now)).toBeCloseTo(0.04);
  expect(densityOf([machine(100, 120)], now)).toBe(0);
});

test("zooming out stops at a month, and the instant under the finger stays", () => {
  const bounds = boundsOf([], early, now);
  let scale = timeScale(start, end, 800);
  const held = start + 2 * HOUR;
  const x = xOf(scale, held);
  scale = zoomed(scale, x, 0.5, bounds);
  expect(xOf(scale, held)).toBeCloseTo(x);
  for (let turn = 0; turn < 10; turn += 1) scale = zoomed(scale, x, 0.5, bounds);
  expect(scale.span).toBeGreaterThan(31 * 24 * HOUR);
  expect(scale.span).toBeLessThanOrEqual(32 * 24 * HOUR);
});

test("one can look ahead to the end of the shift, and back as far as there are readings", () => {
  const bounds = boundsOf([], early, now);
  expect(bounds.max).toBeGreaterThanOrEqual(end);
  expect(bounds.min).toBeLessThan(now - 30 * 24 * HOUR);
});
