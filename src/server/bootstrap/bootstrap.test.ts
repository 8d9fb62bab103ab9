import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { plantToFile } from "#contract/plant-file.ts";
import { eventsBetween } from "#engine/timeline.ts";
import { freshFolder } from "#testing/folder.ts";
import { hall } from "#testing/hall.ts";
import { instant, plus } from "#time/instant.ts";
import { expect, onTestFinished, test } from "vitest";
import { People } from "../access/people.ts";
import { openRecord } from "../record/open-record.ts";
import { sceneOf } from "../sample/scene.ts";
import { readSettings } from "../settings.ts";
import { openStore } from "#testing/store.ts";
import { claimStore } from "./claim-store.ts";
import { addSamplePeople, fillSample } from "./fill-sample.ts";
import { loadPlant } from "./load-plant.ts";

/** Friday 20 November 2026, 10:00:00 in Berlin. */
const NOW = instant(1_795_165_200);
const CHEAP = { n: 2, r: 1, p: 1 };

function file(text: string): string {
  const path = join(freshFolder(), "plant.json");
  writeFileSync(path, text);
  return path;
}

test("a plant file is read, with or without a byte-order mark; no file means the sample plant", () => {
  const text = JSON.stringify(plantToFile(hall));
  expect(loadPlant(file(text))).toEqual(hall);
  expect(loadPlant(file(`\uFEFF${text}`))).toEqual(hall);
  expect(loadPlant(undefined).areas.flatMap((area) => area.machines)).toHaveLength(12);
});

test("a plant file that will not do is refused with each field's path", () => {
  const broken = {
    ...plantToFile(hall),
    timeZone: "Mars/Olympus",
    unknownRawState: { reason: "NO" },
  };
  expect(() => loadPlant(file(JSON.stringify(broken)))).toThrow(
    /timeZone: [^]*unknownRawState\.reason: /,
  );
  expect(() => loadPlant(file("{"))).toThrow("is not JSON");
  expect(() => loadPlant("/no/such/plant.json")).toThrow("is not there");
});

test("a store of the sample plant does not become a real one, nor the other way round", async () => {
  const own = readSettings({ PLANT_FILE: "/p.json" }, "/");
  const sample = readSettings({}, "/");
  for (const [first, second] of [
    [own, sample],
    [sample, own],
  ] as const) {
    const store = await openStore(freshFolder());
    onTestFinished(() => store.close());
    await claimStore(store, first);
    await claimStore(store, first);
    await expect(claimStore(store, second)).rejects.toThrow("Set ");
  }
});

test("the sample plant fills once, with two weeks and their explanations, and later only what is new", async () => {
  const store = await openStore(freshFolder());
  onTestFinished(() => store.close());
  const plant = loadPlant(undefined);
  const record = await openRecord(store, plant, NOW);
  const people = await addSamplePeople(new People(store.db, undefined, CHEAP), NOW);
  const scene = sceneOf(plant);
  const filled = await fillSample(record, scene, people, NOW);
  expect(filled.readings).toBeGreaterThan(10_000);
  expect(filled.requests).toBeGreaterThan(1_000);
  expect(await fillSample(record, scene, people, NOW)).toEqual({ readings: 0, requests: 0 });

  for (const machine of scene.machines) {
    const { timeline } = await record.timeline(machine);
    const events = eventsBetween(timeline, plant.mapping, instant(0), NOW, NOW);
    expect(events[0]?.startsAt).toBeLessThan(NOW - 13 * 86_400);
    expect(events.some((event) => event.origin?.by === "Ana Weber")).toBe(true);
  }

  const tomorrow = plus(NOW, 86_400);
  const more = await fillSample(record, scene, people, tomorrow);
  expect(more.readings).toBeGreaterThan(500);
  expect(more.readings).toBeLessThan(filled.readings / 5);
  expect(more.requests).toBeGreaterThan(50);
  const again = await addSamplePeople(new People(store.db, undefined, CHEAP), NOW);
  expect(again).toEqual(people);
}, 30_000);
