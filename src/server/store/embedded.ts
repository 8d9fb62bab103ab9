import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, sql } from "kysely";
import Database from "libsql";
import { EmbeddedDialect } from "./dialect.ts";
import { makeFolder } from "./folder.ts";
import { APPLICATION_ID, type Header, readHeader } from "./header.ts";
import { type Migration, migrate, MIGRATIONS, type SchemaFlavour } from "./migrate.ts";
import { whoHolds } from "./owner.ts";
import type { Tables } from "./schema.ts";
import { type Store, StoreRefused } from "./store.ts";

/*
 * The embedded store: one libsql file, one connection, one process (docs/decisions/0002-embedded-store.md).
 *
 * The lock is the database's own, held from here to the end of the process: it goes with the process, however
 * that ends. The order of the pragmas matters: EXCLUSIVE before the first access in WAL mode keeps the
 * WAL's index in this process's memory and everyone else out.
 */

const FILE = "shiftlane.db";

const SAYS: SchemaFlavour = {
  counting: (column) => column.autoIncrement(),
  onlyKey: sql`without rowid`,
};

/** How long a server that is just stopping is given to let go. */
const PATIENCE_MS = 3_000;

/** A lock of the file does not keep this very process out, so this does. */
const openHere = new Set<string>();

export interface EmbeddedOptions {
  readonly patienceMs?: number;
  readonly migrations?: readonly Migration[];
}

/** @throws StoreRefused when the file is another program's, of a newer version, in use, or out of reach. */
export async function openEmbedded(
  dataDir: string,
  { patienceMs = PATIENCE_MS, migrations = MIGRATIONS }: EmbeddedOptions = {},
): Promise<Store> {
  try {
    return await opened(dataDir, patienceMs, migrations);
  } catch (error) {
    const why = unusable(error);
    throw why === undefined ? error : cannotBeUsed(resolve(dataDir), why, error);
  }
}

async function opened(
  dataDir: string,
  patienceMs: number,
  migrations: readonly Migration[],
): Promise<Store> {
  const folder = resolve(dataDir);
  const file = join(folder, FILE);
  if (openHere.has(file)) throw inUse(folder);
  makeFolder(folder);

  const header = readHeader(file);
  if (header === "foreign" || (header !== undefined && isForeign(header))) throw foreign(folder);
  const version = header?.version ?? 0;
  if (version > migrations.length) throw tooNew(folder, version, migrations.length);

  const database = new Database(file);
  try {
    await lock(database, folder, patienceMs);
    await bringUpToDate(database, folder, migrations);
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    // WAL in EXCLUSIVE mode takes its lock with the first access: take it now, not with the first request.
    database.exec("begin immediate; commit");
    expect(database, "journal_mode", "wal");
    expect(database, "locking_mode", "exclusive");
    expect(database, "synchronous", 2);
    expect(database, "foreign_keys", 1);
  } catch (error) {
    // A store that was refused stays as it is, its write-ahead log included.
    if (!(error instanceof StoreRefused)) letGo(database);
    database.close();
    throw error;
  }
  openHere.add(file);

  const db = kysely<Tables>(database);
  return {
    db,
    place: { name: folder, change: "Set DATA_DIR to another folder" },
    flavour: { jsonList: (column) => sql<string>`json_group_array(${sql.ref(column)})` },
    async close() {
      if (!openHere.delete(file)) return;
      // Through kysely, so that it waits for a transaction that is under way.
      await db.connection().execute(async (connection) => {
        await sql`pragma wal_checkpoint(TRUNCATE)`.execute(connection);
        letGo(database);
      });
      await db.destroy();
    },
  };
}

/**
 * Gives the lock back. Closing alone does not: the connection lives on until its last statement has been
 * collected as garbage. The lock can only be given up outside of WAL mode, with an access after that.
 */
function letGo(database: Database.Database): void {
  try {
    database.pragma("journal_mode = DELETE");
    database.pragma("locking_mode = NORMAL");
    database.prepare("select 1 from sqlite_schema").get();
  } catch (error) {
    // Somebody else has the lock: then there is none of ours to give back.
    if (!isBusy(error)) throw error;
  }
}

function kysely<Schema>(database: Database.Database): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new EmbeddedDialect(database) });
}

async function lock(
  database: Database.Database,
  folder: string,
  patienceMs: number,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  database.pragma("locking_mode = EXCLUSIVE");
  for (;;) {
    try {
      database.exec("begin exclusive; commit");
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() > deadline) throw inUse(folder);
      await sleep(50);
    }
  }
}

/**
 * All missing migrations in one transaction, outside of WAL mode: so the version reaches the main file's
 * header together with the change, and a program too old for it can tell by reading 100 bytes.
 */
async function bringUpToDate(
  database: Database.Database,
  folder: string,
  migrations: readonly Migration[],
): Promise<void> {
  const version = numberOf(database, "user_version");
  if (version > migrations.length) throw tooNew(folder, version, migrations.length);
  if (version === migrations.length) return;
  if (version === 0 && database.prepare("select 1 from sqlite_schema").get() !== undefined) {
    throw foreign(folder);
  }
  database.pragma("journal_mode = DELETE");
  database.pragma("synchronous = FULL");
  database.exec("begin exclusive");
  try {
    await migrate(kysely<unknown>(database), SAYS, version, migrations);
    database.exec(`pragma application_id = ${APPLICATION_ID}`);
    database.exec(`pragma user_version = ${migrations.length}`);
    database.exec("commit");
  } catch (error) {
    database.exec("rollback");
    throw error;
  }
}

/** A first start that was cut off leaves a file that bears no mark yet. */
function isForeign({ applicationId, version }: Header): boolean {
  return applicationId !== APPLICATION_ID && !(applicationId === 0 && version === 0);
}

function foreign(folder: string): StoreRefused {
  return new StoreRefused(
    `${join(folder, FILE)} is not a Shiftlane store. Set DATA_DIR to another folder.`,
  );
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}

/** Why a folder is of no use, where that is not ours to mend; `undefined` for every other error. */
function unusable(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  switch (String(error.code)) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "SQLITE_READONLY":
    case "SQLITE_CANTOPEN":
      return "this account may not write there";
    case "ENOENT":
      return "no folder can be made there";
    case "EEXIST":
    case "ENOTDIR":
      return "that is a file, not a folder";
    case "ENOSPC":
    case "SQLITE_FULL":
      return "the disk is full";
    case "SQLITE_CORRUPT":
    case "SQLITE_NOTADB":
      return "the file is damaged; put a backup in its place";
    default:
      return undefined;
  }
}

function cannotBeUsed(folder: string, why: string, cause: unknown): StoreRefused {
  return new StoreRefused(
    `DATA_DIR ${folder} cannot be used: ${why}. Mend that, or set DATA_DIR to another folder.`,
    { cause },
  );
}

function inUse(folder: string): StoreRefused {
  const owner = whoHolds(folder);
  const who = owner === undefined ? "another process" : `process ${owner.pid} (${owner.what})`;
  return new StoreRefused(
    `${folder} is in use by ${who}. Stop it first, or set DATA_DIR to another folder.`,
  );
}

function tooNew(folder: string, version: number, known: number): StoreRefused {
  return new StoreRefused(
    `The store in ${folder} has version ${version}; this program knows versions up to ${known}. ` +
      "It was left untouched. Start a newer Shiftlane, or set DATA_DIR to another folder.",
  );
}

function expect(database: Database.Database, pragma: string, wanted: string | number): void {
  const got = valueOf(database, pragma);
  if (got !== wanted) throw new Error(`the store says ${pragma} = ${String(got)}, not ${wanted}`);
}

function numberOf(database: Database.Database, pragma: string): number {
  return Number(valueOf(database, pragma));
}

function valueOf(database: Database.Database, pragma: string): unknown {
  const row: unknown = database.prepare(`pragma ${pragma}`).get();
  if (typeof row !== "object" || row === null) return undefined;
  return Object.entries(row).find(([column]) => column === pragma)?.[1];
}
