import { liveToWire } from "#contract/live.ts";
import { plantToWire } from "#contract/plant.ts";
import { timelinesToWire } from "#contract/timelines.ts";
import { apply } from "#engine/apply.ts";
import { Layer } from "#engine/layer.ts";
import { machineId, rawState, reasonCode } from "#engine/names.ts";
import type { PersonSpan } from "#engine/person-span.ts";
import type { Request } from "#engine/request.ts";
import { Signal } from "#engine/signal.ts";
import { Browser } from "#testing/browser.ts";
import { hall } from "#testing/hall.ts";
import { instant } from "#time/instant.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLink } from "./create-link.ts";
import { plantQuery } from "./plant.ts";
import { send } from "./send.ts";
import { sessionKey, sessionQuery, signOut } from "./session.ts";
import { shownOf } from "./shown.ts";
import type { StreamEvents } from "./stream.ts";
import { timelinesQuery } from "./timelines.ts";
import type { TimelinesTruth } from "./truth.ts";

const M1 = machineId("M1");
const ana = { id: "ana", name: "Ana" };
const NOW = 1_763_600_000;
const window = { from: instant(NOW - 3_600), to: instant(NOW + 3_600) };
const signal = Signal.of([
  { at: instant(NOW - 3_000), nanos: 0, raw: rawState("ACTIVE") },
  { at: instant(NOW - 600), nanos: 0, raw: rawState("READY") },
]);

beforeEach(() => void vi.useFakeTimers({ now: NOW * 1_000 }));
afterEach(() => void vi.useRealTimers());

interface Call {
  readonly path: string;
  readonly key: string | null;
  readonly match: string | null;
  readonly body: unknown;
}

/** A page's link on a server that a test steers. */
function bench() {
  const spans: PersonSpan[] = [];
  const server = { seq: 10, revision: 3, spans, now: () => instant(NOW) };
  const calls: Call[] = [];
  const streams: StreamEvents[] = [];
  const answers: ((call: Call) => Promise<Response>)[] = [];
  /** What happens to the next readings instead, one each. */
  const readings: (() => Promise<Response>)[] = [];
  const json = (body: unknown, init?: ResponseInit) => Promise.resolve(Response.json(body, init));

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : input, "http://plant").pathname;
    const headers = new Headers(init?.headers);
    if (init?.method === "POST") {
      const call = {
        path,
        key: headers.get("idempotency-key"),
        match: headers.get("if-match"),
        body: (await new Response(init.body).json()) as unknown,
      };
      calls.push(call);
      const answer = answers.shift();
      return answer === undefined ? Promise.reject(new TypeError("no network")) : answer(call);
    }
    if (init?.method === "DELETE") return Promise.resolve(new Response(null, { status: 204 }));
    if (path === "/api/session")
      return json({ person: { id: "ana", name: "Ana", role: "supervisor", areas: [] } });
    if (path === "/api/plant") return json(plantToWire(hall, instant(NOW)));
    return readings.shift()?.() ?? json(timelinesNow());
  };
  const timelinesNow = () =>
    timelinesToWire({
      now: server.now(),
      seq: server.seq,
      machines: [
        {
          machine: M1,
          revision: server.revision,
          firstReadingAt: instant(NOW - 3_000),
          knownFrom: instant(NOW - 3_000),
          knownTo: undefined,
          timeline: { signal, layer: Layer.of(server.spans) },
        },
      ],
    });

  const link = createLink({
    fetch,
    openStream: (_since, events) => {
      streams.push(events);
      return () => undefined;
    },
    localMs: () => Date.now(),
    random: () => 1,
    storage: undefined,
    outboxStorage: new Browser().tab().storage,
  });

  const truth = () => {
    const held = link.queries.getQueryData<TimelinesTruth>(timelinesQuery(link, window).queryKey);
    const machine = held?.machines.get(M1);
    if (machine === undefined) throw new Error("the timelines have not been fetched");
    return machine;
  };
  const start = async () => {
    await link.queries.fetchQuery(sessionQuery(link));
    await link.queries.fetchQuery(plantQuery(link));
    await link.queries.fetchQuery(timelinesQuery(link, window));
  };
  const problem = (status: number) => () =>
    json(
      { type: "urn:shiftlane:problem:x", title: "No", status, detail: "Not here." },
      { status, headers: { "content-type": "application/problem+json" } },
    );
  /** The server takes the request. What the live stream says of it comes with `tell`. */
  const takes = () => {
    server.revision += 1;
    return json(
      { revision: server.revision, changed: { before: [], after: [] } },
      { headers: { etag: `"${server.revision}"` } },
    );
  };
  const tell = (request: Request) => {
    const outcome = apply(truth().timeline, request, {
      plant: hall,
      now: instant(NOW),
      origin: { requestId: "server", by: "Ana" },
    });
    if (!outcome.ok) throw new Error("the engine refused the example");
    server.seq += 1;
    streams.at(-1)?.said({
      kind: "spans",
      id: String(server.seq),
      data: liveToWire({
        kind: "spans",
        machine: M1,
        revision: server.revision,
        removed: outcome.edit.removed.map((span) => span.startsAt),
        inserted: outcome.edit.inserted,
      }),
    });
  };
  return { link, server, calls, streams, answers, readings, truth, start, problem, takes, tell };
}

const jam: Request = {
  kind: "classify",
  startsAt: instant(NOW - 600),
  endsAt: instant(NOW - 60),
  reason: reasonCode("JAM"),
  comment: "",
};

test("a confirmed request goes out under its own key, with the revision that the person saw", async () => {
  const { link, calls, answers, truth, start, takes } = bench();
  await start();
  answers.push(takes);
  expect(await send(link, { truth: truth(), request: jam, by: ana })).toEqual({ kind: "sent" });
  expect(calls).toMatchObject([{ path: "/api/v1/machineClassification", match: '"3"' }]);
  expect(calls[0]?.key).toMatch(/^[0-9a-f]{32}$/);
});

test("what was sent stays on top of the truth until the live stream brings it", async () => {
  const { link, answers, truth, start, takes, tell } = bench();
  await start();
  answers.push(takes);
  await send(link, { truth: truth(), request: jam, by: ana });
  expect(link.outbox.entries()).toMatchObject([{ state: { kind: "sent", revision: 4 } }]);
  expect(shownOf(truth(), link.outbox.entries(), hall).timeline.layer.size).toBe(1);
  tell(jam);
  expect(truth()).toMatchObject({ revision: 4 });
  expect(shownOf(truth(), link.outbox.entries(), hall).timeline.layer.size).toBe(1);
  await vi.advanceTimersByTimeAsync(0);
  expect(link.outbox.entries()).toEqual([]);
});

test("the live stream may be quicker than the answer", async () => {
  const { link, server, answers, truth, start, tell } = bench();
  await start();
  answers.push(() => {
    server.revision += 1;
    tell(jam);
    return Promise.resolve(
      Response.json(
        { revision: 4, changed: { before: [], after: [] } },
        { headers: { etag: '"4"' } },
      ),
    );
  });
  expect(await send(link, { truth: truth(), request: jam, by: ana })).toEqual({ kind: "sent" });
  await vi.advanceTimersByTimeAsync(0);
  expect(link.outbox.entries()).toEqual([]);
});

test("a refusal comes back in the server's words, and nothing is left over", async () => {
  const { link, answers, truth, start, problem } = bench();
  await start();
  answers.push(problem(403));
  expect(await send(link, { truth: truth(), request: jam, by: ana })).toMatchObject({
    kind: "refused",
    problem: { status: 403, detail: "Not here." },
  });
  expect(link.outbox.entries()).toEqual([]);
});

test("without an answer it is kept, shown, and sent again under the same key", async () => {
  const { link, calls, answers, truth, start, takes } = bench();
  await start();
  expect(await send(link, { truth: truth(), request: jam, by: ana })).toEqual({ kind: "kept" });
  expect(shownOf(truth(), link.outbox.entries(), hall).timeline.layer.size).toBe(1);
  answers.push(takes);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls).toHaveLength(2);
  expect(calls[1]).toEqual(calls[0]);
  expect(link.outbox.entries()).toMatchObject([{ state: { kind: "sent" } }]);
});

test("what is behind it on the same machine waits its turn", async () => {
  const { link, calls, answers, truth, start, takes } = bench();
  await start();
  await send(link, { truth: truth(), request: jam, by: ana });
  const idle: Request = { ...jam, reason: reasonCode("IDLE") };
  void send(link, { truth: truth(), request: idle, by: ana });
  await vi.advanceTimersByTimeAsync(10);
  expect(calls).toHaveLength(1);
  answers.push(takes, takes);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls.map(({ body }) => body)).toMatchObject([
    { reason: "JAM" },
    { reason: "JAM" },
    { reason: "IDLE" },
  ]);
});

test("when the server is back nothing waits for its pause to end", async () => {
  const { link, calls, streams, answers, truth, start, takes } = bench();
  await start();
  await send(link, { truth: truth(), request: jam, by: ana });
  answers.push(takes);
  streams.at(-1)?.opened();
  await vi.advanceTimersByTimeAsync(0);
  expect(calls).toHaveLength(2);
});

test('"from now" means the moment when it was said, whenever and however often it is sent', async () => {
  const { link, calls, answers, truth, start } = bench();
  await start();
  const fromNow: Request = {
    kind: "post",
    startsAt: undefined,
    reason: reasonCode("JAM"),
    updateIfExists: false,
    raw: undefined,
    pending: undefined,
    comment: undefined,
  };
  const fate = send(link, { truth: truth(), request: fromNow, by: ana });
  answers.push(() => Promise.reject(new TypeError("no network")));
  await vi.advanceTimersByTimeAsync(1_000);
  await fate;
  expect(calls).toHaveLength(2);
  for (const { body } of calls) {
    expect(body).toMatchObject({
      event_time_utc: new Date(NOW * 1_000).toISOString().replace(".000Z", "Z"),
      update_if_exists: true,
    });
  }
  expect(calls[1]?.key).toBe(calls[0]?.key);
});

test("an answer that is older than the live stream catches up before anyone sees it", async () => {
  const { link, server, start, truth, tell } = bench();
  await start();
  const stale = { ...server };
  server.revision = 4;
  tell(jam);
  Object.assign(server, stale);
  const query = timelinesQuery(link, window);
  const refetched = await link.queries.fetchQuery({ ...query, staleTime: 0 });
  expect(refetched.seq).toBe(11);
  expect(truth().timeline.layer.size).toBe(1);
});

test("an answer that is ahead of the live stream leaves nothing older behind off screen", async () => {
  const { link, server, start, truth } = bench();
  await start();
  server.revision = 4;
  server.seq = 11;
  const later = { from: instant(NOW - 1_800), to: instant(NOW + 1_800) };
  await link.queries.fetchQuery(timelinesQuery(link, later));
  expect(() => truth()).toThrow("have not been fetched");
});

test("an old answer that somebody in between repeats is asked for again", async () => {
  const { link, server, start } = bench();
  await start();
  await vi.advanceTimersByTimeAsync(60_000);
  let isThere = false;
  const fetching = link.queries.fetchQuery({ ...timelinesQuery(link, window), staleTime: 0 });
  void fetching.then(() => (isThere = true));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(isThere).toBe(false);
  server.now = () => instant(Math.floor(Date.now() / 1_000));
  await vi.advanceTimersByTimeAsync(12_000);
  expect(isThere).toBe(true);
});

test("a reading from before someone else signed in is asked for again as them", async () => {
  const { link, readings, start, problem } = bench();
  await start();
  let answer = (_response: Response): void => undefined;
  readings.push(() => new Promise((resolve) => (answer = resolve)));
  const fetching = link.queries.fetchQuery({ ...timelinesQuery(link, window), staleTime: 0 });
  await vi.advanceTimersByTimeAsync(10);
  const ben = { id: "ben", name: "Ben", role: "supervisor", areas: [] };
  link.queries.setQueryData(sessionKey, { kind: "signedIn", person: ben });
  answer(await problem(401)());
  await vi.advanceTimersByTimeAsync(1_000);
  expect((await fetching).machines.size).toBe(1);
});

test("a 401 on anything signs the person out and forgets what only they may see", async () => {
  const { link, answers, truth, start, problem } = bench();
  await start();
  answers.push(problem(401));
  const fate = send(link, { truth: truth(), request: jam, by: ana });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await fate).toEqual({ kind: "kept" });
  expect(link.queries.getQueryData(sessionKey)).toEqual({ kind: "signedOut" });
  expect(() => truth()).toThrow("have not been fetched");
  expect(link.outbox.entries()).toHaveLength(1);
});

test("another person who signs in does not send what the first one left", async () => {
  const { link, calls, truth, start } = bench();
  await start();
  await send(link, { truth: truth(), request: jam, by: ana });
  await signOut(link);
  await link.queries.fetchQuery(plantQuery(link));
  link.queries.setQueryData(sessionKey, {
    kind: "signedIn",
    person: { id: "ben", name: "Ben", role: "supervisor", areas: [] },
  });
  await vi.advanceTimersByTimeAsync(120_000);
  expect(calls).toHaveLength(1);
  link.queries.setQueryData(sessionKey, {
    kind: "signedIn",
    person: { id: "ana", name: "Ana", role: "supervisor", areas: [] },
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(calls).toHaveLength(2);
});
