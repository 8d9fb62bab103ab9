import type { Instant } from "#time/instant.ts";
import type { Account } from "./account.ts";

/**
 * Who is asking: sign-in, browser sessions and API tokens. Secrets are random, handed out once and kept
 * as hashes. What an account may do is in `roles.ts`. Role, name and areas are looked up at each call, so
 * that a change by an admin holds at once; a new password ends the account's sessions and tokens.
 */
export interface Access {
  /**
   * Checks email (in any case) and password. Slow on purpose, and as slow for an email that nobody has.
   * After a few failures for the same email or from the same address the next attempts have to wait.
   */
  signIn(attempt: Attempt, now: Instant): Promise<SignIn>;

  /** A browser session for the cookie; {@link SESSION_IDLE_SECONDS} after its last use it ends. */
  openSession(account: Account, now: Instant): Promise<Secret>;
  /** Whose session this is; `undefined` when unknown, ended or too old. */
  session(secret: string, now: Instant): Promise<Account | undefined>;
  /** Ends it; an unknown one is no error. */
  endSession(secret: string): Promise<void>;

  /** An API token for `Authorization: Bearer …`, good for 24 h (contracts, `getAPIToken`). */
  issueToken(account: Account, now: Instant): Promise<Secret>;
  token(secret: string, now: Instant): Promise<Account | undefined>;
}

export interface Attempt {
  readonly email: string;
  readonly password: string;
  /** The network address that asks. */
  readonly address: string;
}

export type SignIn =
  | { readonly kind: "in"; readonly account: Account }
  /** Unknown email or wrong password: nobody is told which. 401. */
  | { readonly kind: "wrong" }
  /** Not even looked at: too many failures. 429 with `Retry-After`. */
  | { readonly kind: "wait"; readonly seconds: number };

export interface Secret {
  /** URL-safe text; nothing but its hash is kept. */
  readonly secret: string;
  readonly expiresAt: Instant;
}

/** A session that nobody used for so long ends: a week, so that a tablet in the hall stays signed in over a weekend. */
export const SESSION_IDLE_SECONDS = 7 * 86_400;
/** However busy, a session ends so long after its sign-in. */
export const SESSION_LONGEST_SECONDS = 90 * 86_400;
/** The vendor's documented life of a token. */
export const TOKEN_SECONDS = 86_400;
