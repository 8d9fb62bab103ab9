import { z } from "@hono/zod-openapi";
import { parse } from "#contract/field-problem.ts";
import { samplePeopleSchema, sessionAnswerSchema, signInSchema } from "#contract/session.ts";
import type { Account } from "../access/account.ts";
import { checkOrigin, dropSessionCookie, setSessionCookie } from "./authenticate.ts";
import type { Host } from "./host.ts";
import { httpProblem } from "./http-problem.ts";
import { mount, mountOpen } from "./mount.ts";
import { noContent, ok, type Reply } from "./reply.ts";
import { accountFor } from "./sign-in.ts";
import { words } from "./words.ts";

const PATH = "/api/session";
const TAG = "Shiftlane";
const NOTHING = { params: z.object({}), query: z.object({}), extras: [], badStatus: 400 } as const;

/** A person's way in, and out, of the browser app. */
export function mountSession(host: Host): void {
  const { access, samplePeople } = host.deps;
  mountOpen(
    host,
    {
      ...NOTHING,
      method: "post",
      path: PATH,
      tag: TAG,
      summary: "Sign in; the session is a cookie",
      kind: "signIn",
      who: "anyone",
      body: { schema: signInSchema, read: (json) => parse(signInSchema, json) },
      answers: { 200: { description: "Who is signed in", schema: sessionAnswerSchema } },
      problems: [401, 403, 429],
    },
    async ({ c, body, now }) => {
      // A foreign page could otherwise sign a browser in as someone of its choosing.
      if (c.req.header("Origin") !== undefined) checkOrigin(c, host.deps);
      const account = await accountFor(c, host.deps, body.email, body.password, now);
      if (account.role === "machine")
        throw httpProblem(403, "machineNoScreen", words.machineNoScreen);
      const { secret } = await access.openSession(account, now);
      setSessionCookie(c, host.deps, secret);
      return personReply(account);
    },
  );
  mount(
    host,
    {
      ...NOTHING,
      method: "get",
      path: PATH,
      tag: TAG,
      summary: "Who is signed in",
      kind: "read",
      who: "person",
      body: undefined,
      answers: { 200: { description: "Who is signed in", schema: sessionAnswerSchema } },
      problems: [],
    },
    ({ account }) => Promise.resolve(personReply(account)),
  );
  mountOpen(
    host,
    {
      ...NOTHING,
      method: "delete",
      path: PATH,
      tag: TAG,
      summary: "Sign out",
      kind: "signIn",
      who: "anyone",
      body: undefined,
      answers: { 204: { description: "Signed out" } },
      problems: [403],
    },
    async ({ c }) => {
      const secret = dropSessionCookie(c);
      if (secret !== undefined) {
        checkOrigin(c, host.deps);
        await access.endSession(secret);
      }
      return noContent;
    },
  );
  mountOpen(
    host,
    {
      ...NOTHING,
      method: "get",
      path: "/api/sample-people",
      tag: TAG,
      summary: "Whom the sample plant's sign-in page offers",
      kind: "read",
      who: "anyone",
      body: undefined,
      answers: { 200: { description: "The people", schema: samplePeopleSchema } },
      problems: [404],
    },
    () => {
      if (samplePeople === undefined) throw httpProblem(404, "noSample", words.noSample);
      return Promise.resolve(ok(samplePeople));
    },
  );
}

function personReply({ id, name, role, areas }: Account): Reply {
  return ok({ person: { id, name, role, areas: [...areas] } } satisfies z.output<
    typeof sessionAnswerSchema
  >);
}
