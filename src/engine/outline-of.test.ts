import { describe, expect, it } from "vitest";
import { MAPPING, REASONS } from "#testing/example.ts";
import { NOTHING } from "#testing/story.ts";
import { instant } from "#time/instant.ts";
import { EventIndex } from "./event-index.ts";
import { Meanings } from "./importance.ts";
import { rawState } from "./names.ts";
import { type Outline, outlineEnd, outlineOf } from "./outline-of.ts";
import type { Timeline } from "./timeline.ts";

const HOUR = 3_600;
const NOW = instant(48 * HOUR);

/** A machine that for two days has run for an hour and then stood for an hour. */
function hourly(): Timeline {
  let { signal } = NOTHING;
  for (let hour = 0; hour <= 48; hour += 1) {
    const raw = rawState(hour % 2 === 0 ? "ACTIVE" : "STOPPED");
    signal = signal.with({ at: instant(hour * HOUR), nanos: 0, raw });
  }
  return { ...NOTHING, signal };
}

function known(): { readonly index: EventIndex; readonly meanings: Meanings } {
  const meanings = new Meanings(REASONS);
  const index = new EventIndex(meanings, MAPPING);
  index.bring(hourly(), NOW);
  return { index, meanings };
}

/** Between two hours, in columns of so many. */
function glance(from: number, to: number, columns: number): Outline | undefined {
  const step = columns * HOUR;
  const { index, meanings } = known();
  return outlineOf(
    index,
    meanings,
    { from: instant(from * HOUR), to: instant(to * HOUR), step },
    NOW,
  );
}

function hours(seconds: Uint32Array | undefined): readonly number[] {
  return [...(seconds ?? [])].map((second) => second / HOUR);
}

describe("a machine's last two days from afar", () => {
  it("show every stop that won its column, up to twelve hours ago", () => {
    const outline = glance(0, 48, 4);
    expect(hours(outline?.events.starts)).toEqual([1, 5, 9, 13, 17, 21, 25, 29, 33]);
    expect(hours(outline?.events.ends)).toEqual([2, 6, 10, 14, 18, 22, 26, 30, 34]);
    expect(outline?.from).toBe(0);
    expect(outline?.step).toBe(4 * HOUR);
  });

  it("name each meaning once, in the order in which it appears", () => {
    const outline = glance(1, 6, 1);
    expect(outline?.meanings).toEqual([
      { reason: "STOP", pending: true },
      { reason: "RUNNING", pending: false },
    ]);
    expect([...(outline?.events.codes ?? [])]).toEqual([0, 1, 0, 1, 0]);
  });

  it("are looked at in whole columns: from the one that holds the start to the last that ends in time", () => {
    const outline = glance(6, 15, 4);
    expect(outline?.from).toBe(4 * HOUR);
    expect(hours(outline?.events.starts)).toEqual([5, 9]);
  });

  it("begin at a whole second where columns have fractions of one", () => {
    const step = 1_000.5;
    const { index, meanings } = known();
    const of = { from: instant(2_500), to: NOW, step };
    expect(outlineOf(index, meanings, of, NOW)?.from).toBe(2_001);
  });

  it("have no outline where all is recent, or where nothing is known yet", () => {
    expect(glance(36, 48, 4)).toBeUndefined();
    expect(glance(35, 48, 4)).toBeDefined();
    expect(glance(8, 8, 4)).toBeUndefined();
    const meanings = new Meanings(REASONS);
    const empty = new EventIndex(meanings, MAPPING);
    const all = { from: instant(0), to: NOW, step: HOUR };
    expect(outlineOf(empty, meanings, all, NOW)).toBeUndefined();
  });
});

describe("an outline ends", () => {
  const end = (to: number, now: number): number =>
    outlineEnd(
      known().index,
      { from: instant(0), to: instant(to * HOUR), step: 4 * HOUR },
      instant(now * HOUR),
    );

  it("with the last whole column that is more than twelve hours past", () => {
    expect(end(48, 48) / HOUR).toBe(36);
    expect(end(48, 47) / HOUR).toBe(32);
  });

  it("where nobody looks any further", () => {
    expect(end(10, 48) / HOUR).toBe(8);
  });

  it("with the last event that is over, and never before time began", () => {
    expect(end(99, 99) / HOUR).toBe(48);
    expect(end(48, 5)).toBe(0);
  });
});
