import type { Context } from "hono";
import type { Instant } from "#time/instant.ts";
import type { Account } from "../access/account.ts";
import type { Deps } from "./deps.ts";
import { httpProblem } from "./http-problem.ts";
import { words } from "./words.ts";

/**
 * Whose email and password these are.
 * @throws HttpProblem 401, or 429 after too many failures
 */
export async function accountFor(
  c: Context,
  { access }: Deps,
  email: string,
  password: string,
  now: Instant,
): Promise<Account> {
  const signIn = await access.signIn({ email, password, address: addressOf(c) }, now);
  switch (signIn.kind) {
    case "in":
      return signIn.account;
    case "wrong":
      throw httpProblem(401, "wrongPassword", words.wrongPassword);
    case "wait": {
      const headers = { "Retry-After": String(signIn.seconds) };
      throw httpProblem(429, "tooManyAttempts", words.tooManyAttempts(signIn.seconds), { headers });
    }
  }
}

/** What @hono/node-server puts on the context; a request made in a test has no socket. */
interface Bindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}

function addressOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as Bindings;
  return incoming?.socket?.remoteAddress ?? "unknown";
}
