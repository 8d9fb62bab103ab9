import { at, utc } from "#testing/site-plant.ts";
import { openExample, type Site } from "#testing/site.ts";
import { expect, test } from "vitest";

const S0 = "/api/v1/machineClassification";
const S3 = "/api/V3/UtilHistory";

const span = (from: string, to: string | null, reason = "JAM") => ({
  machineId: "M1",
  startTime: at(from),
  endTime: to === null ? null : at(to),
  reason,
});

interface Headers {
  readonly match?: string;
  readonly client?: string;
}

function send(site: Site, who: "ana" | "adi", json: object, { match, client }: Headers = {}) {
  const headers = {
    ...(match === undefined ? {} : { "If-Match": match }),
    ...(client === undefined ? {} : { "Client-Id": client }),
  };
  return site.as(who, "POST", "ent_id" in json ? S3 : S0, { json, headers });
}

test("the precondition goes before the rules: S3's unknown reason is told to whoever is up to date", async () => {
  const site = await openExample();
  await send(site, "adi", span("08:10", "08:20", "BREAK"));
  const json = { ent_id: 101, reas_cd: 99, event_time_utc: utc("08:15") };
  expect((await send(site, "ana", json, { match: '"0"' })).status).toBe(412);
  const upToDate = await send(site, "ana", json, { match: '"1"' });
  expect([upToDate.status, upToDate.json]).toMatchObject([422, { errors: [{ path: "reas_cd" }] }]);
});

test("with the revision that stands, or any, the change is made", async () => {
  const site = await openExample();
  const answers = [
    await send(site, "ana", span("08:10", "08:20"), { match: '"0"' }),
    await send(site, "ana", span("08:10", "08:30"), { match: '"1"' }),
    await send(site, "ana", span("08:10", "08:40"), { match: "*" }),
    await send(site, "ana", span("08:10", "08:50")),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(answers.map(({ headers }) => headers.get("ETag"))).toEqual(['"1"', '"2"', '"3"', '"4"']);
});

test("someone else's change of the same seconds: 412, with what stands there and who set it", async () => {
  const site = await openExample();
  await send(site, "adi", span("08:10", "08:20", "BREAK"));
  const answer = await send(site, "ana", span("08:15", "08:30"), { match: '"0"' });
  expect(answer.status).toBe(412);
  expect(answer.headers.get("ETag")).toBe('"1"');
  expect(answer.json).toMatchObject({
    type: "urn:shiftlane:problem:changedSince",
    detail: "This was changed since you last saw it, by Adi.",
    current: {
      machineId: "M1",
      revision: 1,
      changes: [{ by: "Adi", at: at("10:05"), revision: 1 }],
    },
  });
  const { current } = answer.json as { current: { events: unknown[] } };
  expect(current.events).toContainEqual({
    startsAt: at("08:10"),
    endsAt: at("08:20"),
    reason: "BREAK",
    raw: "STOPPED",
    pending: false,
    comment: "",
    by: "Adi",
  });
  expect(await site.story()).toEqual([
    "06:00 RUNNING",
    "07:00 IDLE?",
    "08:00 DOWN?",
    "08:10 BREAK",
    "08:20 DOWN?",
  ]);
});

test("someone else's change of other seconds is in nobody's way", async () => {
  const site = await openExample();
  await send(site, "adi", span("08:10", "08:20", "BREAK"));
  const answer = await send(site, "ana", span("08:20", "08:30"), { match: '"0"' });
  expect([answer.status, answer.headers.get("ETag")]).toEqual([200, '"2"']);
});

test("another machine's changes are nobody's business", async () => {
  const site = await openExample();
  await site.report("M2", [["06:00", "STOPPED"]]);
  await send(site, "adi", { ...span("08:10", "08:20"), machineId: "M2" });
  expect((await send(site, "ana", span("08:10", "08:20"), { match: '"0"' })).status).toBe(200);
});

test("live readings do not raise the revision", async () => {
  const site = await openExample();
  await site.report("M1", [["10:04", "ACTIVE"]]);
  const answer = await send(site, "ana", span("08:10", "08:20"), { match: '"0"' });
  expect([answer.status, answer.headers.get("ETag")]).toEqual([200, '"1"']);
});

test("one outbox's own changes are never someone else's; another outbox's are, even the same person's", async () => {
  const site = await openExample();
  await send(site, "ana", span("08:10", "08:20", "BREAK"), { client: "tablet-1" });
  const own = await send(site, "ana", span("08:15", "08:30"), { match: '"0"', client: "tablet-1" });
  expect(own.status).toBe(200);
  const other = await send(site, "ana", span("08:15", "08:30"), {
    match: '"0"',
    client: "tablet-2",
  });
  const none = await send(site, "ana", span("08:15", "08:30"), { match: '"0"' });
  expect([other.status, none.status]).toEqual([412, 412]);
});

test("the precondition goes before the rules: 412 rather than the 409 that someone else caused", async () => {
  const site = await openExample();
  const post = { ent_id: 101, reas_cd: 12, event_time_utc: utc("06:30") };
  await send(site, "adi", post);
  expect((await send(site, "ana", post, { match: '"0"' })).status).toBe(412);
  expect((await send(site, "ana", post, { match: '"1"' })).status).toBe(409);
});

test("an event that someone put into the way since counts, though the post would stop short of it now", async () => {
  const site = await openExample();
  // Seen: Running from 6:00 to 7:00. A post at 6:30 would have reached to 7:00.
  await send(site, "adi", span("06:45", "06:50", "BREAK"));
  const post = { ent_id: 101, reas_cd: 12, event_time_utc: utc("06:30") };
  expect((await send(site, "ana", post, { match: '"0"' })).status).toBe(412);
});

test("an event that has ended with the machine's next reading is in nobody's way after it", async () => {
  const site = await openExample();
  const current = { ent_id: 101, reas_cd: 12, event_time_utc: utc("09:00") };
  await send(site, "adi", current);
  await site.report("M1", [["09:30", "ACTIVE"]]);
  expect((await send(site, "ana", span("09:40", "09:50"), { match: '"0"' })).status).toBe(200);
  expect((await send(site, "ana", span("09:20", "09:25"), { match: '"0"' })).status).toBe(412);
});

test("what the rules refuse is refused as ever when nobody was in the way", async () => {
  const site = await openExample();
  await send(site, "adi", span("08:10", "08:20", "BREAK"));
  const future = await send(site, "ana", span("10:30", "10:40"), { match: '"0"' });
  const unknown = await send(site, "ana", span("06:10", "06:20", "NOPE"), { match: '"0"' });
  expect([future.status, unknown.status]).toEqual([422, 422]);
});

test("a revision that does not exist yet was seen somewhere else: 412", async () => {
  const site = await openExample();
  const answer = await send(site, "ana", span("08:10", "08:20"), { match: '"7"' });
  expect([answer.status, answer.headers.get("ETag")]).toEqual([412, '"0"']);
});

test.each(["1", 'W/"1"', '"1", "2"', '"one"', '""', '"-1"', "**"])(
  "If-Match: %s is 400",
  async (match) => {
    const site = await openExample();
    const answer = await send(site, "ana", span("08:10", "08:20"), { match });
    expect([answer.status, answer.json]).toMatchObject([
      400,
      { type: "urn:shiftlane:problem:badMatch" },
    ]);
  },
);

test("what the body says is looked at before If-Match", async () => {
  const site = await openExample();
  const answer = await send(
    site,
    "ana",
    { ...span("08:10", "08:20"), endTime: "noon" },
    { match: "1" },
  );
  expect(answer.status).toBe(422);
});
