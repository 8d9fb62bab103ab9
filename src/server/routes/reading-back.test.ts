import {
  type machineSliceSchema,
  timelinesAnswerSchema,
  timelinesFromWire,
} from "#contract/timelines.ts";
import { eventsBetween } from "#engine/timeline.ts";
import { at, MIDNIGHT, sitePlant, utc } from "#testing/site-plant.ts";
import { openExample, openSite } from "#testing/site.ts";
import { plus } from "#time/instant.ts";
import type { z } from "zod";
import { expect, test } from "vitest";

const S0 = "/api/v1/machineClassification";
const events = (query: string, machine = "M1") => `/api/machines/${machine}/events?${query}`;

test("a machine's events: all in force within the window, both ends included, unclipped, in order", async () => {
  const site = await openExample();
  const json = {
    machineId: "M1",
    startTime: at("08:10"),
    endTime: at("08:20"),
    reason: "JAM",
    comment: "belt",
  };
  await site.as("ana", "POST", S0, { json });
  const answer = await site.as("vic", "GET", events(`from=${at("06:59")}&to=${at("08:10")}`));
  const machine = { pending: true, comment: "", by: null };
  expect(answer.json).toEqual({
    machineId: "M1",
    now: at("10:05"),
    revision: 1,
    events: [
      {
        ...machine,
        startsAt: at("06:00"),
        endsAt: at("07:00"),
        reason: "RUNNING",
        raw: "ACTIVE",
        pending: false,
      },
      { ...machine, startsAt: at("07:00"), endsAt: at("08:00"), reason: "IDLE", raw: "READY" },
      { ...machine, startsAt: at("08:00"), endsAt: at("08:10"), reason: "DOWN", raw: "STOPPED" },
      {
        startsAt: at("08:10"),
        endsAt: at("08:20"),
        reason: "JAM",
        raw: "STOPPED",
        pending: false,
        comment: "belt",
        by: "Ana",
      },
    ],
  });
});

test("events: `to` left out means now, and the current event has no end", async () => {
  const site = await openExample();
  const { json } = await site.as("vic", "GET", events(`from=${at("09:00")}`));
  expect(json).toMatchObject({ events: [{ startsAt: at("08:00"), endsAt: null }] });
});

test.each([
  ["", 400],
  [`from=noon`, 400],
  [`from=`, 400],
  [`from=${at("09:00")}&to=${at("08:00")}`, 400],
  [`from=${at("09:00") * 1000}`, 400],
  [`from=${at("09:00")}&to=${at("09:00")}`, 200],
  [`from=${at("11:00")}`, 200],
])("events?%s is %i", async (query, status) => {
  const site = await openExample();
  const answer = await site.as("vic", "GET", events(query));
  expect([answer.status, answer.headers.get("Content-Type")]).toEqual([
    status,
    status === 200 ? "application/json; charset=utf-8" : "application/problem+json",
  ]);
});

test("events: no such machine is 404, a name with a slash in it is no other route", async () => {
  const site = await openExample();
  expect((await site.as("vic", "GET", events(`from=${MIDNIGHT}`, "M9"))).status).toBe(404);
  expect((await site.as("vic", "GET", events(`from=${MIDNIGHT}`, "a%2Fb"))).status).toBe(404);
  expect((await site.as("bot", "GET", events(`from=${MIDNIGHT}`))).status).toBe(403);
});

type SliceWire = z.output<typeof machineSliceSchema>;

/** What a browser makes of a slice. */
function compose(slices: z.output<typeof timelinesAnswerSchema>, index: number) {
  const slice = timelinesFromWire(slices).machines[index];
  if (slice === undefined) throw new Error(`no slice ${index}`);
  return slice.timeline;
}

test("timelines: what is composed of the answer is what the server composes itself", async () => {
  const site = await openExample();
  await site.report("M2", [
    ["06:00", "ACTIVE"],
    ["06:00:00", "ACTIVE"],
    ["09:00", "READY"],
  ]);
  const calls = [
    { machineId: "M1", startTime: at("06:10"), endTime: at("06:20"), reason: "JAM" },
    { machineId: "M1", startTime: at("07:30"), endTime: at("08:30"), reason: "BREAK" },
    { machineId: "M1", startTime: at("10:00"), endTime: null, reason: "BREAK" },
  ];
  for (const json of calls) await site.as("ana", "POST", S0, { json });
  const [from, to] = [at("07:40"), at("08:40")];
  const answer = await site.as("vic", "GET", `/api/timelines?from=${from}&to=${to}`);
  const wire = timelinesAnswerSchema.parse(answer.json);
  expect(wire.machines.map(({ machineId, revision }) => [machineId, revision])).toEqual([
    ["M1", 3],
    ["M2", 0],
    ["S1", 0],
  ]);
  const { mapping } = sitePlant();
  const mine = eventsBetween(compose(wire, 0), mapping, from, to, site.now);
  const { json } = await site.as("vic", "GET", events(`from=${from}&to=${to}`));
  const theirs = (json as { events: { startsAt: number; endsAt: number | null }[] }).events;
  expect(mine.map(({ startsAt, endsAt }) => [startsAt, endsAt ?? null])).toEqual(
    theirs.map(({ startsAt, endsAt }) => [startsAt, endsAt]),
  );
});

test("timelines: one whole event to each side, and nothing of what is further away", async () => {
  const site = await openSite();
  await site.report(
    "M1",
    Array.from({ length: 40 }, (_, index) => [
      `${String(5 + Math.floor(index / 10)).padStart(2, "0")}:${String((index % 10) * 6).padStart(2, "0")}`,
      index % 2 === 0 ? "ACTIVE" : "READY",
    ]),
  );
  const path = `/api/timelines?from=${at("07:01")}&to=${at("07:02")}&machine=M1`;
  const { json } = await site.as("vic", "GET", path);
  const [slice] = (json as { machines: SliceWire[] }).machines;
  expect(slice).toMatchObject({
    firstReadingAt: at("05:00"),
    knownFrom: at("06:54"),
    knownTo: at("07:12"),
    rawStates: ["READY", "ACTIVE"],
    readings: { at: [at("06:54"), at("07:00"), at("07:06"), at("07:12")], raw: [0, 1, 0, 1] },
  });
  expect(slice?.readings.nanos).toBeUndefined();
});

test("timelines: chosen machines alone, each once; an unknown one is 404", async () => {
  const site = await openExample();
  const query = `from=${at("06:00")}&to=${at("10:00")}`;
  const chosen = await site.as(
    "vic",
    "GET",
    `/api/timelines?${query}&machine=S1&machine=M1&machine=S1`,
  );
  const { machines } = chosen.json as { machines: SliceWire[] };
  expect(machines.map(({ machineId }) => machineId)).toEqual(["S1", "M1"]);
  expect((await site.as("vic", "GET", `/api/timelines?${query}&machine=M9`)).status).toBe(404);
  expect((await site.as("vic", "GET", "/api/timelines?from=1")).status).toBe(400);
  expect((await site.as("bot", "GET", `/api/timelines?${query}`)).status).toBe(403);
});

test("timelines: the position that comes with them is the live log's", async () => {
  const site = await openExample();
  const path = `/api/timelines?from=${at("06:00")}&to=${at("10:00")}`;
  const { json: before } = await site.as("vic", "GET", path);
  await site.report("M1", [["10:00", "ACTIVE"]]);
  const { json: after } = await site.as("vic", "GET", path);
  expect((after as { seq: number }).seq).toBe((before as { seq: number }).seq + 1);
});

test("the plant is told as its file has it, with the server's time", async () => {
  const site = await openSite();
  const { json } = await site.as("vic", "GET", "/api/plant");
  expect(json).toMatchObject({
    name: "North plant",
    timeZone: "Europe/Berlin",
    serverTime: at("10:05"),
  });
});

interface Entry {
  readonly requestId: string;
  readonly by: string;
}

test("the history tells who did what, newest first, page by page; each can be taken back", async () => {
  const site = await openExample();
  const span = (from: string, reason: string) => ({
    machineId: "M1",
    startTime: at(from),
    endTime: plus(at(from), 300),
    reason,
  });
  await site.as("ana", "POST", S0, { json: span("08:10", "JAM") });
  await site.as("adi", "POST", S0, { json: span("08:30", "BREAK") });
  await site.as("ana", "POST", "/api/V3/UtilHistory", {
    json: { ent_id: 101, reas_cd: 12, event_time_utc: utc("09:30") },
  });
  const page = await site.as("vic", "GET", "/api/history?machine=M1&limit=2");
  const { entries, next } = page.json as { entries: Entry[]; next: string };
  expect(entries).toMatchObject([
    {
      by: "Ana",
      dialect: "s3",
      at: at("10:05"),
      revision: 3,
      request: { kind: "post", startsAt: at("09:30") },
    },
    { by: "Adi", dialect: "s0", revision: 2, changed: { before: [{ reason: "DOWN" }] } },
  ]);
  const rest = await site.as("vic", "GET", `/api/history?machine=M1&limit=2&after=${next}`);
  expect(rest.json).toMatchObject({ entries: [{ by: "Ana", revision: 1 }], next: null });

  const first = (rest.json as { entries: Entry[] }).entries[0]?.requestId ?? "";
  const undone = await site.as("ana", "POST", `/api/requests/${first}/undo`);
  expect([undone.status, undone.headers.get("ETag")]).toEqual([200, '"4"']);
  expect(await site.story()).toEqual([
    "06:00 RUNNING",
    "07:00 IDLE?",
    "08:00 DOWN?",
    "08:30 BREAK",
    "08:35 DOWN?",
    "09:30 JAM",
  ]);
  const newest = await site.as("vic", "GET", "/api/history?limit=1");
  expect(newest.json).toMatchObject({
    entries: [{ request: { kind: "undo", of: first }, dialect: "ours" }],
  });
});

test("what was changed since cannot be taken back: 409, and by whom", async () => {
  const site = await openExample();
  const json = { machineId: "M1", startTime: at("08:10"), endTime: at("08:20"), reason: "JAM" };
  await site.as("ana", "POST", S0, { json });
  const { json: page } = await site.as("vic", "GET", "/api/history");
  const id = (page as { entries: Entry[] }).entries[0]?.requestId ?? "";
  await site.as("adi", "POST", S0, { json: { ...json, reason: "BREAK" } });
  const undo = await site.as("ana", "POST", `/api/requests/${id}/undo`);
  expect([undo.status, undo.json]).toMatchObject([
    409,
    { type: "urn:shiftlane:problem:changedSince" },
  ]);
  expect(undo.text).toContain("Adi");
  expect((await site.as("vic", "POST", `/api/requests/${id}/undo`)).status).toBe(403);
  expect((await site.as("ana", "POST", "/api/requests/nothing/undo")).status).toBe(404);
});

test.each(["limit=0", "limit=1001", "limit=ten", "from=noon"])(
  "history?%s is 400",
  async (query) => {
    const site = await openExample();
    expect((await site.as("vic", "GET", `/api/history?${query}`)).status).toBe(400);
  },
);
