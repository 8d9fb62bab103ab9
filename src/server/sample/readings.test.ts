import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plantFromFile } from "#contract/plant-file.ts";
import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { shiftsBetween } from "#time/calendar.ts";
import { type Instant, instant, plus } from "#time/instant.ts";
import { dateAt, weekdayOf } from "#time/local-date.ts";
import { machineTime } from "./machine-time.ts";
import { samplePlantFile } from "./plant-file.ts";
import { dueReadings, sampleReadings } from "./readings.ts";
import { sampleStart, sceneOf } from "./scene.ts";

const read = plantFromFile(samplePlantFile);
if (!read.ok) throw new Error("the sample plant's file is broken");
const plant: Plant = read.plant;
const scene = sceneOf(plant);
const utc = (text: string): Instant => instant(Date.parse(text) / 1000);
const NOW = utc("2026-11-20T10:37:00Z");
const DAY = 86_400;

const machine = fc.constantFrom(...scene.machines);
const moment = fc
  .integer({ min: utc("2026-01-01T00:00:00Z"), max: utc("2028-01-01T00:00:00Z") })
  .map(instant);

/** Seconds of each state in `[from, to)`. */
function secondsByState(its: MachineId, from: Instant, to: Instant): ReadonlyMap<string, number> {
  const seconds = new Map<string, number>();
  for (const { startsAt, endsAt, raw } of machineTime(scene, its, from, to)) {
    const inside = Math.min(endsAt, to) - Math.max(startsAt, from);
    seconds.set(raw, (seconds.get(raw) ?? 0) + inside);
  }
  return seconds;
}

describe("laws of a sample machine's time", () => {
  it("1. it has no gap and no overlap, and what it reports lasts at least a second", () => {
    fc.assert(
      fc.property(machine, moment, fc.integer({ min: 1, max: 10 * DAY }), (its, from, length) => {
        const to = plus(from, length);
        const time = machineTime(scene, its, from, to);
        expect(time[0]?.startsAt).toBeLessThanOrEqual(from);
        expect(time.at(-1)?.endsAt).toBeGreaterThanOrEqual(to);
        for (const [index, { startsAt, endsAt }] of time.entries()) {
          expect(endsAt).toBeGreaterThan(startsAt);
          expect(startsAt).toBe(time[index - 1]?.endsAt ?? startsAt);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("2. history and live reports are one run: windows join without a seam", () => {
    fc.assert(
      fc.property(machine, moment, fc.nat(3 * DAY), fc.nat(3 * DAY), (its, from, left, right) => {
        const [middle, to] = [plus(from, left), plus(from, left + right)];
        expect([
          ...sampleReadings(scene, its, from, middle),
          ...sampleReadings(scene, its, middle, to),
        ]).toEqual(sampleReadings(scene, its, from, to));
      }),
      { numRuns: 60 },
    );
  });

  it("3. a reading is always a change", () => {
    for (const its of scene.machines) {
      const states = sampleReadings(scene, its, plus(NOW, -14 * DAY), NOW).map(
        (reading) => reading.state,
      );
      expect(states.filter((state, index) => state === states[index - 1])).toEqual([]);
    }
  });

  it("4. another seed is another plant", () => {
    const other = sceneOf(plant, 1);
    const [first] = scene.machines;
    if (first === undefined) throw new Error("the sample plant has no machines");
    const window = [plus(NOW, -DAY), NOW] as const;
    expect(sampleReadings(other, first, ...window)).not.toEqual(
      sampleReadings(scene, first, ...window),
    );
    expect(sampleReadings(sceneOf(plant), first, ...window)).toEqual(
      sampleReadings(scene, first, ...window),
    );
  });
});

describe("what is due", () => {
  const [its] = scene.machines;
  if (its === undefined) throw new Error("the sample plant has no machines");

  it("from an empty store on: two weeks of history, beginning at six in the morning with the state then", () => {
    const due = dueReadings(scene, its, undefined, NOW);
    expect(due[0]?.time).toBe(utc("2026-11-06T05:00:00Z"));
    expect(due.slice(1)).toEqual(
      sampleReadings(scene, its, utc("2026-11-06T05:00:01Z"), plus(NOW, 1)),
    );
  });

  it.each([
    ["every few seconds", 7, 2 * 3600],
    ["every five minutes", 300, 3 * DAY],
    ["after days without the server", 2.5 * DAY, 12 * DAY],
  ])("asked %s: the same readings, each once", (_, every, length) => {
    const start = plus(NOW, -length);
    let last = start;
    const heard = [];
    for (let now = start + every; now < NOW + every; now += every) {
      const due = dueReadings(scene, its, last, instant(Math.min(now, NOW)));
      heard.push(...due);
      last = instant(due.at(-1)?.time ?? last);
    }
    expect(heard).toEqual(sampleReadings(scene, its, plus(start, 1), plus(NOW, 1)));
    expect(heard.length).toBeGreaterThan(2);
  });

  it("after a silence of months: switched off until two weeks ago", () => {
    const last = utc("2026-03-01T12:00:00Z");
    const due = dueReadings(scene, its, last, NOW);
    expect(due[0]).toEqual({ time: last + 1, state: "UNAVAILABLE" });
    expect(due[1]?.time).toBe(sampleStart(scene, NOW));
  });

  it("is nothing when the store knows more than now", () => {
    expect(dueReadings(scene, its, plus(NOW, 30), NOW)).toEqual([]);
  });

  it("of 12 machines for two weeks is made in well under a second", () => {
    const before = performance.now();
    const count = scene.machines.reduce(
      (sum, id) => sum + dueReadings(scene, id, undefined, NOW).length,
      0,
    );
    expect(performance.now() - before).toBeLessThan(1000);
    expect(count).toBeGreaterThan(10_000);
    expect(count).toBeLessThan(40_000);
  });
});

describe("two weeks that look like a plant", () => {
  const start = sampleStart(scene, NOW);

  it("each machine runs 70 to 93 % of its shifts", () => {
    for (const its of scene.machines) {
      const seconds = secondsByState(its, start, NOW);
      const manned = [...seconds].reduce(
        (sum, [raw, each]) => (raw === "UNAVAILABLE" ? sum : sum + each),
        0,
      );
      const share = (seconds.get("ACTIVE") ?? 0) / manned;
      expect(share).toBeGreaterThan(0.7);
      expect(share).toBeLessThan(0.93);
    }
  });

  it("from Sunday 06:00 to Monday 06:00 everything is switched off, over the clock changes too", () => {
    for (const sunday of [
      "2026-11-15T05:00:00Z",
      "2026-03-29T04:00:00Z",
      "2026-10-25T05:00:00Z",
    ].map(utc)) {
      for (const its of scene.machines) {
        expect([...secondsByState(its, sunday, plus(sunday, DAY))]).toEqual([["UNAVAILABLE", DAY]]);
        expect(secondsByState(its, plus(sunday, DAY), plus(sunday, 2 * DAY)).has("ACTIVE")).toBe(
          true,
        );
        expect(secondsByState(its, plus(sunday, -DAY), sunday).has("ACTIVE")).toBe(true);
      }
    }
  });

  it("at the long break many machines stand still together, and an hour later few do", () => {
    const standing = (at: Instant): number =>
      scene.machines.filter((its) =>
        machineTime(scene, its, at, plus(at, 1)).some(({ raw }) =>
          ["READY", "PROGRAM_STOPPED"].includes(raw),
        ),
      ).length;
    const early = shiftsBetween(scene.calendar, start, NOW).filter(
      (shift) => shift.name === "Early",
    );
    const mean = (after: number): number =>
      early.reduce((sum, shift) => sum + standing(plus(shift.startsAt, after)), 0) / early.length;
    expect(mean(3 * 3600 + 15 * 60)).toBeGreaterThan(3.5);
    expect(mean(4 * 3600 + 15 * 60)).toBeLessThan(2);
  });

  it("any two weeks have a breakdown of hours, micro-stops, tool changes, changeovers and missing material", () => {
    fc.assert(
      fc.property(moment, (from) => {
        const all = scene.machines.flatMap((its) =>
          machineTime(scene, its, from, plus(from, 14 * DAY)),
        );
        const lasting = (reason: string): readonly number[] =>
          all
            .filter(({ why }) => why?.reason === reason)
            .map(({ startsAt, endsAt }) => endsAt - startsAt);
        const broken = ["WAITMAINT", "MECH", "ELEC"].flatMap(lasting);
        expect(Math.max(...broken)).toBeGreaterThan(3600);
        for (const reason of [
          "TOOL",
          "CHANGEOVER",
          "NOMAT",
          "BREAK",
          "HANDOVER",
          "MAINT",
          "CLEAN",
        ]) {
          expect(lasting(reason).length, reason).toBeGreaterThan(5);
        }
        expect(all.filter(({ why }) => why?.attention === "slight").length).toBeGreaterThan(20);
      }),
      { numRuns: 8 },
    );
  });

  it("runs are log-normal: half under a quarter of an hour or so, some over an hour", () => {
    const runs = scene.machines
      .flatMap((its) => machineTime(scene, its, start, NOW))
      .filter(({ raw }) => raw === "ACTIVE")
      .map(({ startsAt, endsAt }) => endsAt - startsAt)
      .toSorted((a, b) => a - b);
    const at = (share: number): number => runs[Math.floor(runs.length * share)] ?? 0;
    expect(at(0.5)).toBeGreaterThan(8 * 60);
    expect(at(0.5)).toBeLessThan(20 * 60);
    expect(at(0.99)).toBeGreaterThan(50 * 60);
  });

  it("the week begins with the team's meeting", () => {
    const monday = shiftsBetween(scene.calendar, start, NOW).find(
      (shift) =>
        shift.name === "Early" && weekdayOf(dateAt(scene.calendar.zone, shift.startsAt)) === "mon",
    );
    if (monday === undefined) throw new Error("two weeks without a Monday");
    for (const its of scene.machines) {
      const [first] = machineTime(scene, its, monday.startsAt, plus(monday.startsAt, 1));
      expect(["MEETING", "MECH", "ELEC"]).toContain(first?.why?.reason);
    }
  });
});
