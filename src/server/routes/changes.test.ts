import { type ChangesAnswer, changesAnswerSchema, liveFromWire } from "#contract/live.ts";
import { at } from "#testing/site-plant.ts";
import { openExample, type Site } from "#testing/site.ts";
import { machineId } from "#engine/names.ts";
import { expect, test } from "vitest";

async function since(site: Site, query: string): Promise<ChangesAnswer> {
  const { status, json } = await site.as("vic", "GET", `/api/changes${query}`);
  expect(status).toBe(200);
  return changesAnswerSchema.parse(json);
}

test("who can have no stream asks for what happened, and then for what happened after that", async () => {
  const site = await openExample();
  const start = await since(site, "");
  expect(start).toEqual({
    now: site.now,
    seq: site.record.position(),
    isReset: false,
    hasMore: false,
    changes: [],
  });
  await site.report("M1", [["10:04", "ACTIVE"]]);
  const json = { machineId: "M1", startTime: at("08:10"), endTime: at("08:20"), reason: "JAM" };
  await site.as("ana", "POST", "/api/v1/machineClassification", { json });
  const answer = await since(site, `?since=${start.seq}`);
  expect(answer).toMatchObject({
    seq: start.seq + 2,
    changes: [
      { seq: start.seq + 1, kind: "readings" },
      { seq: start.seq + 2, kind: "spans" },
    ],
  });
  const messages = answer.changes.map(({ kind, data }) => liveFromWire(kind, JSON.stringify(data)));
  expect(messages).toMatchObject([
    { machine: "M1", readings: [{ at: at("10:04"), raw: "ACTIVE" }] },
    { machine: "M1", revision: 1, inserted: [{ startsAt: at("08:10"), reason: "JAM" }] },
  ]);
  expect((await since(site, `?since=${answer.seq}`)).changes).toEqual([]);
});

test("whoever was away for long gets it in pieces, all of it", async () => {
  const site = await openExample();
  const before = site.record.position();
  for (let second = 0; second < 620; second += 1) {
    const readings = [{ time: at("09:00") + second, state: `S${second % 3}` }];
    await site.record.takeReadings(machineId("M2"), readings, site.now);
  }
  const first = await since(site, `?since=${before}`);
  expect([first.changes.length, first.hasMore]).toEqual([500, true]);
  const second = await since(site, `?since=${first.seq}`);
  expect([second.changes.length, second.hasMore]).toEqual([120, false]);
});

test("a position that the log never had means to begin anew", async () => {
  const site = await openExample();
  expect(await since(site, "?since=999999")).toMatchObject({
    isReset: true,
    seq: site.record.position(),
    changes: [],
  });
  expect((await site.as("vic", "GET", "/api/changes?since=yesterday")).status).toBe(400);
});

test("who may not read is told nothing", async () => {
  const site = await openExample();
  expect((await site.send("GET", "/api/changes")).status).toBe(401);
  expect((await site.as("bot", "GET", "/api/changes")).status).toBe(403);
});
