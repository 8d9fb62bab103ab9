import { parse } from "#contract/field-problem.ts";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { createClient, type Question } from "./client.ts";

const read = (json: unknown) => parse(z.object({ count: z.int() }), json);
const question: Question<{ count: number }> = { path: "/api/count", read };

function clientOf(fetch: typeof globalThis.fetch) {
  const onSignedOut = vi.fn<() => void>();
  return {
    client: createClient({ fetch, localMs: () => 1_000, onSignedOut, session: () => 0 }),
    onSignedOut,
  };
}

function answering(
  body: string,
  init: { status?: number; type?: string; headers?: Record<string, string> } = {},
) {
  const headers = { "content-type": init.type ?? "application/json", ...init.headers };
  return clientOf(() => Promise.resolve(new Response(body, { ...init, headers })));
}

const problem = (status: number) =>
  JSON.stringify({
    type: "urn:shiftlane:problem:x",
    title: "Not yours",
    status,
    detail: "Ask the day shift.",
  });

test("data comes with the machine's new revision, weakened by a proxy or not", async () => {
  for (const etag of ['"7"', 'W/"7"']) {
    const { client } = answering('{"count": 3}', { headers: { etag } });
    expect(await client.ask(question)).toMatchObject({
      kind: "ok",
      value: { count: 3 },
      revision: 7,
    });
  }
});

test("a guest network's sign-in page with status 200 is not an answer", async () => {
  const { client } = answering("<html>Welcome to the guest network</html>", { type: "text/html" });
  expect(await client.ask(question)).toEqual({ kind: "unreachable", why: "stranger" });
});

test("nor is it where no body is expected: nobody is signed out by it", async () => {
  const signOut = { method: "DELETE", path: "/api/session" } as const;
  const read = () => ({ ok: true as const, value: undefined });
  const page = "<html>Welcome to the guest network</html>";
  const { client: between } = answering(page, { type: "text/html" });
  expect(await between.ask({ ...signOut, read })).toMatchObject({ kind: "unreachable" });
  const { client } = clientOf(() => Promise.resolve(new Response(null, { status: 204 })));
  expect(await client.ask({ ...signOut, read })).toMatchObject({ kind: "ok" });
});

test("JSON of another shape is a stranger's too", async () => {
  const { client } = answering('{"amount": 3}');
  expect(await client.ask(question)).toEqual({ kind: "unreachable", why: "stranger" });
});

test("a refusal keeps the server's words", async () => {
  const { client } = answering(problem(403), { status: 403, type: "application/problem+json" });
  const answer = await client.ask(question);
  expect(answer).toMatchObject({ kind: "refused", problem: { detail: "Ask the day shift." } });
});

test("a proxy's own 403 page refuses nothing: it is asked again later", async () => {
  const { client } = answering("<html>Blocked</html>", { status: 403, type: "text/html" });
  expect(await client.ask(question)).toEqual({ kind: "unreachable", why: "stranger" });
});

test.each([500, 502, 503, 429, 408])("status %i means later, not no", async (status) => {
  const { client } = answering(problem(status), { status, type: "application/problem+json" });
  expect(await client.ask(question)).toEqual({ kind: "unreachable", why: "busy" });
});

test("someone who signs in by hand is told when to try again", async () => {
  const { client } = answering(problem(429), { status: 429, type: "application/problem+json" });
  const answer = await client.ask({ ...question, isAskedByHand: true });
  expect(answer).toMatchObject({ kind: "refused", problem: { status: 429 } });
});

test("401 tells everyone that nobody is signed in", async () => {
  const { client, onSignedOut } = answering(problem(401), {
    status: 401,
    type: "application/problem+json",
  });
  expect(await client.ask(question)).toMatchObject({ kind: "signedOut" });
  expect(onSignedOut).toHaveBeenCalledOnce();
});

test("no connection is told apart from a connection that stays silent", async () => {
  const dead = clientOf(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(await dead.client.ask(question)).toEqual({ kind: "unreachable", why: "network" });
  const silent = clientOf(
    (_path, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () =>
          reject(new DOMException("aborted", "AbortError")),
        );
      }),
  );
  expect(await silent.client.ask({ ...question, patienceMs: 5 })).toEqual({
    kind: "unreachable",
    why: "silence",
  });
});

test("a body that never ends is silence as well", async () => {
  const { client } = clientOf((_path, init) => {
    const body = new ReadableStream({
      start: (stream) =>
        init?.signal?.addEventListener("abort", () =>
          stream.error(new DOMException("aborted", "AbortError")),
        ),
    });
    return Promise.resolve(new Response(body, { headers: { "content-type": "application/json" } }));
  });
  expect(await client.ask({ ...question, patienceMs: 5 })).toEqual({
    kind: "unreachable",
    why: "silence",
  });
});

test("an asker that has gone away gets an exception, not an answer", async () => {
  const gone = AbortSignal.abort();
  await expect(answering('{"count": 3}').client.ask({ ...question, signal: gone })).rejects.toThrow(
    /abort/i,
  );
});

test("how long the server wants to be left alone is passed on, within reason", async () => {
  const asked = async (value: string) => {
    const { client } = answering(problem(429), {
      status: 429,
      type: "application/problem+json",
      headers: { "retry-after": value },
    });
    return client.ask(question);
  };
  expect(await asked("7")).toEqual({ kind: "unreachable", why: "busy", retryAfterMs: 7_000 });
  const date = new Date(5_000).toUTCString();
  expect(await asked(date)).toMatchObject({ retryAfterMs: 4_000 });
  expect(await asked("999999")).toMatchObject({ retryAfterMs: 300_000 });
  expect(await asked("soon")).toEqual({ kind: "unreachable", why: "busy" });
});

test("a 401 to what was asked before somebody signed in ends nothing", async () => {
  let session = "nobody";
  const onSignedOut = vi.fn<() => void>();
  const fetch = () => {
    session = "ana";
    return Promise.resolve(
      new Response(problem(401), {
        status: 401,
        headers: { "content-type": "application/problem+json" },
      }),
    );
  };
  const client = createClient({ fetch, localMs: () => 0, onSignedOut, session: () => session });
  const answer = await client.ask({ path: "/x", read: () => ({ ok: true, value: 0 }) });
  expect(answer.kind).toBe("signedOut");
  expect(onSignedOut).not.toHaveBeenCalled();
});

test("a proxy's own 401 page signs nobody out", async () => {
  const { client, onSignedOut } = answering("<html>Sign in to the guest network</html>", {
    status: 401,
    type: "text/html",
  });
  expect(await client.ask(question)).toEqual({ kind: "unreachable", why: "stranger" });
  expect(onSignedOut).not.toHaveBeenCalled();
});

test("bytes are asked for by name, and read as such only where they are what came", async () => {
  const inBytes: Question<{ count: number }> = {
    ...question,
    bytes: {
      type: "application/vnd.count",
      read: (bytes) => Promise.resolve(read({ count: bytes.length })),
    },
  };
  const asked: (string | null)[] = [];
  const server = (type: string) =>
    clientOf((_path, init) => {
      asked.push(new Headers(init?.headers).get("accept"));
      return Promise.resolve(new Response('{"count": 3}', { headers: { "content-type": type } }));
    }).client;
  const value = async (type: string) => server(type).ask(inBytes);
  expect(await value("application/vnd.count")).toMatchObject({ value: { count: 12 } });
  expect(await value("application/json")).toMatchObject({ value: { count: 3 } });
  expect(await value("text/html")).toMatchObject({ value: { count: 3 } });
  expect(new Set(asked)).toEqual(new Set(["application/vnd.count, application/json"]));
});

test("bytes that are broken are a stranger's, never data", async () => {
  const { client } = answering("SLT?", { type: "application/vnd.count" });
  const broken: Question<{ count: number }> = {
    ...question,
    bytes: {
      type: "application/vnd.count",
      read: () => Promise.resolve({ ok: false, problems: [] }),
    },
  };
  expect(await client.ask(broken)).toEqual({ kind: "unreachable", why: "stranger" });
});
