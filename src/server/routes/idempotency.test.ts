import { freshFolder } from "#testing/folder.ts";
import { at, utc } from "#testing/site-plant.ts";
import { openExample, openSite, type Site } from "#testing/site.ts";
import type { Record } from "../record/record.ts";
import { expect, test } from "vitest";

const S0 = "/api/v1/machineClassification";
const S3 = "/api/V3/UtilHistory";
const jam = { machineId: "M1", startTime: at("08:10"), endTime: at("08:20"), reason: "JAM" };
const now = { ent_id: 101, reas_cd: 12, event_time_utc: null };
const key = (name: string) => ({ "Idempotency-Key": name });

async function revision(site: Site): Promise<unknown> {
  const { json } = await site.as("ana", "GET", `/api/machines/M1/events?from=${at("06:00")}`);
  return (json as { revision: unknown }).revision;
}

test("the same key and body again gets the first answer again, to the letter, and changes nothing", async () => {
  const site = await openExample();
  const first = await site.as("ana", "POST", S3, { json: now, headers: key("k1") });
  site.setClock("11:00");
  const again = await site.as("ana", "POST", S3, { json: now, headers: key("k1") });
  expect([again.status, again.text, again.headers.get("ETag")]).toEqual([200, first.text, '"1"']);
  expect(again.headers.get("Content-Type")).toBe(first.headers.get("Content-Type"));
  expect(again.headers.get("Idempotent-Replayed")).toBe("true");
  expect(first.headers.get("Idempotent-Replayed")).toBeNull();
  expect(await revision(site)).toBe(1);
});

test("the body counts as parsed: spaces and the order of fields say nothing", async () => {
  const site = await openExample();
  await site.as("ana", "POST", S0, { json: jam, headers: key("k1") });
  const { machineId, startTime, endTime, reason } = jam;
  const text = `  ${JSON.stringify({ reason, endTime, startTime, machineId }, null, 4)}\n`;
  const again = await site.as("ana", "POST", S0, { text, headers: key("k1") });
  expect([again.status, await revision(site)]).toEqual([200, 1]);
});

test("the same key for another change is 422", async () => {
  const site = await openExample();
  await site.as("ana", "POST", S0, { json: jam, headers: key("k1") });
  const others = [
    await site.as("ana", "POST", S0, { json: { ...jam, reason: "BREAK" }, headers: key("k1") }),
    await site.as("ana", "POST", S3, { json: now, headers: key("k1") }),
    await site.as("ana", "POST", "/api/V3/transaction", { headers: key("k1") }),
    await site.as("ana", "POST", `${S3}/AddEvent`, { json: jam, headers: key("k1") }),
  ];
  for (const other of others) {
    expect([other.status, other.json]).toMatchObject([
      422,
      { type: "urn:shiftlane:problem:keyTaken" },
    ]);
  }
  expect(await revision(site)).toBe(1);
});

test("keys belong to the account: someone else's same key is another", async () => {
  const site = await openExample();
  await site.as("ana", "POST", S0, { json: jam, headers: key("k1") });
  const adi = await site.as("adi", "POST", S0, {
    json: { ...jam, reason: "BREAK" },
    headers: key("k1"),
  });
  expect([adi.status, await revision(site)]).toEqual([200, 2]);
});

test("while the first is under way the same call is 409, and another under its key 422", async () => {
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  let entered = (): void => undefined;
  const underWay = new Promise<void>((resolve) => (entered = resolve));
  let first = true;
  const around = (record: Record): Record =>
    Object.create(record, {
      write: {
        value: async (work: Parameters<Record["write"]>[0]) => {
          if (first) {
            first = false;
            entered();
            await held;
          }
          return record.write(work);
        },
      },
    }) as Record;
  const site = await openExample({ around });
  const one = site.as("ana", "POST", S0, { json: jam, headers: key("k1") });
  await underWay;
  const same = await site.as("ana", "POST", S0, { json: jam, headers: key("k1") });
  expect([same.status, same.json]).toMatchObject([
    409,
    { type: "urn:shiftlane:problem:keyUnderWay" },
  ]);
  const other = await site.as("ana", "POST", S0, {
    json: { ...jam, reason: "BREAK" },
    headers: key("k1"),
  });
  expect(other.status).toBe(422);
  goOn();
  expect((await one).status).toBe(200);
  const after = await site.as("ana", "POST", S0, { json: jam, headers: key("k1") });
  expect([after.status, await revision(site)]).toEqual([200, 1]);
});

test.each([
  ["422: a future start", S0, { ...jam, startTime: at("10:30"), endTime: at("10:40") }, 422],
  ["422: no reason", S0, { ...jam, reason: undefined }, 422],
  ["404: no such entity", S3, { ...now, ent_id: 999 }, 404],
  ["400: no entity", S3, { reas_cd: 12 }, 400],
  ["409: an event is there", S3, { ...now, event_time_utc: utc("07:00") }, 409],
])("a refusal is remembered too: %s", async (_what, path, json, status) => {
  const site = await openExample();
  const first = await site.as("ana", "POST", path, { json, headers: key("k1") });
  site.setClock("11:00");
  const again = await site.as("ana", "POST", path, { json, headers: key("k1") });
  expect([first.status, again.status, again.text]).toEqual([status, status, first.text]);
  expect(again.headers.get("Idempotent-Replayed")).toBe("true");
  expect(again.headers.get("Content-Type")).toContain("problem+json");
});

test("what is not JSON is remembered by its text", async () => {
  const site = await openExample();
  const send = (text: string) => site.as("ana", "POST", S0, { text, headers: key("k1") });
  expect((await send("{")).status).toBe(400);
  expect((await send("{")).headers.get("Idempotent-Replayed")).toBe("true");
  expect((await send("{{")).status).toBe(422);
});

test("a body nested beyond all reason is refused like any other", async () => {
  const site = await openExample();
  const text = `{"machineId":${"[".repeat(400_000)}${"]".repeat(400_000)}}`;
  for (const _ of [1, 2]) {
    expect((await site.as("ana", "POST", S0, { text, headers: key("k1") })).status).toBe(422);
  }
});

test("what was taken before someone's rights were is answered so still; 403 means that it never was", async () => {
  const site = await openExample();
  await site.as("ana", "POST", S0, { json: jam, headers: key("k1") });
  await site.makes("ana", "viewer");
  const again = await site.as("ana", "POST", S0, { json: jam, headers: key("k1") });
  expect([again.status, again.headers.get("Idempotent-Replayed")]).toEqual([200, "true"]);
  const other = await site.as("ana", "POST", S0, { json: jam, headers: key("k2") });
  expect([other.status, other.json]).toMatchObject([
    403,
    { type: "urn:shiftlane:problem:mayNotWrite" },
  ]);
});

test("401, 403, 412, 413 and 415 are not remembered: the call is made anew", async () => {
  const site = await openExample();
  const unknown = { Authorization: "Bearer no", ...key("k1") };
  expect((await site.send("POST", S0, { json: jam, headers: unknown })).status).toBe(401);
  expect((await site.as("vic", "POST", S0, { json: jam, headers: key("k1") })).status).toBe(403);
  expect((await site.as("vic", "POST", S0, { json: now, headers: key("k1") })).status).toBe(403);
  const plain = { ...key("k1"), "Content-Type": "text/plain" };
  expect((await site.as("ana", "POST", S0, { text: "{}", headers: plain })).status).toBe(415);
  const huge = { ...jam, comment: "x".repeat(1_100_000) };
  expect((await site.as("ana", "POST", S0, { json: huge, headers: key("k1") })).status).toBe(413);
  await site.as("adi", "POST", S0, { json: jam });
  const stale = { ...key("k1"), "If-Match": '"0"' };
  expect((await site.as("ana", "POST", S0, { json: jam, headers: stale })).status).toBe(412);
  const fresh = { ...key("k1"), "If-Match": '"1"' };
  expect((await site.as("ana", "POST", S0, { json: jam, headers: fresh })).status).toBe(200);
});

test("a failure of the server's is not remembered, and leaves nothing behind", async () => {
  let fail = true;
  const around = (record: Record): Record =>
    Object.create(record, {
      write: {
        value: (work: Parameters<Record["write"]>[0]) =>
          record.write(async (tx) => {
            const done = await work(tx);
            if (fail) throw new Error("the disk is full: /secret/path");
            return done;
          }),
      },
    }) as Record;
  const site = await openExample({ around });
  const failed = await site.as("ana", "POST", S0, { json: jam, headers: key("k1") });
  expect(failed.status).toBe(500);
  expect(failed.headers.get("Content-Type")).toContain("application/problem+json");
  expect(failed.text).not.toMatch(/disk|secret|at /);
  expect(site.logged.join("\n")).toContain("the disk is full");
  expect(await revision(site)).toBe(0);
  fail = false;
  const again = await site.as("ana", "POST", S0, { json: jam, headers: key("k1") });
  expect([again.status, await revision(site)]).toEqual([200, 1]);
});

test("answers outlive the server: after a restart the key is still known", async () => {
  const folder = freshFolder();
  const before = await openExample({ folder });
  const first = await before.as("ana", "POST", S0, { json: jam, headers: key("k1") });
  await before.stop();
  const site = await openSite({ folder });
  const again = await site.as("ana", "POST", S0, { json: jam, headers: key("k1") });
  expect([again.status, again.text]).toEqual([200, first.text]);
  expect(again.headers.get("Idempotent-Replayed")).toBe("true");
  expect(await revision(site)).toBe(1);
});

test.each([["x".repeat(256)], [" "], ["a b"]])(
  "a key that cannot be one is 400: %j",
  async (name) => {
    const site = await openExample();
    const answer = await site.as("ana", "POST", S0, { json: jam, headers: key(name) });
    // HTTP itself takes the blanks off a header: nothing is left of the second.
    expect(answer.status).toBe(400);
    expect(await revision(site)).toBe(0);
  },
);

test("readings take a key as well", async () => {
  const site = await openExample();
  const json = { machineId: "M2", readings: [{ time: at("06:00"), state: "ACTIVE" }] };
  const first = await site.as("bot", "POST", "/api/readings", { json, headers: key("k1") });
  const again = await site.as("bot", "POST", "/api/readings", { json, headers: key("k1") });
  expect(first.json).toEqual({ taken: 1, repeated: 0, refused: [] });
  expect(again.text).toBe(first.text);
  const anew = await site.as("bot", "POST", "/api/readings", { json });
  expect(anew.json).toEqual({ taken: 0, repeated: 1, refused: [] });
});

test("200 calls at once under 20 keys make 20 changes", async () => {
  const site = await openExample();
  const calls = Array.from({ length: 200 }, (_, index) => {
    const start = at("08:10") + (index % 20) * 60;
    const json = { ...jam, startTime: start, endTime: start + 30 };
    return site.as("ana", "POST", S0, { json, headers: key(`k${index % 20}`) });
  });
  const statuses = new Set((await Promise.all(calls)).map(({ status }) => status));
  expect([...statuses].filter((status) => status !== 200 && status !== 409)).toEqual([]);
  expect(await revision(site)).toBe(20);
});
