import { createHash, randomBytes } from "node:crypto";
import { type Instant, plus } from "#time/instant.ts";
import type { Kysely } from "kysely";
import { personWithEmail } from "../store/people.ts";
import type { Tables } from "../store/schema.ts";
import {
  addSecret,
  holderOf,
  prolongSecret,
  removeExpiredSecrets,
  removeSecret,
  type SecretKind,
} from "../store/secrets.ts";
import {
  type Access,
  type Attempt,
  type Secret,
  SESSION_IDLE_SECONDS,
  SESSION_LONGEST_SECONDS,
  type SignIn,
  TOKEN_SECONDS,
} from "./access.ts";
import type { Account } from "./account.ts";
import { Gate } from "./gate.ts";
import { COST, type Cost, hashPassword, passwordMatches } from "./password.ts";
import { accountOf, comparable } from "./people.ts";
import { Throttle } from "./throttle.ts";

const MINUTE = 60;

/** A person's own email: after five mistakes they wait, a minute at most. */
const BY_EMAIL = { free: 5, longestWait: MINUTE, forget: 15 * MINUTE };
/** A plant's tablets often share an address. */
const BY_ADDRESS = { free: 30, longestWait: MINUTE, forget: 15 * MINUTE };

/** A use prolongs a session, but not more often than it is worth a write. */
const PROLONG_AFTER_SECONDS = 3_600;

/** As many passwords at a time as leave the server a core on small machines. */
const AT_ONCE = 2;
const LONGEST_LINE = 500;
const LINE_FULL_SECONDS = 5;

/** @param cost of checking a password; tests take less. */
export async function openAccess(
  db: Kysely<Tables>,
  now: Instant,
  cost: Cost = COST,
): Promise<Access> {
  await removeExpiredSecrets(db, now);
  return new StoredAccess(db, cost);
}

class StoredAccess implements Access {
  private readonly db: Kysely<Tables>;
  private readonly cost: Cost;
  private nobodys: Promise<string> | undefined;
  private readonly byEmail = new Throttle(BY_EMAIL);
  private readonly byAddress = new Throttle(BY_ADDRESS);
  private readonly gate = new Gate(AT_ONCE, LONGEST_LINE);

  constructor(db: Kysely<Tables>, cost: Cost) {
    this.db = db;
    this.cost = cost;
  }

  async signIn(attempt: Attempt, now: Instant): Promise<SignIn> {
    if (this.gate.isFull) return { kind: "wait", seconds: LINE_FULL_SECONDS };
    // Whether to wait is asked inside the gate: guesses sent all at once come one after the other.
    return this.gate.through(() => this.checked(attempt, now));
  }

  async openSession(account: Account, now: Instant): Promise<Secret> {
    return this.issue("session", account, now, SESSION_IDLE_SECONDS);
  }

  async session(secret: string, now: Instant): Promise<Account | undefined> {
    const hash = hashOf(secret);
    const held = await holderOf(this.db, "session", hash, now);
    if (held === undefined) return undefined;
    const longest = held.secret.made_at + SESSION_LONGEST_SECONDS;
    const expiresAt = Math.min(now + SESSION_IDLE_SECONDS, longest);
    if (expiresAt - held.secret.expires_at >= PROLONG_AFTER_SECONDS) {
      await prolongSecret(this.db, hash, expiresAt);
    }
    return accountOf(held.person);
  }

  async endSession(secret: string): Promise<void> {
    await removeSecret(this.db, "session", hashOf(secret));
  }

  async issueToken(account: Account, now: Instant): Promise<Secret> {
    return this.issue("token", account, now, TOKEN_SECONDS);
  }

  async token(secret: string, now: Instant): Promise<Account | undefined> {
    const held = await holderOf(this.db, "token", hashOf(secret), now);
    return held === undefined ? undefined : accountOf(held.person);
  }

  private async checked({ email, password, address }: Attempt, now: Instant): Promise<SignIn> {
    const key = comparable(email);
    const seconds = Math.max(this.byEmail.wait(key, now), this.byAddress.wait(address, now));
    if (seconds > 0) return { kind: "wait", seconds };
    const person = await personWithEmail(this.db, key);
    const stored = person?.password ?? (await this.nobodysPassword());
    const matches = await passwordMatches(password, stored);
    if (person !== undefined && matches) {
      this.byEmail.succeeded(key);
      return { kind: "in", account: accountOf(person) };
    }
    this.byEmail.failed(key, now);
    this.byAddress.failed(address, now);
    return { kind: "wrong" };
  }

  /** What is checked when there is nobody of that email, so that it takes as long. */
  private nobodysPassword(): Promise<string> {
    return (this.nobodys ??= hashPassword(randomBytes(16).toString("hex"), this.cost));
  }

  private async issue(
    kind: SecretKind,
    account: Account,
    now: Instant,
    lasts: number,
  ): Promise<Secret> {
    const secret = randomBytes(32).toString("base64url");
    const expiresAt = plus(now, lasts);
    await removeExpiredSecrets(this.db, now);
    await addSecret(this.db, {
      hash: hashOf(secret),
      kind,
      person_id: account.id,
      made_at: now,
      expires_at: expiresAt,
    });
    return { secret, expiresAt };
  }
}

/** A secret of 256 random bits needs no salt and no slowness. */
function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
