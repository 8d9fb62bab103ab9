import type { MachineSlice } from "#contract/timelines.ts";
import { machineId } from "#engine/names.ts";
import { eventsBetween } from "#engine/timeline.ts";
import { Columns } from "#lanes/columns.ts";
import { composeInto, LaneBuilder } from "#lanes/compose.ts";
import type { LaneData } from "#lanes/lane.ts";
import { looksOf } from "#lanes/looks.ts";
import { laneInOutline } from "#lanes/outlined-lane.ts";
import { at, sitePlant } from "./site-plant.ts";
import { openSite, type Site } from "./site.ts";
import { type Instant, instant } from "#time/instant.ts";
import { describe, expect, test } from "vitest";
import { sliceFor } from "#server/routes/machine-slice.ts";

const M1 = machineId("M1");
const plant = sitePlant();
const table = looksOf(plant.reasons);
const DAY = 86_400;
/** Ten events a machine are given as they are; the plant has three machines. */
const FEW = 30;

/** A machine that has changed its state every minute or so for three days up to now. */
async function busy(): Promise<Site> {
  const site = await openSite();
  const states = ["ACTIVE", "READY", "ACTIVE", "STOPPED", "STRANGE"];
  const readings = [];
  let time = site.now - 3 * DAY;
  for (let i = 0; time < site.now; i += 1) {
    readings.push({ time, state: states[(i * 7 + Math.floor(i / 11)) % states.length] ?? "" });
    time += 3 + ((i * 37) % 131);
  }
  await site.record.takeReadings(M1, readings, site.now);
  return site;
}

const classify = (from: number, to: number | null, reason = "JAM") => ({
  json: { machineId: "M1", startTime: from, endTime: to, reason },
});

/** The lane that a browser makes of a slice. */
function laneOf({ timeline, knownFrom, outline }: MachineSlice, now: Instant): LaneData {
  const builder = new LaneBuilder();
  const reach = { from: knownFrom, to: undefined };
  const { end } = composeInto(builder, timeline, plant.mapping, table, reach, now);
  const whole = { ...builder.finish(), end };
  if (outline === undefined) return { id: "M1", ...whole };
  const looks = outline.events.codes.map((code) => {
    const { reason, pending } = outline.meanings[code] ?? { reason: "", pending: false };
    return table.indexOf(reason as (typeof plant.reasons)[number]["code"], pending);
  });
  const extent = { from: outline.from, to: end };
  const told = { starts: outline.events.starts, ends: outline.events.ends, looks };
  return { id: "M1", ...laneInOutline(told, [whole], extent, table.hidden) };
}

/** Each column's event and whether it is crowded, for the columns within the window. */
function picture(lane: LaneData, { from, to, step }: { from: number; to: number; step: number }) {
  const first = Math.ceil(from / step) + 1;
  const columns = new Columns();
  columns.fill(lane, table.looks, { first, step, count: Math.floor(to / step) - first - 1 });
  return Array.from(
    columns.winners,
    (event, k) => `${lane.starts[event]} ${lane.looks[event]} ${columns.crowded[k]}`,
  );
}

async function compare(site: Site, window: { from: Instant; to: Instant; step: number }) {
  const few = await sliceFor(site.record, M1, window, site.now, FEW);
  const all = await sliceFor(site.record, M1, { ...window, step: undefined }, site.now);
  expect(few.outline).toBeDefined();
  expect(picture(laneOf(few, site.now), window)).toEqual(picture(laneOf(all, site.now), window));
  return few;
}

describe("a window with too many events for a browser", () => {
  test("comes as an outline that paints the same columns, with what is recent as a whole", async () => {
    const site = await busy();
    for (const step of [170, 511.3, 3_600]) {
      const window = { from: instant(site.now - 2 * DAY), to: site.now, step };
      const slice = await compare(site, window);
      // What people classify and machines report late is there as it is.
      expect(slice.knownFrom).toBeLessThanOrEqual(site.now - DAY / 2);
      expect(slice.knownTo).toBeUndefined();
      const columns = (window.to - window.from) / step;
      expect(slice.outline?.events.starts.length).toBeLessThanOrEqual(columns + 2);
    }
    // A window that is past.
    const past = { from: instant(site.now - 2.5 * DAY), to: instant(site.now - 2 * DAY), step: 60 };
    expect((await compare(site, past)).knownTo).toBeDefined();
  });

  test("is kept up as people classify and machines report, late or not", async () => {
    const site = await busy();
    const window = { from: instant(site.now - 3 * DAY), to: site.now, step: 300 };
    await compare(site, window);
    const { now } = site;
    await site.as(
      "ana",
      "POST",
      "/api/v1/machineClassification",
      classify(now - DAY, now - DAY + 5_000),
    );
    await compare(site, window);
    await site.record.takeReadings(M1, [{ time: now - 2 * DAY + 17, state: "LATE" }], now);
    await compare(site, window);
    await site.record.takeReadings(M1, [{ time: now, state: "READY" }], now);
    await compare(site, window);
    await site.as(
      "ana",
      "POST",
      "/api/v1/machineClassification",
      classify(now - 60, null, "BREAK"),
    );
    site.setClock("10:07");
    const last = await compare(site, { ...window, to: site.now });
    expect(last.knownTo).toBeUndefined();
  });

  test("is not one when it is asked for event by event, or when they are few", async () => {
    const site = await busy();
    const all = { from: instant(site.now - 3 * DAY), to: site.now };
    const asked = await sliceFor(site.record, M1, { ...all, step: undefined }, site.now, FEW);
    expect(asked.outline).toBeUndefined();
    const enough = await sliceFor(site.record, M1, { ...all, step: 60 }, site.now);
    expect(enough.outline).toBeUndefined();
    const hour = { from: instant(site.now - 300), to: site.now, step: 0.2 };
    expect((await sliceFor(site.record, M1, hour, site.now, FEW)).outline).toBeUndefined();
    const idle = await sliceFor(site.record, machineId("M2"), { ...all, step: 60 }, site.now, 0);
    expect([idle.outline, idle.timeline.signal.size]).toEqual([undefined, 0]);
  });

  test("counts events, not readings: one that says the same again is none", async () => {
    const site = await openSite();
    const readings = Array.from({ length: 200 }, (_, index) => ({
      time: at("06:00") + index,
      state: "ACTIVE",
    }));
    await site.record.takeReadings(M1, readings, site.now);
    const window = { from: at("05:00"), to: site.now, step: 60 };
    const slice = await sliceFor(site.record, M1, window, site.now, FEW);
    expect(slice.outline).toBeUndefined();
    expect(
      eventsBetween(slice.timeline, plant.mapping, window.from, site.now, site.now),
    ).toHaveLength(1);
  });
});
