import { plantToWire } from "#contract/plant.ts";
import { timelinesToWire } from "#contract/timelines.ts";
import { Layer } from "#engine/layer.ts";
import { machineId, rawState } from "#engine/names.ts";
import { Signal } from "#engine/signal.ts";
import { hall } from "#testing/hall.ts";
import { instant } from "#time/instant.ts";
import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLink } from "../create-link.ts";
import { plantKey, plantQuery } from "../plant.ts";
import { sessionKey, sessionQuery, signOut } from "../session.ts";
import type { StreamEvents } from "../stream.ts";
import { timelinesQuery } from "../timelines.ts";
import type { KnownStore } from "./known-store.ts";

const NOW = 1_763_600_000;
const M1 = machineId("M1");
const window = { from: instant(NOW - 3_600), to: instant(NOW + 3_600) };
const signal = Signal.of([
  { at: instant(NOW - 3_000), nanos: 0, raw: rawState("ACTIVE") },
  { at: instant(NOW - 600), nanos: 0, raw: rawState("READY") },
]);

beforeEach(() => void vi.useFakeTimers({ now: NOW * 1_000 }));
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** What a browser keeps from one page to the next. */
function memory() {
  const values = new Map<string, unknown>();
  const rows = new Map<string, unknown>();
  const store: KnownStore = {
    get: (name) => Promise.resolve(values.get(name)),
    put: (name, value) => Promise.resolve(void values.set(name, structuredClone(value))),
    rows: () => Promise.resolve([...rows.values()]),
    putRow: (key, row) => Promise.resolve(void rows.set(key, structuredClone(row))),
    deleteRows: (keys) => Promise.resolve(keys.forEach((key) => rows.delete(key))),
    clear() {
      values.clear();
      rows.clear();
      return Promise.resolve();
    },
  };
  return { values, rows, store };
}

type Network = "good" | "none" | "dead" | "signedOut";

/** A page with the board open, on a server that is there or is not. */
function openPage(known: KnownStore, network: Network, serverAhead = 0) {
  const at = () => instant(Math.floor(Date.now() / 1_000) + serverAhead);
  const hand = { network, revision: 4 };
  const streams: StreamEvents[] = [];
  const answer = (path: string): Response => {
    if (path.startsWith("/api/session")) {
      if (hand.network === "signedOut") {
        const problem = { type: "urn:x", title: "Sign in", status: 401, detail: "" };
        const headers = { "content-type": "application/problem+json" };
        return Response.json(problem, { status: 401, headers });
      }
      return Response.json({ person: { id: "a", name: "Ana", role: "supervisor", areas: [] } });
    }
    if (path.startsWith("/api/plant")) return Response.json(plantToWire(hall, at()));
    const slice = {
      machine: M1,
      revision: hand.revision,
      firstReadingAt: instant(NOW - 3_000),
      knownFrom: instant(NOW - 3_000),
      knownTo: undefined,
      timeline: { signal, layer: Layer.empty },
    };
    return Response.json(timelinesToWire({ now: at(), seq: 7, machines: [slice] }));
  };
  const link = createLink({
    fetch: (input) => {
      if (hand.network === "none") return Promise.reject(new TypeError("no network"));
      if (hand.network === "dead") return new Promise(() => undefined);
      return Promise.resolve(answer(input instanceof Request ? input.url : String(input)));
    },
    openStream: (_since, events) => {
      streams.push(events);
      return () => undefined;
    },
    localMs: () => Date.now(),
    random: () => 1,
    storage: undefined,
    known,
  });
  const observers = [
    new QueryObserver(link.queries, sessionQuery(link)).subscribe(() => undefined),
    new QueryObserver(link.queries, plantQuery(link)).subscribe(() => undefined),
    new QueryObserver(link.queries, timelinesQuery(link, window)).subscribe(() => undefined),
  ];
  const close = () => {
    for (const stop of observers) stop();
    link.close();
  };
  return { link, hand, streams, close };
}

/** A page that has been open and live for a while, and was closed. */
async function once(store: KnownStore, serverAhead = 0) {
  const page = openPage(store, "good", serverAhead);
  await pass(10);
  page.streams.at(-1)?.opened();
  await pass(20_000);
  const now = Math.floor(Date.now() / 1_000) + serverAhead;
  page.streams.at(-1)?.said({ kind: "heartbeat", id: "", data: JSON.stringify({ now }) });
  await pass(10_000);
  page.close();
}

test.each(["none", "dead"] as const)(
  "a page that is opened with %s network shows the person, the plant and the timelines as they were known last",
  async (network) => {
    const { store } = memory();
    await once(store);
    await pass(3_600_000);
    const { link } = openPage(store, network);
    await pass(1_600);
    expect(link.queries.getQueryData(sessionKey)).toMatchObject({
      kind: "signedIn",
      person: { id: "a", name: "Ana" },
    });
    expect(link.queries.getQueryData(plantKey)).toMatchObject({
      name: hall.name,
      areas: hall.areas,
    });
    const later = { from: instant(NOW), to: instant(NOW + 7_200) };
    const found = link.known.timelines()?.of(M1, later);
    expect(found?.truth).toMatchObject({ machineId: "M1", revision: 4 });
    expect([...(found?.truth.timeline.signal.readings(instant(0), instant(2e9)) ?? [])]).toEqual([
      ...signal.readings(instant(0), instant(2e9)),
    ]);
    // What does not change is written every few minutes: never younger than it is.
    expect(found?.asOf).toBe(NOW + 2);
    expect(link.live.state()).toEqual({ kind: "offline", since: NOW + 2 });
  },
);

test("a server that answers is believed, and what was known is not looked at", async () => {
  const { store } = memory();
  await once(store);
  const { link } = openPage(store, "good");
  await pass(5_000);
  expect(link.known.timelines()).toBeUndefined();
});

test("when the server is back it takes the place of what was known", async () => {
  const { store } = memory();
  await once(store);
  const { link, hand, streams } = openPage(store, "none");
  await pass(2_000);
  hand.network = "good";
  await pass(15_000);
  streams.at(-1)?.opened();
  expect(link.live.state()).toEqual({ kind: "live" });
  expect(link.queries.getQueryData(timelinesQuery(link, window).queryKey)).toMatchObject({
    seq: 7,
  });
});

test("a machine that the page has seen as it was later is not shown as it was known before", async () => {
  const { store } = memory();
  await once(store);
  const page = openPage(store, "none");
  await pass(2_000);
  const known = page.link.known.timelines();
  expect(known?.of(M1, window)?.truth.revision).toBe(4);
  page.hand.network = "good";
  page.hand.revision = 5;
  await pass(20_000);
  // Another stretch is wanted, and the line is lost again before it has come.
  expect(known?.of(M1, window)).toBe(undefined);
  page.close();
});

test("whoever signs out leaves nothing behind to look at", async () => {
  const { store, values, rows } = memory();
  const { link, streams } = openPage(store, "good");
  await pass(10);
  streams.at(-1)?.opened();
  await pass(30_000);
  expect([values.size, rows.size]).toEqual([3, 1]);
  await signOut(link);
  await pass(60_000);
  expect([values.size, rows.size]).toEqual([0, 0]);
  const next = openPage(store, "none");
  await pass(5_000);
  expect(next.link.queries.getQueryData(sessionKey)).toBeUndefined();
});

test("someone whose session has ended meanwhile is not taken for signed in the next time either", async () => {
  const { store, rows } = memory();
  await once(store);
  openPage(store, "signedOut");
  await pass(5_000);
  expect(rows.size).toBe(0);
});

test("no secret is kept", async () => {
  const { store, values } = memory();
  await once(store);
  expect(JSON.stringify([...values.values()])).not.toMatch(/password|session|token|secret/i);
});

test("the server's clock is still known when the page opens without it", async () => {
  const { store } = memory();
  await once(store, 90);
  const { link } = openPage(store, "none", 90);
  await pass(2_000);
  expect(Math.abs(link.clock.now() - Date.now() / 1_000 - 90)).toBeLessThan(1.5);
});

test("rows of another build, or broken ones, are as if they were not there", async () => {
  const { store, rows } = memory();
  await once(store);
  rows.set("x", { key: "x", from: "yesterday" });
  for (const [key, row] of rows) {
    if (typeof row === "object" && row !== null && "bytes" in row) {
      rows.set(key, { ...row, bytes: new Uint8Array([1, 2, 3]) });
    }
  }
  const { link } = openPage(store, "none");
  await pass(2_000);
  expect(link.known.timelines()?.of(M1, window)).toBeUndefined();
});

test("a page that is put away moments after it was opened has kept what it showed", async () => {
  const { store } = memory();
  const page = openPage(store, "good");
  await pass(10);
  page.streams.at(-1)?.opened();
  await pass(2_500);
  page.close();
  const { link } = openPage(store, "none");
  await pass(1_600);
  expect(link.known.timelines()?.of(M1, window)?.asOf).toBe(NOW + 2);
});

test("when the line is lost, what was known until then is kept with that moment", async () => {
  const { store } = memory();
  const page = openPage(store, "good");
  await pass(10);
  page.streams.at(-1)?.opened();
  await pass(10_000);
  page.hand.network = "none";
  page.streams.at(-1)?.lost();
  const lost = Math.floor(Date.now() / 1_000);
  await pass(2_500);
  page.close();
  const { link } = openPage(store, "none");
  await pass(1_600);
  expect(link.known.timelines()?.of(M1, window)?.asOf).toBe(lost);
});
