import { HEARTBEAT_SECONDS, LIVE_KINDS, liveFromWire, type LiveKind } from "#contract/live.ts";
import { machineId } from "#engine/names.ts";
import { freshFolder } from "#testing/folder.ts";
import { Listener } from "#testing/listener.ts";
import { at } from "#testing/site-plant.ts";
import { openExample, type Site, type Who } from "#testing/site.ts";
import type { Record } from "../record/record.ts";

import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { Reader } from "./reader.ts";

const S0 = "/api/v1/machineClassification";

async function listen(
  site: Site,
  query = "",
  headers: object = {},
  who: Who = "vic",
): Promise<Listener> {
  const Authorization = `Bearer ${await site.tokenOf(who)}`;
  const response = await site.app.request(`/api/live${query}`, {
    headers: { Authorization, ...headers },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toBe("text/event-stream; charset=utf-8");
  if (response.body === null) throw new Error("no stream");
  return new Listener(response.body);
}

afterEach(() => {
  vi.useRealTimers();
});

test("whoever asks for the stream's headers alone gets no stream to be kept for them", async () => {
  const site = await openExample();
  const taken = vi.spyOn(Reader.prototype, "offer");
  const Authorization = `Bearer ${await site.tokenOf("vic")}`;
  const answer = await site.app.request("/api/live", {
    method: "HEAD",
    headers: { Authorization },
  });
  expect([answer.status, answer.headers.get("Content-Type")]).toEqual([
    200,
    "text/event-stream; charset=utf-8",
  ]);
  await site.report("M1", [["10:04", "ACTIVE"]]);
  expect(taken).not.toHaveBeenCalled();
  taken.mockRestore();
});

test("readings and classifications reach everyone who listens, in order, each with its position", async () => {
  const site = await openExample();
  const listeners = [await listen(site), await listen(site, "", {}, "adi")];
  for (const listener of listeners) await listener.read();
  const start = site.record.position();
  await site.report("M1", [["10:04", "ACTIVE"]]);
  const json = { machineId: "M1", startTime: at("08:10"), endTime: at("08:20"), reason: "JAM" };
  await site.as("ana", "POST", S0, { json });
  for (const listener of listeners) {
    const [readings, spans] = await listener.until(2);
    expect([readings?.kind, readings?.id]).toEqual(["readings", String(start + 1)]);
    expect(JSON.parse(readings?.data ?? "")).toEqual({
      machineId: "M1",
      readings: { at: [at("10:04")], raw: [0] },
      rawStates: ["ACTIVE"],
    });
    expect([spans?.kind, spans?.id]).toEqual(["spans", String(start + 2)]);
    expect(JSON.parse(spans?.data ?? "")).toMatchObject({
      machineId: "M1",
      revision: 1,
      removed: [],
      inserted: [{ startsAt: at("08:10"), reason: "JAM", origin: { by: "Ana" } }],
    });
  }
});

test("every message can be read by the browser's own code", async () => {
  const site = await openExample();
  const listener = await listen(site, "?since=0");
  await listener.until(1);
  for (const { kind, data } of listener.messages) {
    expect(LIVE_KINDS).toContain(kind);
    expect(liveFromWire(kind as LiveKind, data).kind).toBe(kind);
  }
});

test("a browser that comes back gets what it missed: Last-Event-ID goes before since", async () => {
  const site = await openExample();
  const before = site.record.position();
  await site.report("M1", [["09:00", "ACTIVE"]]);
  await site.report("M1", [["09:10", "READY"]]);
  const since = await listen(site, `?since=${before}`);
  expect((await since.until(2)).map(({ id }) => id)).toEqual([
    String(before + 1),
    String(before + 2),
  ]);
  const header = await listen(site, `?since=${before}`, { "Last-Event-ID": String(before + 1) });
  expect((await header.until(1)).map(({ id }) => id)).toEqual([String(before + 2)]);
});

test("a browser that was away for long gets all that it missed, and then what happens", async () => {
  const site = await openExample();
  const before = site.record.position();
  for (let second = 0; second < 450; second += 1) {
    const readings = [{ time: at("09:00") + second, state: `S${second % 3}` }];
    await site.record.takeReadings(machineId("M2"), readings, site.now);
  }
  const listener = await listen(site, `?since=${before}`);
  await listener.until(450);
  await site.report("M1", [["09:00", "ACTIVE"]]);
  expect((await listener.until(451)).map(({ id }) => Number(id))).toEqual(
    Array.from({ length: 451 }, (_, index) => before + 1 + index),
  );
});

test("the stream resumes over a restart of the server", async () => {
  const folder = freshFolder();
  const first = await openExample({ folder });
  const before = first.record.position();
  await first.report("M1", [["09:00", "ACTIVE"]]);
  await first.stop();
  const second = await openExample({ folder });
  const listener = await listen(second, "", { "Last-Event-ID": String(before) });
  expect((await listener.until(1))[0]).toMatchObject({ kind: "readings", id: String(before + 1) });
});

test("a position that the log has never had, or no longer has, is answered with reset, and it goes on from there", async () => {
  const site = await openExample();
  const listener = await listen(site, "?since=999999");
  const [reset] = await listener.until(1);
  expect(reset).toMatchObject({ kind: "reset", id: String(site.record.position()), data: "{}" });
  await site.report("M1", [["09:00", "ACTIVE"]]);
  const [, next] = await listener.until(2);
  expect(next).toMatchObject({ kind: "readings", id: String(site.record.position()) });
});

test("a browser that stops reading does not fill the memory, and misses nothing when it goes on", async () => {
  const site = await openExample();
  const listener = await listen(site);
  await listener.read();
  const start = site.record.position();
  const states = ["ACTIVE", "x".repeat(900)];
  for (let round = 0; round < 60; round += 1) {
    const readings = Array.from({ length: 50 }, (_, index) => ({
      time: at("01:00") + round * 50 + index,
      state: states[index % 2] ?? "",
    }));
    await site.record.takeReadings(machineId("M2"), readings, site.now);
    const json = {
      machineId: "M1",
      startTime: at("08:00") + round,
      endTime: at("08:00") + round + 1,
    };
    await site.as("ana", "POST", S0, {
      json: { ...json, reason: "JAM", comment: "y".repeat(20_000) },
    });
  }
  const messages = await listener.until(120);
  expect(messages.map(({ id }) => Number(id))).toEqual(
    Array.from({ length: 120 }, (_, index) => start + 1 + index),
  );
});

test("what is waiting for a slow browser stays small", async () => {
  const site = await openExample();
  const ends: Reader[] = [];
  const reader = new Reader(site.record, site.record.position(), site.now, (gone) =>
    ends.push(gone),
  );
  const listener = new Listener(reader.stream);
  while (listener.messages.length < 1) await listener.read();
  // Until it has seen that the log holds nothing more for it.
  await wait(20);
  const big = { seq: site.record.position() + 1, bytes: new Uint8Array(300_000) };
  const offered = vi.spyOn(site.record, "changesSince");
  reader.offer([big]);
  reader.offer([{ ...big, seq: big.seq + 1 }]);
  reader.offer([{ ...big, seq: big.seq + 2 }]);
  // The first filled it; for the others the log will be asked once it has been read.
  expect(offered).not.toHaveBeenCalled();
  await listener.read();
  await vi.waitFor(() => expect(offered).toHaveBeenCalled());
  reader.end();
  expect(ends).toEqual([reader]);
});

test("a heartbeat with the server's time comes at once and every ten seconds", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const site = await openExample();
  const listener = await listen(site);
  while (listener.messages.length < 1) await listener.read();
  site.setClock("10:06");
  vi.advanceTimersByTime(HEARTBEAT_SECONDS * 1000);
  while (listener.messages.length < 2) await listener.read();
  expect(listener.messages).toEqual([
    { kind: "heartbeat", id: undefined, data: JSON.stringify({ now: at("10:05") }) },
    { kind: "heartbeat", id: undefined, data: JSON.stringify({ now: at("10:06") }) },
  ]);
});

test("a stream ends with the right to read it", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const site = await openExample();
  const listener = await listen(site);
  // A day later the token is no longer good.
  site.setClock("36:00");
  vi.advanceTimersByTime(HEARTBEAT_SECONDS * 1000);
  while (!listener.ended) await listener.read();
  expect(listener.changes).toEqual([]);
});

test("at shutdown every stream ends, and a late comer's too", async () => {
  const site = await openExample();
  const listener = await listen(site);
  site.app.close();
  while (!listener.ended) await listener.read();
  const late = await listen(site);
  while (!late.ended) await late.read();
  expect(late.changes).toEqual([]);
});

test("a browser that goes away is forgotten", async () => {
  const heard: number[] = [];
  const around = (record: Record): Record =>
    Object.create(record, {
      onChange: {
        value: (listener: Parameters<Record["onChange"]>[0]) => {
          heard.push(1);
          return record.onChange(listener);
        },
      },
    }) as Record;
  const site = await openExample({ around });
  const listeners = await Promise.all([listen(site), listen(site), listen(site)]);
  // However many listen, the record has one listener.
  expect(heard).toEqual([1]);
  for (const listener of listeners) await listener.cancel();
  await site.report("M1", [["09:00", "ACTIVE"]]);
  expect(site.logged.filter((line) => line.includes("listener"))).toEqual([]);
});

test("who may not read may not listen", async () => {
  const site = await openExample();
  expect((await site.send("GET", "/api/live")).status).toBe(401);
  expect((await site.as("bot", "GET", "/api/live")).status).toBe(403);
  expect((await site.as("vic", "GET", "/api/live?since=yesterday")).status).toBe(400);
  const headers = { "Last-Event-ID": "yesterday" };
  expect((await site.as("vic", "GET", "/api/live", { headers })).status).toBe(400);
});
