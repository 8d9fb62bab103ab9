import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Instant } from "#time/instant.ts";
import { SESSION_LONGEST_SECONDS } from "../access/access.ts";
import type { Account } from "../access/account.ts";
import type { Deps } from "./deps.ts";
import { httpProblem } from "./http-problem.ts";
import { words } from "./words.ts";

const COOKIE = "shiftlane_session";

/** Who calls, and by what: to ask again later whether it is still good. */
export interface Caller {
  readonly account: Account;
  readonly by: "token" | "session";
  readonly secret: string;
}

/**
 * Whose call this is: by API token when it bears one, else by the browser's session.
 * @throws HttpProblem 401
 */
export async function callerOf(c: Context, deps: Deps, now: Instant): Promise<Caller> {
  const authorization = c.req.header("Authorization");
  const named =
    authorization === undefined
      ? { by: "session" as const, secret: getCookie(c, COOKIE) }
      : { by: "token" as const, secret: tokenIn(authorization) };
  const { by, secret } = named;
  const account = secret === undefined ? undefined : await accountOf({ by, secret }, deps, now);
  if (account !== undefined && secret !== undefined) return { account, by, secret };
  const headers = { "WWW-Authenticate": "Bearer" };
  throw httpProblem(401, "notSignedIn", words.signInFirst, { headers });
}

/** Whose secret this is now; `undefined` once it has ended, or the account is gone. */
export function accountOf(
  { by, secret }: Pick<Caller, "by" | "secret">,
  { access }: Deps,
  now: Instant,
): Promise<Account | undefined> {
  return by === "token" ? access.token(secret, now) : access.session(secret, now);
}

/** `Bearer <token>`; some of S0's samples send the bare token. */
function tokenIn(authorization: string): string | undefined {
  return /^(?:Bearer\s+)?(\S+)$/i.exec(authorization.trim())?.[1];
}

/**
 * A browser adds its cookie to whatever page asks, so a change by cookie must come from a page of our own.
 * SameSite=Strict keeps other sites out, but not another port or service of the same host.
 * @throws HttpProblem 403
 */
export function checkOrigin(c: Context, { publicUrl }: Deps): void {
  const origin = c.req.header("Origin");
  const own = [publicUrl?.host, c.req.header("Host"), new URL(c.req.url).host];
  if (origin !== undefined && own.includes(hostOf(origin))) return;
  throw httpProblem(403, "foreignOrigin", words.foreignOrigin);
}

/**
 * All tabs of a browser share one cookie, and someone else may have signed in in another tab. A tab says for
 * whom it sends (`Account-Id`, optional), so that nobody's change is ever made in someone else's name.
 * @throws HttpProblem 403
 */
export function checkAccount(c: Context, account: Account): void {
  const meant = c.req.header("Account-Id");
  if (meant === undefined || meant === account.id) return;
  throw httpProblem(403, "someoneElse", words.someoneElse(account.name));
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin;
}

/** The cookie outlives what the server grants: when a session ends is the server's to say. */
export function setSessionCookie(c: Context, { publicUrl }: Deps, secret: string): void {
  setCookie(c, COOKIE, secret, {
    httpOnly: true,
    sameSite: "Strict",
    path: "/",
    secure: (publicUrl ?? new URL(c.req.url)).protocol === "https:",
    maxAge: SESSION_LONGEST_SECONDS,
  });
}

/** Forgets the browser's session; answers its secret, if it had one. */
export function dropSessionCookie(c: Context): string | undefined {
  const secret = getCookie(c, COOKIE);
  deleteCookie(c, COOKIE, { path: "/" });
  return secret;
}
