import { at } from "#testing/site-plant.ts";
import { openExample } from "#testing/site.ts";
import { expect, test } from "vitest";

const STATE = "/api/v1/machineState";
const ACTIVITY = "/api/v1/machineActivity";

test("machineInfo tells the plant's machines by their own ids", async () => {
  const site = await openExample();
  const { json } = await site.as("vic", "GET", "/api/v1/machineInfo");
  const factory = { factoryId: "North plant", factoryName: "North plant" };
  expect(json).toEqual({
    machines: [
      { machineDisplayName: "Mazak 1", machineUniqueId: "M1", ...factory },
      { machineDisplayName: "Mazak 2", machineUniqueId: "M2", ...factory },
      { machineDisplayName: "Saw 1", machineUniqueId: "S1", ...factory },
    ],
  });
});

test("machineClassification lists the reasons; 404 for no such machine, 422 for none named", async () => {
  const site = await openExample();
  const path = "/api/v1/machineClassification";
  const { json } = await site.as("vic", "GET", `${path}?machineId=M1`);
  expect(json).toEqual({
    reasons: [
      { name: "Running", code: "RUNNING" },
      { name: "Idle", code: "IDLE" },
      { name: "Downtime", code: "DOWN" },
      { name: "Off", code: "OFF" },
      { name: "Machine jam", code: "JAM" },
      { name: "Break", code: "BREAK" },
    ],
  });
  expect((await site.as("vic", "GET", `${path}?machineId=M9`)).status).toBe(404);
  expect((await site.as("vic", "GET", path)).status).toBe(422);
  expect((await site.as("vic", "GET", `${path}?machineId=`)).status).toBe(422);
});

test("a machine's own account may ask none of this: 403", async () => {
  const site = await openExample();
  for (const path of [
    "/api/v1/machineInfo",
    "/api/v1/machineClassification?machineId=M1",
    `${STATE}?machineId=M1`,
  ]) {
    expect([path, (await site.as("bot", "GET", path)).status]).toEqual([path, 403]);
    expect([path, (await site.send("GET", path)).status]).toEqual([path, 401]);
  }
});

test.each([
  ["ACTIVE", "OPERATING"],
  ["READY", "IDLE"],
  ["STOPPED", "IDLE"],
  ["UNAVAILABLE", "OFF"],
  ["SOMETHING ELSE", "OFF"],
])("a machine that reports %s is %s", async (raw, machineState) => {
  const site = await openExample();
  await site.report("M1", [
    ["09:00", "X"],
    ["09:20:30", raw],
  ]);
  const { json } = await site.as("vic", "GET", `${STATE}?machineId=M1`);
  // The unknown state at 9:00 is OFF as well: then it has been off since.
  const durationInMinutes = machineState === "OFF" ? 65 : 44;
  expect(json).toEqual({ machineState, durationInMinutes, lastUpdateTime: at("09:20:30") });
});

test("a classification gives a stop its reason; it does not make the machine run", async () => {
  const site = await openExample();
  const json = { machineId: "M1", startTime: at("08:10"), endTime: null, reason: "RUNNING" };
  await site.as("ana", "POST", "/api/v1/machineClassification", { json });
  const state = await site.as("vic", "GET", `${STATE}?machineId=M1`);
  expect(state.json).toMatchObject({ machineState: "IDLE", durationInMinutes: 185 });
});

test("a machine that has not reported yet has no state: 204", async () => {
  const site = await openExample();
  expect((await site.as("vic", "GET", `${STATE}?machineId=M2`)).status).toBe(204);
  expect((await site.as("vic", "GET", `${STATE}?machineId=M9`)).status).toBe(404);
  expect((await site.as("vic", "GET", STATE)).status).toBe(422);
});

test("machineActivity clips to what was asked for, and not beyond now", async () => {
  const site = await openExample();
  await site.report("M1", [["09:00", "ACTIVE"]]);
  const json = { machineId: "M1", startTime: at("06:30"), endTime: at("12:00") };
  const answer = await site.as("vic", "POST", ACTIVITY, { json });
  expect(answer.json).toEqual({
    activity: [
      {
        startTime: at("06:30"),
        endTime: at("07:00"),
        machineState: "OPERATING",
        durationInMinutes: 30,
      },
      // Idle, then stopped: to S0 both are IDLE.
      {
        startTime: at("07:00"),
        endTime: at("09:00"),
        machineState: "IDLE",
        durationInMinutes: 120,
      },
      {
        startTime: at("09:00"),
        endTime: at("10:05"),
        machineState: "OPERATING",
        durationInMinutes: 65,
      },
    ],
  });
});

test("machineActivity tells what the machine did, whatever people made of it", async () => {
  const site = await openExample();
  const span = { machineId: "M1", startTime: at("06:30"), endTime: at("08:30") };
  await site.as("ana", "POST", "/api/v1/machineClassification", {
    json: { ...span, reason: "BREAK" },
  });
  const answer = await site.as("vic", "POST", ACTIVITY, { json: span });
  expect(answer.json).toMatchObject({
    activity: [{ machineState: "OPERATING", endTime: at("07:00") }, { machineState: "IDLE" }],
  });
});

test("machineActivity leaves out what only touches the edges", async () => {
  const site = await openExample();
  const json = { machineId: "M1", startTime: at("06:00"), endTime: at("07:00") };
  const answer = await site.as("vic", "POST", ACTIVITY, { json });
  expect(answer.json).toMatchObject({ activity: [{ endTime: at("07:00") }] });
  expect((answer.json as { activity: unknown[] }).activity).toHaveLength(1);
});

test.each([
  ["more than 30 days", { endTime: at("06:00") + 30 * 86_400 + 1 }, 422],
  ["30 days", { endTime: at("06:00") + 30 * 86_400 }, 200],
  ["a start after the end", { endTime: at("05:00") }, 422],
  ["an unknown machine", { machineId: "M9" }, 422],
  ["no machine", { machineId: undefined }, 422],
  ["no end", { endTime: undefined }, 422],
])("machineActivity: %s", async (_what, more, status) => {
  const site = await openExample();
  const json = { machineId: "M1", startTime: at("06:00"), endTime: at("09:00"), ...more };
  expect((await site.as("vic", "POST", ACTIVITY, { json })).status).toBe(status);
});

test("machineActivity of a time in which nothing was reported is an empty list", async () => {
  const site = await openExample();
  const json = { machineId: "M1", startTime: at("03:00"), endTime: at("04:00") };
  const answer = await site.as("vic", "POST", ACTIVITY, { json });
  expect([answer.status, answer.json]).toEqual([200, { activity: [] }]);
});

test("getAPIToken wants both fields, and answers a token and nothing else", async () => {
  const site = await openExample();
  const path = "/api/v1/security/getAPIToken";
  const missing = await site.send("POST", path, { json: { userEmail: "ana@plant.example" } });
  expect([missing.status, missing.json]).toMatchObject([422, { errors: [{ path: "password" }] }]);
  const json = { userEmail: "ana@plant.example", password: "correct horse" };
  const answer = await site.send("POST", path, { json });
  expect(answer.json).toEqual({ token: expect.stringMatching(/^[\w-]{20,}$/) as string });
  const wrong = await site.send("POST", path, { json: { ...json, password: "no" } });
  expect(wrong.status).toBe(401);
});
