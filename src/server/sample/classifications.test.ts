import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plantFromFile } from "#contract/plant-file.ts";
import { apply } from "#engine/apply.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import { Layer } from "#engine/layer.ts";
import { type MachineId, rawState } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { Signal } from "#engine/signal.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { type Shift, shiftAt, shiftBefore, shiftsBetween } from "#time/calendar.ts";
import { type Instant, instant, plus } from "#time/instant.ts";
import { sampleClassifications, sampleHistory, type SampleRequest } from "./classifications.ts";
import { samplePlantFile } from "./plant-file.ts";
import { dueReadings } from "./readings.ts";
import { sampleStart, sceneOf } from "./scene.ts";
import { shiftWork } from "./shift-work.ts";

const read = plantFromFile(samplePlantFile);
if (!read.ok) throw new Error("the sample plant's file is broken");
const plant: Plant = read.plant;
const scene = sceneOf(plant);
const utc = (text: string): Instant => instant(Date.parse(text) / 1000);
const moment = fc
  .integer({ min: utc("2026-01-01T00:00:00Z"), max: utc("2028-01-01T00:00:00Z") })
  .map(instant);

interface Past {
  readonly timelines: ReadonlyMap<MachineId, Timeline>;
  readonly requests: readonly SampleRequest[];
  readonly refused: readonly SampleRequest[];
}

/** The sample's two weeks, put through the engine request by request, as the server does. */
function pastAt(now: Instant): Past {
  const timelines = new Map<MachineId, Timeline>();
  for (const machine of scene.machines) {
    const readings = dueReadings(scene, machine, undefined, now);
    const signal = Signal.of(
      readings.map(({ time, state }) => ({ at: instant(time), nanos: 0, raw: rawState(state) })),
    );
    timelines.set(machine, { signal, layer: Layer.empty });
  }
  const requests = sampleHistory(scene, now);
  const refused = requests.filter(({ machine, request, at, by }) => {
    const timeline = timelines.get(machine);
    if (timeline === undefined) return true;
    const origin = { requestId: `${machine} ${at}`, by: by.name };
    const outcome = apply(timeline, request, { plant, now: at, origin });
    if (outcome.ok) timelines.set(machine, outcome.timeline);
    return !outcome.ok;
  });
  return { timelines, requests, refused };
}

/** The events of all machines that start in `[from, to)`, as they stand at `to`. */
function eventsIn({ timelines }: Past, from: Instant, to: Instant): readonly UtilizationEvent[] {
  return [...timelines.values()].flatMap((timeline) =>
    eventsBetween(timeline, plant.mapping, from, to, to).filter(
      (event) => event.startsAt >= from && event.startsAt < to,
    ),
  );
}

const pendingIn = (past: Past, from: Instant, to: Instant): number =>
  eventsIn(past, from, to).filter((event) => event.pending).length;

/** Stops of the shift that began and were not explained by `now`; without the engine, so that many can be counted. */
function unexplainedIn(shift: Shift, now: Instant): number {
  return scene.machines.flatMap((machine) => {
    const explained = new Set(
      sampleClassifications(scene, machine, shift.startsAt, now).map(
        ({ request }) => request.startsAt,
      ),
    );
    return shiftWork(scene, machine, shift).filter(
      ({ why, startsAt }) => why !== undefined && startsAt < now && !explained.has(startsAt),
    );
  }).length;
}

/** In any zone of the machine that runs this: instants are UTC, the plant is Berlin. */
const MOMENTS: readonly (readonly [string, string])[] = [
  ["a Friday before noon", "2026-11-20T10:37:00Z"],
  ["half an hour into a shift", "2026-11-20T05:30:00Z"],
  ["five minutes into a shift", "2026-11-20T13:05:00Z"],
  ["the end of a shift", "2026-11-20T12:55:00Z"],
  ["midnight", "2026-11-19T23:00:00Z"],
  ["the start of the week", "2026-11-23T05:08:00Z"],
  ["the night when the clocks go forward", "2026-03-29T02:30:00Z"],
  ["the second 02:30 of the night when the clocks go back", "2026-10-25T01:30:00Z"],
];

describe("what the sample's people did", () => {
  it.each(MOMENTS)("at %s the engine takes every request, at its own instant", (_, text) => {
    const past = pastAt(utc(text));
    expect(past.refused).toEqual([]);
    expect(past.requests.length).toBeGreaterThan(1000);
  });

  it("all of it happened before now, in order, by someone who may write, on spans that were over", () => {
    fc.assert(
      fc.property(moment, (now) => {
        const requests = sampleHistory(scene, now);
        for (const [index, { at, by, request }] of requests.entries()) {
          expect(at).toBeLessThanOrEqual(now);
          expect(at).toBeGreaterThanOrEqual(requests[index - 1]?.at ?? 0);
          expect(by.role).toBe("supervisor");
          expect(request.startsAt).toBeGreaterThanOrEqual(sampleStart(scene, now));
          expect(request.kind === "classify" ? request.endsAt : request.startsAt).toBeLessThan(at);
        }
      }),
      { numRuns: 5 },
    );
  });

  it("uses both vendors' calls: spans, events inside a span, and corrections", () => {
    const { requests } = pastAt(utc("2026-11-20T10:37:00Z"));
    const calls = requests.map(({ request }) =>
      request.kind === "post" ? `post${request.updateIfExists ? " update" : ""}` : request.kind,
    );
    expect(calls.filter((call) => call === "classify").length).toBeGreaterThan(1000);
    expect(calls.filter((call) => call === "post").length).toBeGreaterThan(2);
    expect(calls.filter((call) => call === "post update").length).toBeGreaterThan(5);
  });

  it("says something wherever a reason asks for a comment", () => {
    const asking = plant.reasons
      .filter((reason) => reason.commentRequired)
      .map((reason) => reason.code);
    const silent = sampleHistory(scene, utc("2026-11-20T10:37:00Z")).filter(
      ({ request }) => asking.includes(request.reason) && (request.comment ?? "") === "",
    );
    expect(silent).toEqual([]);
  });

  it("is the same however often it is made, and a later now only adds to it", () => {
    const [machine] = scene.machines;
    if (machine === undefined) throw new Error("the sample plant has no machines");
    const [from, noon, night] = [
      utc("2026-11-09T05:00:00Z"),
      utc("2026-11-20T11:00:00Z"),
      utc("2026-11-20T22:00:00Z"),
    ];
    const later = sampleClassifications(scene, machine, from, night);
    expect(sampleClassifications(scene, machine, from, noon)).toEqual(
      later.filter(({ at }) => at < noon),
    );
  });
});

describe("what is left for the person at the board", () => {
  it.each([
    ["2026-11-20T10:37:00Z"],
    ["2026-11-19T17:00:00Z"],
    ["2026-11-18T01:30:00Z"],
    ["2026-11-20T08:00:00Z"],
    ["2026-11-23T10:00:00Z"],
    ["2026-12-01T10:10:00Z"],
    ["2027-02-03T11:00:00Z"],
    ["2026-03-29T02:30:00Z"],
    ["2026-10-25T01:30:00Z"],
  ])("hours into a shift (%s): some 7 to 24 unexplained stops in it", (text) => {
    const now = utc(text);
    const start = shiftAt(plant.calendar, now)?.startsAt ?? now;
    const count = pendingIn(pastAt(now), start, now);
    expect(count).toBeGreaterThanOrEqual(7);
    expect(count).toBeLessThanOrEqual(24);
  });

  it("in half of all shifts between 9 and 20 from the fourth hour to the seventh", () => {
    const shifts = shiftsBetween(
      scene.calendar,
      utc("2026-10-19T04:00:00Z"),
      utc("2026-11-21T05:00:00Z"),
    );
    const counts = shifts
      .flatMap((shift) =>
        [4, 7].map((hours) => unexplainedIn(shift, plus(shift.startsAt, hours * 3600))),
      )
      .toSorted((a, b) => a - b);
    expect(counts[Math.floor(counts.length / 4)]).toBeGreaterThanOrEqual(9);
    expect(counts[Math.floor((counts.length * 3) / 4)]).toBeLessThanOrEqual(20);
  });

  it("whenever you look: never more than 45 in the shift in progress, and 2 to 90 in the last two days", () => {
    fc.assert(
      fc.property(moment, (now) => {
        const past = pastAt(now);
        const shift = shiftAt(plant.calendar, now) ?? shiftBefore(plant.calendar, now);
        const start = shift?.startsAt ?? now;
        expect(pendingIn(past, start, now)).toBeLessThanOrEqual(45);
        const lastDays = pendingIn(past, plus(now, -2 * 86_400), now);
        expect(lastDays).toBeGreaterThanOrEqual(2);
        expect(lastDays).toBeLessThanOrEqual(90);
      }),
      { numRuns: 12 },
    );
  });

  it.each(MOMENTS)(
    "at %s at least nine of ten stops before this shift are explained",
    (_, text) => {
      const now = utc(text);
      const past = pastAt(now);
      // A shift that ended minutes ago may still be under review.
      const reviewed = plus(shiftAt(plant.calendar, now)?.startsAt ?? now, -9 * 3600);
      const before = eventsIn(past, sampleStart(scene, now), reviewed);
      const stops = before.filter((event) => event.pending || event.origin !== undefined);
      const open = stops.filter((event) => event.pending);
      expect(stops.length).toBeGreaterThan(1000);
      expect(open.length / stops.length).toBeLessThan(0.1);
      expect(open.length).toBeGreaterThan(0);
    },
  );

  it("on a Sunday nothing new waits", () => {
    const now = utc("2026-11-22T12:00:00Z");
    expect(pendingIn(pastAt(now), utc("2026-11-22T05:00:00Z"), now)).toBe(0);
  });
});
