import { z } from "@hono/zod-openapi";
import { parse } from "#contract/field-problem.ts";
import { tokenAnswerSchema, tokenRequestSchema } from "#contract/s0.ts";
import type { Host } from "./host.ts";
import { mountOpen } from "./mount.ts";
import { ok } from "./reply.ts";
import { accountFor } from "./sign-in.ts";

/** S0's way in: a bearer token, good for 24 h. */
export function mountSecurity(host: Host): void {
  const { access } = host.deps;
  mountOpen(
    host,
    {
      method: "post",
      path: "/api/v1/security/getAPIToken",
      tag: "S0 dialect",
      summary: "Sign in for a bearer token",
      kind: "signIn",
      who: "anyone",
      params: z.object({}),
      query: z.object({}),
      body: { schema: tokenRequestSchema, read: (json) => parse(tokenRequestSchema, json) },
      extras: [],
      badStatus: 422,
      answers: { 200: { description: "The token", schema: tokenAnswerSchema } },
      problems: [401, 422, 429],
    },
    async ({ c, body, now }) => {
      const account = await accountFor(c, host.deps, body.userEmail, body.password, now);
      const { secret } = await access.issueToken(account, now);
      return ok({ token: secret });
    },
  );
}
