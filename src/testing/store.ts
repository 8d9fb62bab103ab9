import { createHash } from "node:crypto";
import { openEmbedded } from "#server/store/embedded.ts";
import { openPostgres } from "#server/store/postgres/open-postgres.ts";
import type { Store } from "#server/store/store.ts";
import pg from "pg";

/**
 * The database that `npm run test:postgres` lends the tests; without one they are told on the embedded store.
 * Whoever is not a superuser there cannot make schemas.
 */
export const TEST_DATABASE = process.env["TEST_DATABASE_URL"];

/** Opens the store of a folder; on PostgreSQL each folder has a schema of its own. */
export async function openStore(folder: string): Promise<Store> {
  if (TEST_DATABASE === undefined) return openEmbedded(folder);
  return openPostgres(await schemaOf(folder, TEST_DATABASE));
}

/** The address of a schema that is as fresh as the folder. */
export async function schemaOf(folder: string, database: string): Promise<string> {
  const name = `t_${createHash("sha256").update(folder).digest("hex").slice(0, 20)}`;
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    await client.query(`create schema if not exists ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(database);
  url.searchParams.set("options", `-c search_path=${name}`);
  return url.href;
}
