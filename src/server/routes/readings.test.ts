import { at } from "#testing/site-plant.ts";
import { openSite } from "#testing/site.ts";
import { expect, test } from "vitest";

const PATH = "/api/readings";

test("readings are taken in any order, again without harm, and the bad ones are told one by one", async () => {
  const site = await openSite();
  const json = {
    machineId: "M1",
    readings: [
      { time: at("07:00") + 0.25, state: "READY" },
      { time: at("06:00"), state: "ACTIVE" },
      { time: at("10:06:01"), state: "ACTIVE" },
      { time: at("10:06"), state: "ACTIVE" },
      { time: at("08:00"), state: "" },
      { time: at("08:00") },
      { time: "noon", state: "READY" },
      "READY",
      null,
    ],
  };
  const first = await site.as("bot", "POST", PATH, { json });
  expect(first.status).toBe(200);
  expect(first.json).toMatchObject({
    taken: 3,
    repeated: 0,
    refused: [{ index: 2 }, { index: 4 }, { index: 5 }, { index: 6 }, { index: 7 }, { index: 8 }],
  });
  const { refused } = first.json as { refused: { why: string }[] };
  for (const { why } of refused) expect(why).toMatch(/^It.+\.$/);
  const again = await site.as("bot", "POST", PATH, { json });
  expect(again.json).toMatchObject({ taken: 0, repeated: 3 });
  expect(await site.story()).toEqual(["06:00 RUNNING", "07:00 IDLE?"]);
});

test("each refused reading is told what is wrong with it", async () => {
  const site = await openSite();
  const readings = [{ time: at("08:00") }, { state: "READY" }, { time: "noon", state: "READY" }, 7];
  const answer = await site.as("bot", "POST", PATH, { json: { machineId: "M1", readings } });
  const { refused } = answer.json as { refused: { why: string }[] };
  expect(refused.map(({ why }) => why)).toEqual([
    "It has no state.",
    "Its time is not a number.",
    "Its time is not a number.",
    "It is not an object with a time and a state.",
  ]);
});

test("a state that no store gives back letter by letter is refused, and its like is no trouble later", async () => {
  const site = await openSite();
  const readings = ["A\0b", "A\0c", "A\ud800", "A😀"].map((state, index) => ({
    time: at("08:00") + index,
    state,
  }));
  for (const expected of [{ taken: 1 }, { repeated: 1 }]) {
    const answer = await site.as("bot", "POST", PATH, { json: { machineId: "M1", readings } });
    expect(answer.json).toMatchObject({
      ...expected,
      refused: [{ index: 0 }, { index: 1 }, { index: 2 }],
    });
  }
});

test("at most 10,000 readings a call", async () => {
  const site = await openSite();
  const readings = Array.from({ length: 10_001 }, (_, index) => ({
    time: 1000 + index,
    state: "ACTIVE",
  }));
  const tooMany = await site.as("bot", "POST", PATH, { json: { machineId: "M1", readings } });
  expect([tooMany.status, tooMany.json]).toMatchObject([
    422,
    {
      detail: "readings are too many: at most 10,000 can be sent in one call.",
      errors: [{ path: "readings" }],
    },
  ]);
  const all = await site.as("bot", "POST", PATH, {
    json: { machineId: "M1", readings: readings.slice(1) },
  });
  expect(all.json).toMatchObject({ taken: 10_000 });
});

test.each([
  [{ readings: [] }, 400],
  [{ machineId: "M1" }, 400],
  [{ machineId: "M1", readings: {} }, 400],
  [{ machineId: "M9", readings: [] }, 404],
  [{ machineId: "M1", readings: [] }, 200],
])("%j is %i", async (json, status) => {
  const site = await openSite();
  expect((await site.as("bot", "POST", PATH, { json })).status).toBe(status);
});

test("only machines and admins send readings", async () => {
  const site = await openSite();
  const json = { machineId: "M1", readings: [{ time: at("06:00"), state: "ACTIVE" }] };
  expect((await site.send("POST", PATH, { json })).status).toBe(401);
  expect((await site.as("ana", "POST", PATH, { json })).status).toBe(403);
  expect((await site.as("vic", "POST", PATH, { json })).status).toBe(403);
  expect((await site.as("adi", "POST", PATH, { json })).status).toBe(200);
});
