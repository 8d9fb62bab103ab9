import type { Instant } from "#time/instant.ts";
import type { Kysely } from "kysely";
import type { PeopleTable, SecretsTable, Tables } from "./schema.ts";

export type SecretKind = "session" | "token";

export interface HeldSecret {
  readonly secret: Pick<SecretsTable, "made_at" | "expires_at">;
  readonly person: PeopleTable;
}

export async function addSecret(db: Kysely<Tables>, secret: SecretsTable): Promise<void> {
  await db.insertInto("secrets").values(secret).execute();
}

/** Whose it is, unless it has expired. */
export async function holderOf(
  db: Kysely<Tables>,
  kind: SecretKind,
  hash: string,
  now: Instant,
): Promise<HeldSecret | undefined> {
  const row = await db
    .selectFrom("secrets")
    .innerJoin("people", "people.id", "secrets.person_id")
    .selectAll("people")
    .select(["secrets.made_at", "secrets.expires_at"])
    .where("secrets.hash", "=", hash)
    .where("secrets.kind", "=", kind)
    .where("secrets.expires_at", ">", now)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { made_at, expires_at, ...person } = row;
  return { secret: { made_at, expires_at }, person };
}

export async function prolongSecret(
  db: Kysely<Tables>,
  hash: string,
  expiresAt: number,
): Promise<void> {
  await db.updateTable("secrets").set({ expires_at: expiresAt }).where("hash", "=", hash).execute();
}

export async function removeSecret(
  db: Kysely<Tables>,
  kind: SecretKind,
  hash: string,
): Promise<void> {
  await db.deleteFrom("secrets").where("hash", "=", hash).where("kind", "=", kind).execute();
}

export async function removeSecretsOf(db: Kysely<Tables>, personId: string): Promise<void> {
  await db.deleteFrom("secrets").where("person_id", "=", personId).execute();
}

export async function removeExpiredSecrets(db: Kysely<Tables>, now: Instant): Promise<void> {
  await db.deleteFrom("secrets").where("expires_at", "<=", now).execute();
}
