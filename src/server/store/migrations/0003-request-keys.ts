import type { Kysely } from "kysely";

/** The Idempotency-Key that a request came under: what was confirmed together says so in it. */
export async function requestKeys(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("requests").addColumn("key", "text").execute();
}
