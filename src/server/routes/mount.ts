import type { Context } from "hono";
import { parse } from "#contract/field-problem.ts";
import type { Account } from "../access/account.ts";
import { mayRead, mayWriteSomewhere } from "../access/roles.ts";
import { callerOf, checkAccount, checkOrigin } from "./authenticate.ts";
import { type Body, readBody } from "./body.ts";
import { declare, honoPath } from "./declare.ts";
import type { Call, Endpoint, SignedCall, Who } from "./endpoint.ts";
import type { Host } from "./host.ts";
import { badFields, httpProblem } from "./http-problem.ts";
import type { Said, Write } from "./remembering.ts";
import { answerOf, type Reply, responseOf } from "./reply.ts";
import { transIdOf } from "./trans-id.ts";
import { words } from "./words.ts";

/**
 * Mounts a call of someone who is signed in. The order of checks is the contracts': who it is (401), what
 * was sent (415, 413), whether it was answered before, whether this role may (403), whether it is JSON (400),
 * whether its fields can be read (400 or 422); then the route itself.
 */
export function mount<Params, Query, Value>(
  host: Host,
  endpoint: Endpoint<Params, Query, Value>,
  handle: (call: SignedCall<Params, Query, Value>) => Promise<Reply | Response>,
): void {
  const { app, deps, remembering } = host;
  declare(app, endpoint);
  app.on(endpoint.method, honoPath(endpoint.path), async (c) => {
    const now = deps.clock();
    const caller = await callerOf(c, deps, now);
    const { account } = caller;
    if (caller.by === "session" && endpoint.method !== "get") checkOrigin(c, deps);
    if (endpoint.kind === "write") checkAccount(c, account);
    const body = endpoint.body === undefined ? undefined : await readBody(c.req.raw);
    const run = (write: Write): Promise<Reply | Response> => {
      checkRole(endpoint.who, account);
      return handle({ ...read(endpoint, c, body), c, now, caller, account, write });
    };
    if (endpoint.kind === "write") {
      const key = c.req.header("Idempotency-Key");
      const answer = await remembering.once(account, key, saidIn(c, body), async (write) =>
        asReply(await run(write)),
      );
      return responseOf(answer);
    }
    const reply = await run(() => Promise.reject(new Error("this call does not write")));
    return reply instanceof Response ? reply : responseOf(answerOf(reply));
  });
}

/** Mounts a call that anyone may make. */
export function mountOpen<Params, Query, Value>(
  { app, deps }: Pick<Host, "app" | "deps">,
  endpoint: Endpoint<Params, Query, Value>,
  handle: (call: Call<Params, Query, Value>) => Promise<Reply | Response>,
): void {
  declare(app, endpoint);
  app.on(endpoint.method, honoPath(endpoint.path), async (c) => {
    const body = endpoint.body === undefined ? undefined : await readBody(c.req.raw);
    const reply = await handle({ ...read(endpoint, c, body), c, now: deps.clock() });
    if (reply instanceof Response) return reply;
    const response = responseOf(answerOf(reply));
    // What the handler put on the context, a cookie say, goes out with the answer.
    for (const cookie of c.res.headers.getSetCookie())
      response.headers.append("Set-Cookie", cookie);
    return response;
  });
}

function read<Params, Query, Value>(
  endpoint: Endpoint<Params, Query, Value>,
  c: Context,
  body: Body | undefined,
): Pick<Call<Params, Query, Value>, "params" | "query" | "body"> {
  const params = parse<Params>(endpoint.params, c.req.param());
  const query = parse<Query>(endpoint.query, queryOf(c));
  if (!params.ok) throw badFields(endpoint.badStatus, params.problems);
  if (!query.ok) throw badFields(endpoint.badStatus, query.problems);
  return { params: params.value, query: query.value, body: valueOf(endpoint, body) };
}

function valueOf<Value>(
  { body: spec, badStatus }: Endpoint<unknown, unknown, Value>,
  body: Body | undefined,
): Value {
  // Only an endpoint without a body leaves `spec` undefined, and its Value is undefined.
  if (spec === undefined || body === undefined) return undefined as Value;
  if (body.kind === "notJson") throw httpProblem(400, "notJson", words.notJson);
  const parsed = spec.read(body.json);
  if (!parsed.ok) throw badFields(badStatus, parsed.problems);
  return parsed.value;
}

/** A parameter that is given once is its text, one given several times a list. */
function queryOf(c: Context): Readonly<{ [name: string]: unknown }> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? values[0] : values,
    ]),
  );
}

function checkRole(who: Who, account: Account): void {
  switch (who) {
    case "anyone":
    case "person":
      return;
    case "reader":
      if (!mayRead(account)) throw httpProblem(403, "mayNotRead", words.mayNotRead);
      return;
    case "writer":
      if (!mayWriteSomewhere(account)) throw httpProblem(403, "mayNotWrite", words.mayNotWrite);
      return;
    case "sender":
      if (account.role !== "machine" && account.role !== "admin") {
        throw httpProblem(403, "mayNotSend", words.mayNotSend);
      }
  }
}

function saidIn(c: Context, body: Body | undefined): Said {
  const query = Object.entries(c.req.queries())
    .filter(([name]) => name !== "trans_id")
    .flatMap(([name, values]) => values.map((value) => [name, value] as const))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { method: c.req.method, path: c.req.path, transId: transIdOf(c), query, body };
}

function asReply(reply: Reply | Response): Reply {
  if (reply instanceof Response)
    throw new Error("a write answers with a reply, so that it can be kept");
  return reply;
}
