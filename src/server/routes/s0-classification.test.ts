import { at, MIDNIGHT } from "#testing/site-plant.ts";
import { openExample } from "#testing/site.ts";
import { plus } from "#time/instant.ts";
import { expect, test } from "vitest";

const PATH = "/api/v1/machineClassification";
const body = (more: object = {}) => ({
  machineId: "M1",
  startTime: at("08:10"),
  endTime: at("08:20"),
  reason: "JAM",
  ...more,
});
const UNTOUCHED = ["06:00 RUNNING", "07:00 IDLE?", "08:00 DOWN?"];

test("S0's sample body gives the span a reason, and the machine's own state goes on after it", async () => {
  const site = await openExample();
  const answer = await site.as("ana", "POST", PATH, { json: body() });
  expect(answer.status).toBe(200);
  expect(await site.story()).toEqual([...UNTOUCHED, "08:10 JAM", "08:20 DOWN?"]);
  expect(answer.headers.get("ETag")).toBe('"1"');
  const down = { reason: "DOWN", raw: "STOPPED", pending: true, comment: "", by: null };
  const jam = { ...down, reason: "JAM", pending: false, by: "Ana" };
  expect(answer.json).toEqual({
    revision: 1,
    changed: {
      before: [{ ...down, startsAt: at("08:00"), endsAt: null }],
      after: [
        { ...down, startsAt: at("08:00"), endsAt: at("08:10") },
        { ...jam, startsAt: at("08:10"), endsAt: at("08:20") },
        { ...down, startsAt: at("08:20"), endsAt: null },
      ],
    },
  });
});

test.each([null, ""])(
  "an empty endTime (%j) is an ongoing classification, until the shift ends",
  async (endTime) => {
    const site = await openExample();
    const answer = await site.as("ana", "POST", PATH, { json: body({ endTime, reason: "BREAK" }) });
    expect(answer.status).toBe(200);
    await site.report("M1", [["10:05:30", "ACTIVE"]]);
    site.setClock("12:59");
    expect(await site.story()).toEqual([...UNTOUCHED, "08:10 BREAK"]);
    // 14:00 in Berlin.
    site.setClock("13:00");
    expect(await site.story()).toEqual([...UNTOUCHED, "08:10 BREAK", "13:00 RUNNING"]);
  },
);

test("a call with an end ends an ongoing classification", async () => {
  const site = await openExample();
  const ongoing = body({ startTime: at("09:00"), endTime: null, reason: "BREAK" });
  await site.as("ana", "POST", PATH, { json: ongoing });
  const bounded = { ...ongoing, endTime: at("09:45") };
  const answer = await site.as("ana", "POST", PATH, { json: bounded });
  expect(answer.status).toBe(200);
  expect(await site.story()).toEqual([...UNTOUCHED, "09:00 BREAK", "09:45 DOWN?"]);
});

test("a future end is taken, and fractions of seconds are floored", async () => {
  const site = await openExample();
  const json = body({ startTime: at("08:10") + 0.9, endTime: at("12:00") + 0.5 });
  expect((await site.as("ana", "POST", PATH, { json })).status).toBe(200);
  site.setClock("12:30");
  expect(await site.story()).toEqual([...UNTOUCHED, "08:10 JAM", "12:00 DOWN?"]);
});

test("reasonId is taken for reason, and both when they agree", async () => {
  const site = await openExample();
  const sent = [
    body({ reason: undefined, reasonId: "JAM" }),
    body({ reasonId: "JAM" }),
    body({ reason: null, reasonId: "JAM" }),
  ];
  for (const json of sent) expect((await site.as("ana", "POST", PATH, { json })).status).toBe(200);
  expect(await site.story()).toContain("08:10 JAM");
});

test("a comment of ours is kept", async () => {
  const site = await openExample();
  const answer = await site.as("ana", "POST", PATH, { json: body({ comment: "belt" }) });
  expect(answer.json).toMatchObject({ changed: { after: [{}, { comment: "belt" }, {}] } });
});

test.each([
  ["an unknown machine", { machineId: "M9" }, "machineId"],
  ["no machine", { machineId: undefined }, "machineId"],
  ["an unknown reason", { reason: "NOPE" }, "reason"],
  ["no reason", { reason: undefined }, "reason"],
  ["a reason that is a number", { reason: 12 }, "reason"],
  ["two reasons that differ", { reasonId: "BREAK" }, "reasonId"],
  ["a start after the end", { startTime: at("08:21") }, "startTime"],
  ["a start that is the end", { startTime: at("08:20") }, "endTime"],
  ["a future start", { startTime: at("10:06"), endTime: at("10:30") }, "startTime"],
  ["a future start, ongoing", { startTime: at("10:06"), endTime: null }, "startTime"],
  ["no start", { startTime: undefined }, "startTime"],
  ["a start that is null", { startTime: null }, "startTime"],
  ["no end", { endTime: undefined }, "endTime"],
  ["an end that is a word", { endTime: "noon" }, "endTime"],
  ["a start that is text", { startTime: String(at("08:10")) }, "startTime"],
  ["milliseconds", { startTime: at("08:10") * 1000 }, "startTime"],
  ["an end before 1970", { endTime: -5 }, "endTime"],
  ["a start before the first reading", { startTime: plus(MIDNIGHT, 60) }, "startTime"],
  ["a machine that never reported", { machineId: "M2" }, "machineId"],
])("refused with 422, and nothing changes: %s", async (_what, more, path) => {
  const site = await openExample();
  const answer = await site.as("ana", "POST", PATH, { json: body(more) });
  expect(answer.headers.get("Content-Type")).toContain("application/problem+json");
  expect([answer.status, answer.json]).toMatchObject([422, { status: 422, errors: [{ path }] }]);
  expect(answer.headers.get("ETag")).toBeNull();
  expect(await site.story()).toEqual(UNTOUCHED);
});

test.each([["[]"], ['"JAM"'], ["12"], ["null"]])(
  "JSON that is no classification is 422: %s",
  async (text) => {
    const site = await openExample();
    const answer = await site.as("ana", "POST", PATH, { text });
    expect(answer.status).toBe(422);
  },
);

test.each([["{"], [""], ["machineId=M1"]])("what is not JSON is 400: %j", async (text) => {
  const site = await openExample();
  const answer = await site.as("ana", "POST", PATH, {
    text,
    headers: { "Content-Type": "application/json" },
  });
  expect([answer.status, answer.json]).toMatchObject([
    400,
    { type: "urn:shiftlane:problem:notJson" },
  ]);
});

test("who may not: 401 without a token or with a false one, 403 beyond the role or the area", async () => {
  const site = await openExample();
  await site.report("S1", [["06:00", "ACTIVE"]]);
  const json = body();
  expect((await site.send("POST", PATH, { json })).status).toBe(401);
  const forged = { Authorization: "Bearer not-a-token" };
  expect((await site.send("POST", PATH, { json, headers: forged })).status).toBe(401);
  expect((await site.as("vic", "POST", PATH, { json })).status).toBe(403);
  expect((await site.as("bot", "POST", PATH, { json })).status).toBe(403);
  const saw = await site.as("mia", "POST", PATH, { json: body({ machineId: "S1" }) });
  expect([saw.status, saw.json]).toMatchObject([
    403,
    { type: "urn:shiftlane:problem:mayNotWriteArea" },
  ]);
  expect(await site.story()).toEqual(UNTOUCHED);
  expect((await site.as("mia", "POST", PATH, { json })).status).toBe(200);
  expect((await site.as("adi", "POST", PATH, { json })).status).toBe(200);
});

test("who they are is asked before what they send, and what they may before what it says", async () => {
  const site = await openExample();
  const broken = { text: "{", headers: { "Content-Type": "application/json" } };
  expect((await site.send("POST", PATH, broken)).status).toBe(401);
  expect((await site.as("vic", "POST", PATH, broken)).status).toBe(403);
});

test("a foreign client's content types are taken, others are 415", async () => {
  const site = await openExample();
  const text = JSON.stringify(body());
  const send = (type: string) =>
    site.as("ana", "POST", PATH, { text, headers: { "Content-Type": type } });
  for (const type of [
    "application/json",
    "application/json; charset=utf-8",
    "Application/JSON;charset=UTF-8",
  ]) {
    expect([type, (await send(type)).status]).toEqual([type, 200]);
  }
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/json; charset=latin1",
    "",
  ]) {
    expect([type, (await send(type)).status]).toEqual([type, 415]);
  }
});

test("a body over 1 MB is 413, whether it says its length or not", async () => {
  const site = await openExample();
  const text = JSON.stringify(body({ comment: "x".repeat(1_100_000) }));
  expect((await site.as("ana", "POST", PATH, { text })).status).toBe(413);
  const token = await site.tokenOf("ana");
  const stream = new Blob([text]).stream();
  const response = await site.app.request(
    new Request(`http://localhost${PATH}`, {
      method: "POST",
      body: stream,
      duplex: "half",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    } as RequestInit),
  );
  expect(response.status).toBe(413);
});

test("a token without the word Bearer, as some of S0's samples send it, is taken", async () => {
  const site = await openExample();
  const headers = { Authorization: await site.tokenOf("ana") };
  expect((await site.send("POST", PATH, { json: body(), headers })).status).toBe(200);
});

test.each(["a\0b", "half a pair: \ud800"])(
  "a comment that would not come back as it is, is refused: %j",
  async (comment) => {
    const site = await openExample();
    const json = { machineId: "M1", startTime: at("06:10"), endTime: at("06:20"), reason: "JAM" };
    const s0 = await site.as("ana", "POST", "/api/v1/machineClassification", {
      json: { ...json, comment },
    });
    expect([s0.status, s0.json]).toMatchObject([422, { errors: [{ path: "comment" }] }]);
    const s3 = await site.as("ana", "POST", "/api/V3/UtilHistory", {
      json: { ent_id: 101, reas_cd: 12, comments: comment, raw_reas_cd: comment },
    });
    expect([s3.status, s3.json]).toMatchObject([
      400,
      { errors: [{ path: "comments" }, { path: "raw_reas_cd" }] },
    ]);
  },
);
