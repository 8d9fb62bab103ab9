import { at, utc } from "#testing/site-plant.ts";
import { openExample, type Site, type Who } from "#testing/site.ts";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";

const UTIL = "/api/V3/UtilHistory";
const ADD = "/api/V3/UtilHistory/AddEvent";
const TRANSACTION = "/api/V3/transaction";
const START = ["06:00 RUNNING", "07:00 IDLE?", "08:00 DOWN?"];

async function begin(site: Site, who: Who = "ana"): Promise<string> {
  const { json } = await site.as(who, "POST", TRANSACTION);
  return (json as { trans_id: string }).trans_id;
}

function post(site: Site, id: string, clock: string | null, reas_cd = 12, more: object = {}) {
  const event_time_utc = clock === null ? null : utc(clock);
  const json = { ent_id: 101, reas_cd, event_time_utc, ...more };
  return site.as("ana", "POST", UTIL, { json, headers: { trans_id: id } });
}

function end(site: Site, id: string, action = "commit", who: Who = "ana") {
  return site.as(who, "PUT", `${TRANSACTION}?action=${action}`, { headers: { trans_id: id } });
}

async function three(site: Site): Promise<string> {
  const id = await begin(site);
  expect((await post(site, id, "06:30")).status).toBe(200);
  expect((await post(site, id, "06:45", 20)).status).toBe(200);
  const fixed = await post(site, id, "06:30", 3, { update_if_exists: true, comments: "belt" });
  expect([fixed.status, fixed.json]).toMatchObject([
    200,
    { reas_cd: 3, comments: "belt", event_end_time_utc: utc("06:45") },
  ]);
  return id;
}

test("three calls see one another, nobody else sees them, and commit makes them all", async () => {
  const site = await openExample();
  const id = await three(site);
  expect(await site.story()).toEqual(START);
  const committed = await end(site, id);
  expect([committed.status, committed.json]).toEqual([
    200,
    {
      trans_id: id,
      state: "committed",
      machines: [{ ent_id: 101, machineId: "M1", revision: 3 }],
    },
  ]);
  expect(await site.story()).toEqual([
    "06:00 RUNNING",
    "06:30 DOWN",
    "06:45 BREAK",
    "07:00 IDLE?",
    "08:00 DOWN?",
  ]);
  expect((await end(site, id)).status).toBe(404);
});

test("an aborted transaction leaves nothing behind", async () => {
  const site = await openExample();
  const id = await three(site);
  const aborted = await end(site, id, "abort");
  expect([aborted.status, aborted.json]).toMatchObject([200, { state: "aborted", machines: [] }]);
  expect(await site.story()).toEqual(START);
  expect((await post(site, id, "06:30")).status).toBe(404);
  expect((await end(site, id)).status).toBe(404);
});

test("a transaction ends by itself after its last call, and every call puts that off", async () => {
  const site = await openExample({ transactionSeconds: 0.5 });
  const id = await begin(site);
  await wait(300);
  expect((await post(site, id, "06:30")).status).toBe(200);
  await wait(300);
  expect((await post(site, id, "06:45")).status).toBe(200);
  await wait(600);
  const late = await post(site, id, "06:50");
  expect([late.status, late.json]).toMatchObject([
    404,
    { type: "urn:shiftlane:problem:unknownTransaction" },
  ]);
  expect((await end(site, id)).status).toBe(404);
  expect(await site.story()).toEqual(START);
});

test("commit is refused when a call cannot be made any more: which and why, and nothing has changed", async () => {
  const site = await openExample();
  const id = await begin(site);
  await post(site, id, "06:15");
  await post(site, id, "06:30");
  await post(site, id, "06:45");
  const json = { ent_id: 101, reas_cd: 20, event_time_utc: utc("06:30") };
  await site.as("adi", "POST", UTIL, { json });
  const refused = await end(site, id);
  expect([refused.status, refused.json]).toMatchObject([
    409,
    {
      type: "urn:shiftlane:problem:commitRefused",
      call: 2,
      detail: expect.stringContaining("Call 2 of 3") as string,
      errors: [{ path: "event_time_utc" }],
    },
  ]);
  expect(await site.story()).toEqual(["06:00 RUNNING", "06:30 BREAK", ...START.slice(1)]);
  const { json: events } = await site.as(
    "ana",
    "GET",
    `/api/machines/M1/events?from=${at("06:00")}`,
  );
  expect(events).toMatchObject({ revision: 1 });
  expect((await end(site, id)).status).toBe(404);
});

test("commit replays on the timelines as they then are", async () => {
  const site = await openExample();
  const id = await begin(site);
  // As the transaction sees it, to 7:00.
  expect((await post(site, id, "06:30")).json).toMatchObject({ event_end_time_utc: utc("07:00") });
  const json = { ent_id: 101, reas_cd: 20, event_time_utc: utc("06:45") };
  await site.as("adi", "POST", UTIL, { json });
  expect((await end(site, id)).status).toBe(200);
  expect(await site.story()).toEqual([
    "06:00 RUNNING",
    "06:30 JAM",
    "06:45 BREAK",
    ...START.slice(1),
  ]);
});

test("a transaction keeps seeing what it saw, though others go on; readings come in all the same", async () => {
  const site = await openExample();
  const id = await begin(site);
  await post(site, id, "06:30");
  const json = { ent_id: 101, reas_cd: 20, event_time_utc: utc("09:00") };
  await site.as("adi", "POST", UTIL, { json });
  await site.report("M1", [["10:00", "ACTIVE"]]);
  // The other's break at 9:00 is not seen, the machine's start at 10:00 is.
  expect((await post(site, id, "08:30")).json).toMatchObject({ event_end_time_utc: utc("10:00") });
});

test("now, in a transaction, is the moment of the call, whenever it is committed", async () => {
  const site = await openExample();
  const id = await begin(site);
  expect((await post(site, id, null)).json).toMatchObject({ event_time_utc: utc("10:05") });
  site.setClock("10:05:40");
  expect((await end(site, id)).status).toBe(200);
  expect(await site.story()).toEqual([...START, "10:05 JAM"]);
});

test("a refused call is refused, and the transaction goes on without it", async () => {
  const site = await openExample();
  const id = await begin(site);
  expect((await post(site, id, "06:30")).status).toBe(200);
  expect((await post(site, id, "06:30")).status).toBe(409);
  expect((await post(site, id, "11:00")).status).toBe(422);
  expect((await end(site, id)).status).toBe(200);
  expect(await site.story()).toEqual(["06:00 RUNNING", "06:30 JAM", ...START.slice(1)]);
});

test("AddEvent takes part as well, and several machines are one step", async () => {
  const site = await openExample();
  await site.report("M2", [["06:00", "STOPPED"]]);
  const id = await begin(site);
  const headers = { trans_id: id };
  const span = { reas_cd: 20, event_time_utc: utc("06:10"), event_end_time_utc: utc("06:20") };
  await site.as("ana", "POST", ADD, { json: { ...span, ent_id: 101 }, headers });
  await site.as("ana", "POST", ADD, { json: { ...span, ent_id: 102 }, headers });
  const committed = await end(site, id);
  expect(committed.json).toMatchObject({
    machines: [
      { ent_id: 101, revision: 1 },
      { ent_id: 102, revision: 1 },
    ],
  });
  expect(await site.story("M2")).toEqual(["06:00 DOWN?", "06:10 BREAK", "06:20 DOWN?"]);
});

test("trans_id may stand in the query, and the header wins", async () => {
  const site = await openExample();
  const id = await begin(site);
  const json = { ent_id: 101, reas_cd: 12, event_time_utc: utc("06:30") };
  const asQuery = `${UTIL}?trans_id=${id}`;
  expect((await site.as("ana", "POST", asQuery, { json })).status).toBe(200);
  const headers = { trans_id: "another" };
  expect((await site.as("ana", "POST", asQuery, { json, headers })).status).toBe(404);
  const put = `/mesmw/api/v3/TRANSACTION?action=commit&trans_id=${id}`;
  expect((await site.as("ana", "PUT", put)).status).toBe(200);
  expect(await site.story()).toContain("06:30 JAM");
});

test("another account's transaction is unknown", async () => {
  const site = await openExample();
  const id = await begin(site);
  await post(site, id, "06:30");
  expect((await end(site, id, "commit", "adi")).status).toBe(404);
  expect((await end(site, id, "abort", "adi")).status).toBe(404);
  const json = { ent_id: 101, reas_cd: 12, event_time_utc: utc("06:40") };
  expect((await site.as("adi", "POST", UTIL, { json, headers: { trans_id: id } })).status).toBe(
    404,
  );
  expect((await end(site, id)).status).toBe(200);
});

test("an empty transaction commits to nothing; one without an ID or an action is 400", async () => {
  const site = await openExample();
  expect((await end(site, await begin(site))).json).toMatchObject({ machines: [] });
  expect((await site.as("ana", "PUT", `${TRANSACTION}?action=commit`)).status).toBe(400);
  const headers = { trans_id: await begin(site) };
  expect((await site.as("ana", "PUT", TRANSACTION, { headers })).status).toBe(400);
});

test("who may not write may not begin one", async () => {
  const site = await openExample();
  expect((await site.send("POST", TRANSACTION)).status).toBe(401);
  expect((await site.as("vic", "POST", TRANSACTION)).status).toBe(403);
});

test("a commit under a key is made once, and answered the same again", async () => {
  const site = await openExample();
  const id = await three(site);
  const headers = { trans_id: id, "Idempotency-Key": "commit-1" };
  const send = () => site.as("ana", "PUT", `${TRANSACTION}?action=commit`, { headers });
  const first = await send();
  const again = await send();
  expect([first.status, again.status, again.text]).toEqual([200, 200, first.text]);
});

test("a call under a key is in its transaction once", async () => {
  const site = await openExample();
  const id = await begin(site);
  const headers = { trans_id: id, "Idempotency-Key": "call-1" };
  const json = { ent_id: 101, reas_cd: 12, event_time_utc: utc("06:30") };
  for (const _ of [1, 2])
    expect((await site.as("ana", "POST", UTIL, { json, headers })).status).toBe(200);
  expect((await end(site, id)).json).toMatchObject({ machines: [{ revision: 1 }] });
});

test("If-Match holds at the call, and again at commit", async () => {
  const site = await openExample();
  const id = await begin(site);
  const json = { ent_id: 101, reas_cd: 12, event_time_utc: utc("06:30") };
  const headers = { trans_id: id, "If-Match": '"0"' };
  const first = await site.as("ana", "POST", UTIL, { json, headers });
  expect([first.status, first.headers.get("ETag")]).toEqual([200, '"0"']);
  // Its own earlier calls are in nobody's way.
  const second = { ...json, event_time_utc: utc("06:40") };
  expect((await site.as("ana", "POST", UTIL, { json: second, headers })).status).toBe(200);
  await site.as("adi", "POST", UTIL, { json: { ...json, event_time_utc: utc("06:50") } });
  expect(
    (
      await site.as("ana", "POST", UTIL, {
        json: { ...json, event_time_utc: utc("06:55") },
        headers,
      })
    ).status,
  ).toBe(412);
  const refused = await end(site, id);
  expect([refused.status, refused.json]).toMatchObject([
    409,
    { call: 1, current: { revision: 1, changes: [{ by: "Adi" }] } },
  ]);
});
