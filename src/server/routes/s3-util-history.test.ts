import { utc } from "#testing/site-plant.ts";
import { openExample } from "#testing/site.ts";
import { expect, test } from "vitest";

const UTIL = "/api/V3/UtilHistory";
const ADD = "/api/V3/UtilHistory/AddEvent";
const JAM = { ent_id: 101, reas_cd: 12 };
const IDLE = { ent_id: 101, reas_cd: 2 };

test("S3's first example: a new event from now on leaves the earlier ones as they are", async () => {
  const site = await openExample();
  for (const update_if_exists of [true, false]) {
    const sent = { ...JAM, event_time_utc: null, update_if_exists };
    const answer = await site.as("ana", "POST", UTIL, { json: sent });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ event_time_utc: utc("10:05"), event_end_time_utc: null });
    expect(await site.story()).toEqual([
      "06:00 RUNNING",
      "07:00 IDLE?",
      "08:00 DOWN?",
      "10:05 JAM",
    ]);
  }
});

test("S3's second example: a start inside a past event splits it", async () => {
  const site = await openExample();
  const sent = { ...JAM, event_time_utc: utc("06:30") };
  const answer = await site.as("ana", "POST", UTIL, { json: sent });
  expect(answer.status).toBe(200);
  expect(await site.story()).toEqual(["06:00 RUNNING", "06:30 JAM", "07:00 IDLE?", "08:00 DOWN?"]);
  expect(answer.json).toEqual({
    ent_id: 101,
    reas_cd: 12,
    reas_pending: false,
    update_if_exists: false,
    event_time_utc: utc("06:30"),
    event_end_time_utc: utc("07:00"),
    comments: "",
    raw_reas_cd: "ACTIVE",
    category1: null,
    category2: null,
    category3: null,
    category4: null,
    spare1: null,
    spare2: null,
    spare3: null,
    spare4: null,
    last_edit_at: utc("10:05"),
    records_affected: 2,
  });
});

test("S3's third example: with the reason of the next event the two become one", async () => {
  const site = await openExample();
  const sent = { ...IDLE, event_time_utc: utc("06:30") };
  const answer = await site.as("ana", "POST", UTIL, { json: sent });
  expect(answer.status).toBe(200);
  expect(await site.story()).toEqual(["06:00 RUNNING", "06:30 IDLE", "08:00 DOWN?"]);
  expect(answer.json).toMatchObject({ event_end_time_utc: utc("08:00"), records_affected: 3 });
});

test("S3's fourth example: a start inside the current event makes a new current event", async () => {
  const site = await openExample();
  const sent = { ...JAM, event_time_utc: utc("09:00") };
  const answer = await site.as("ana", "POST", UTIL, { json: sent });
  expect(answer.status).toBe(200);
  expect(answer.json).toMatchObject({ event_end_time_utc: null, records_affected: 2 });
  expect(await site.story()).toEqual(["06:00 RUNNING", "07:00 IDLE?", "08:00 DOWN?", "09:00 JAM"]);
});

test("S3's modify case: reason, pending flag, raw reason and comments take the supplied values", async () => {
  const site = await openExample();
  const sent = {
    ...JAM,
    event_time_utc: utc("07:00"),
    update_if_exists: true,
    reas_pending: true,
    raw_reas_cd: "E-STOP",
    comments: "belt",
  };
  const answer = await site.as("ana", "POST", UTIL, { json: sent });
  expect(answer.status).toBe(200);
  expect(answer.json).toMatchObject({
    reas_cd: 12,
    reas_pending: true,
    raw_reas_cd: "E-STOP",
    comments: "belt",
    event_time_utc: utc("07:00"),
    event_end_time_utc: utc("08:00"),
    records_affected: 1,
  });
  expect(await site.story()).toEqual(["06:00 RUNNING", "07:00 JAM?", "08:00 DOWN?"]);
});

test("a start that an event has already is refused unless update_if_exists says so", async () => {
  const site = await openExample();
  const sent = { ...JAM, event_time_utc: utc("07:00") };
  const answer = await site.as("ana", "POST", UTIL, { json: sent });
  expect(answer.status).toBe(409);
  expect(answer.headers.get("Content-Type")).toContain("application/problem+json");
  expect(answer.json).toMatchObject({
    type: "urn:shiftlane:problem:eventExists",
    status: 409,
    errors: [{ path: "event_time_utc" }],
  });
  expect(await site.story()).toEqual(["06:00 RUNNING", "07:00 IDLE?", "08:00 DOWN?"]);
});

test("AddEvent with an end covers, trims and brings back what was there after it", async () => {
  const site = await openExample();
  const sent = { ...JAM, event_time_utc: utc("06:30"), event_end_time_utc: utc("08:30") };
  const answer = await site.as("ana", "POST", ADD, { json: sent });
  expect(answer.status).toBe(200);
  expect(answer.json).toMatchObject({ event_end_time_utc: utc("08:30"), raw_reas_cd: "ACTIVE" });
  expect(await site.story()).toEqual(["06:00 RUNNING", "06:30 JAM", "08:30 DOWN?"]);
});

test("AddEvent without an end becomes the current event", async () => {
  const site = await openExample();
  const sent = { ...JAM, event_time_utc: utc("06:30"), event_end_time_utc: null };
  const answer = await site.as("ana", "POST", ADD, { json: sent });
  expect(answer.status).toBe(200);
  expect(answer.json).toMatchObject({ event_end_time_utc: null });
  expect(await site.story()).toEqual(["06:00 RUNNING", "06:30 JAM"]);
});

test("an event that merges is answered as it is stored, from its earlier start", async () => {
  const site = await openExample();
  const sent = { ...IDLE, event_time_utc: utc("08:00"), event_end_time_utc: utc("08:30") };
  const answer = await site.as("ana", "POST", ADD, { json: sent });
  expect(answer.json).toMatchObject({
    event_time_utc: utc("07:00"),
    event_end_time_utc: utc("08:30"),
  });
});

test("categories and spares come back untouched, and are kept with the request", async () => {
  const site = await openExample();
  const extra = { category1: "A", category4: "", spare2: "  ü  ", spare3: null };
  const sent = { ...JAM, ...extra, event_time_utc: utc("06:30") };
  const answer = await site.as("ana", "POST", UTIL, { json: sent });
  expect(answer.json).toMatchObject({ ...extra, category2: null, spare1: null });
  const [done] = await site.record.history({
    machines: undefined,
    from: undefined,
    to: undefined,
    limit: 1,
  });
  expect(done?.carried).toEqual({ category1: "A", category4: "", spare2: "  ü  " });
});

test.each([
  "/api/v3/utilhistory",
  "/API/V3/UTILHISTORY",
  "/mesmw/api/v3/UtilHistory",
  "/MesMW/api/V3/UtilHistory/",
])("S3 is found at %s too", async (path) => {
  const site = await openExample();
  const answer = await site.as("ana", "POST", path, {
    json: { ...JAM, event_time_utc: utc("06:30") },
  });
  expect(answer.status).toBe(200);
});

test.each([
  ["2026-11-20T06:30:00", "no zone: the field's name says UTC"],
  ["2026-11-20T06:30:00.9876543Z", "a fraction is floored"],
  ["2026-11-20T07:30:00+01:00", "an offset is honoured"],
  ["2026-11-20T06:30Z", "seconds may be left out"],
])("the time %s is 06:30 (%s)", async (event_time_utc) => {
  const site = await openExample();
  const answer = await site.as("ana", "POST", UTIL, { json: { ...JAM, event_time_utc } });
  expect(answer.json).toMatchObject({ event_time_utc: utc("06:30") });
});

test.each([
  [{ reas_cd: 12 }, "ent_id"],
  [{ ent_id: null, reas_cd: 12 }, "ent_id"],
  [{ ent_id: 101 }, "reas_cd"],
  [{ ent_id: 101, reas_cd: null }, "reas_cd"],
  [{ ent_id: "101", reas_cd: 12 }, "ent_id"],
  [{ ent_id: 101.5, reas_cd: 12 }, "ent_id"],
  [{ ...JAM, event_time_utc: "yesterday" }, "event_time_utc"],
  [{ ...JAM, event_time_utc: "2026-02-30T00:00:00Z" }, "event_time_utc"],
  [{ ...JAM, event_time_utc: 1_795_158_000 }, "event_time_utc"],
  [{ ...JAM, reas_pending: "no" }, "reas_pending"],
  [{ ...JAM, update_if_exists: 1 }, "update_if_exists"],
  [{ ...JAM, comments: 7 }, "comments"],
  [{ ...JAM, category1: 7 }, "category1"],
])("a malformed body is 400 and names the field: %j", async (json, path) => {
  const site = await openExample();
  const answer = await site.as("ana", "POST", UTIL, { json });
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ errors: [{ path }] });
  expect(await site.story()).toHaveLength(3);
});

test.each([
  [{ ent_id: 999, reas_cd: 12 }, 404, "ent_id"],
  [{ ent_id: 999, reas_cd: 999 }, 404, "ent_id"],
  [{ ent_id: 101, reas_cd: 999 }, 422, "reas_cd"],
  [{ ...JAM, event_time_utc: utc("10:06") }, 422, "event_time_utc"],
  [{ ...JAM, event_time_utc: utc("05:59") }, 422, "event_time_utc"],
  [{ ent_id: 102, reas_cd: 12 }, 422, "ent_id"],
])("what P7 refuses is refused and changes nothing: %j", async (json, status, path) => {
  const site = await openExample();
  for (const call of [UTIL, ADD]) {
    const answer = await site.as("ana", "POST", call, { json });
    expect([answer.status, answer.json]).toMatchObject([status, { status, errors: [{ path }] }]);
  }
  expect(await site.story()).toEqual(["06:00 RUNNING", "07:00 IDLE?", "08:00 DOWN?"]);
});

test("each accepted call raises the revision, and its answer bears it", async () => {
  const site = await openExample();
  const first = await site.as("ana", "POST", UTIL, {
    json: { ...JAM, event_time_utc: utc("06:30") },
  });
  const second = await site.as("ana", "POST", UTIL, { json: { ...JAM, event_time_utc: null } });
  expect([first.headers.get("ETag"), second.headers.get("ETag")]).toEqual(['"1"', '"2"']);
});
