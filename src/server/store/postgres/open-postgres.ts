import { randomUUID } from "node:crypto";
import { Kysely, sql } from "kysely";
import pg from "pg";
import { type Migration, migrate, MIGRATIONS, type SchemaFlavour } from "../migrate.ts";
import type { Tables } from "../schema.ts";
import { type Flavour, type Place, type Store, StoreAway, StoreRefused } from "../store.ts";
import { Connections, type ConnectionsOptions } from "./connections.ts";
import { ServerDialect } from "./dialect.ts";

/*
 * The store in a PostgreSQL database, for plants that have one (docs/decisions/0015-postgresql.md). The tables lie in
 * the connection's own schema; the same queries as on the embedded store are put to them.
 */

const SAYS: SchemaFlavour = {
  counting: (column) => column.generatedAlwaysAsIdentity(),
  onlyKey: sql``,
};

const FLAVOUR: Flavour = {
  jsonList: (column) => sql<string>`coalesce(json_agg(${sql.ref(column)}), '[]')::text`,
};

export interface PostgresOptions extends ConnectionsOptions {
  readonly migrations?: readonly Migration[];
}

/**
 * @param url `postgres://USER:PASSWORD@HOST:PORT/DATABASE`; the password is in no message.
 * @throws StoreRefused when the database is another program's, of a newer version, in use, or out of reach.
 */
export async function openPostgres(
  url: string,
  { migrations = MIGRATIONS, ...options }: PostgresOptions = {},
): Promise<Store> {
  const place = placeOf(url);
  const connections = new Connections(url, options);
  const dialect = new ServerDialect(connections);
  const db = new Kysely<Tables>({ dialect });
  try {
    await new Kysely<unknown>({ dialect })
      .transaction()
      .execute((transaction) => bringUpToDate(transaction, place, migrations));
    const holder = randomUUID();
    await leaveMark(db, "holder", holder);
    connections.claim(holder);
  } catch (error) {
    // kysely lets go only of what it has used itself.
    await connections.end();
    throw refused(error, place);
  }
  return { db, flavour: FLAVOUR, place, close: () => db.destroy() };
}

/** All missing migrations and the new version's mark in one transaction: it is brought there whole or not at all. */
async function bringUpToDate(
  db: Kysely<unknown>,
  place: Place,
  migrations: readonly Migration[],
): Promise<void> {
  const version = await versionOf(db, place);
  if (version > migrations.length) {
    throw new StoreRefused(
      `The store in ${place.name} has version ${version}; this program knows versions up to ${migrations.length}. ` +
        `It was left untouched. Start a newer Shiftlane. Or: ${place.change}.`,
    );
  }
  if (version === migrations.length) return;
  await migrate(db, SAYS, version, migrations);
  await leaveMark(db, "version", String(migrations.length));
}

/** 0 for an empty schema. */
async function versionOf(db: Kysely<unknown>, place: Place): Promise<number> {
  const { rows } = await sql<{ encoding: string; tables: number; ours: boolean }>`
    select current_setting('server_encoding') as encoding,
      (select count(*) from pg_tables where schemaname = current_schema()) as tables,
      to_regclass('shift_log') is not null and to_regclass('meta') is not null as ours
  `.execute(db);
  const found = rows[0];
  if (found === undefined || found.encoding !== "UTF8") {
    throw new StoreRefused(
      `${place.name} does not keep its texts in UTF8, so names and comments would be lost. ` +
        "Make one with: create database … encoding 'UTF8' template template0",
    );
  }
  if (found.tables === 0) return 0;
  const marks = found.ours
    ? await sql<{ value: string }>`select value from meta where name = 'version'`.execute(db)
    : undefined;
  const version = Number(marks?.rows[0]?.value);
  if (Number.isInteger(version) && version > 0) return version;
  throw new StoreRefused(
    `${place.name} has tables of another program. Give Shiftlane a database of its own. ${place.change}.`,
  );
}

async function leaveMark<DB>(db: Kysely<DB>, name: string, value: string): Promise<void> {
  await sql`
    insert into meta (name, value) values (${name}, ${value})
    on conflict (name) do update set value = excluded.value
  `.execute(db);
}

function placeOf(address: string): Place {
  const url = new URL(address);
  const database = decodeURIComponent(url.pathname.slice(1)) || url.username;
  return {
    name: `The database ${database} on ${url.hostname === "" ? "this machine" : url.hostname}`,
    change: "Set DATABASE_URL to another database",
  };
}

/** Why a database is of no use, where that is not ours to mend; every other error as it is. */
function refused(error: unknown, place: Place): unknown {
  if (error instanceof StoreAway) {
    const why = error.cause instanceof Error ? `: ${error.cause.message}` : "";
    return new StoreRefused(
      `${place.name} (DATABASE_URL) cannot be reached${why}. Is it running, and are host and port right?`,
      { cause: error },
    );
  }
  if (!(error instanceof pg.DatabaseError)) return error;
  switch (error.code) {
    case "28000":
    case "28P01":
    case "3D000":
    case "42501":
      return new StoreRefused(
        `${place.name} (DATABASE_URL) does not let us in: ${error.message}.`,
        {
          cause: error,
        },
      );
    case "53100":
      return new StoreRefused(`${place.name} (DATABASE_URL) cannot be used: its disk is full.`, {
        cause: error,
      });
    default:
      return error;
  }
}
