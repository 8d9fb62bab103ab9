import { machineId } from "#engine/names.ts";
import { FaultyLine } from "#testing/faulty-line.ts";
import { freshFolder } from "#testing/folder.ts";
import { sitePlant } from "#testing/site-plant.ts";
import { schemaOf, TEST_DATABASE } from "#testing/store.ts";
import { instant } from "#time/instant.ts";
import { sql } from "kysely";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { openRecord } from "../../record/open-record.ts";
import { connect } from "../connect.ts";
import { type Migration, MIGRATIONS } from "../migrate.ts";
import { isDiskFull, type Store, StoreAway, StoreRefused } from "../store.ts";
import { openPostgres, type PostgresOptions } from "./open-postgres.ts";

const NOW = instant(1_700_000_000);
const M1 = machineId("M1");

test("a database that is not there is named, and its password is not repeated", async () => {
  const address = {
    dataDir: freshFolder(),
    databaseUrl: "postgres://lane:secret@127.0.0.1:9/lanes",
  };
  const error: unknown = await connect(address).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(StoreRefused);
  expect(String(error)).toMatch(/The database lanes on 127\.0\.0\.1 .*cannot be reached/);
  expect(String(error)).not.toContain("secret");
});

describe.skipIf(TEST_DATABASE === undefined)("a PostgreSQL database", () => {
  const database = TEST_DATABASE ?? "";
  const fresh = () => schemaOf(freshFolder(), database);

  async function opened(url: string, options?: PostgresOptions): Promise<Store> {
    const store = await openPostgres(url, options);
    onTestFinished(() => store.close());
    return store;
  }

  /** Through a line that can break. */
  async function behindFaults() {
    const url = new URL(await fresh());
    const line = await new FaultyLine({ host: url.hostname, port: Number(url.port) }).open();
    url.port = String(line.port);
    return { line, url: url.href };
  }

  /** As the database itself has it, past the store. */
  async function asked(url: string, text: string): Promise<readonly unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<{ [column: string]: unknown }>(text)).rows;
    } finally {
      await client.end();
    }
  }

  test("an empty schema becomes a store, and what it keeps is there the next time", async () => {
    const url = await fresh();
    const store = await openPostgres(url);
    const record = await openRecord(store, sitePlant(), NOW);
    await record.takeReadings(M1, [{ time: NOW - 60.5, state: "ACTIVE" }], NOW);
    await store.close();
    const again = await openRecord(await opened(url), sitePlant(), NOW);
    const { timeline } = await again.timeline(M1);
    expect(timeline.signal.size).toBe(1);
    expect(again.position()).toBe(1);
  });

  test("a second server is refused, and let in when the first has gone", async () => {
    const url = await fresh();
    const store = await openPostgres(url);
    await expect(openPostgres(url, { patienceMs: 100 })).rejects.toThrow(
      "in use by another Shiftlane process",
    );
    await store.close();
    await opened(url);
  });

  test("another program's tables are refused, and left as they are", async () => {
    const url = await fresh();
    await asked(url, "create table meta (name text, value text)");
    await expect(openPostgres(url)).rejects.toThrow("has tables of another program");
    expect(await asked(url, "select * from meta")).toEqual([]);
  });

  test("a store of a newer version is refused, and an older one is brought up to date", async () => {
    const url = await fresh();
    await (await openPostgres(url)).close();
    const extra: Migration = async (db) => {
      await db.schema.createTable("extra").addColumn("name", "text").execute();
    };
    const newer = [...MIGRATIONS, extra];
    const store = await openPostgres(url, { migrations: newer });
    expect((await sql`select * from extra`.execute(store.db)).rows).toEqual([]);
    await store.close();
    await expect(openPostgres(url)).rejects.toThrow(
      new RegExp(`version ${newer.length}; this program knows versions up to ${MIGRATIONS.length}`),
    );
  });

  test("a migration that fails leaves the store at its old version", async () => {
    const url = await fresh();
    await (await openPostgres(url)).close();
    const broken: Migration = async (db) => {
      await db.schema.createTable("half").addColumn("name", "text").execute();
      throw new Error("no further");
    };
    await expect(openPostgres(url, { migrations: [...MIGRATIONS, broken] })).rejects.toThrow(
      "no further",
    );
    const store = await opened(url);
    await expect(sql`select * from half`.execute(store.db)).rejects.toThrow("does not exist");
  });

  test("a database that does not keep every letter is refused", async () => {
    const name = `letters_${Date.now()}`;
    await asked(
      database,
      `create database ${name} encoding 'SQL_ASCII' template template0 locale 'C'`,
    );
    const url = new URL(database);
    url.pathname = `/${name}`;
    await expect(openPostgres(url.href)).rejects.toThrow("does not keep its texts in UTF8");
    await asked(database, `drop database ${name}`);
    await expect(openPostgres(url.href)).rejects.toThrow("does not let us in");
  });

  test("what is acknowledged is on the disk, even where the database's default is laxer", async () => {
    const url = new URL(await fresh());
    const options = `${url.searchParams.get("options")} -c synchronous_commit=off`;
    url.searchParams.set("options", options);
    const store = await opened(url.href);
    const { rows } = await sql`show synchronous_commit`.execute(store.db);
    expect(rows).toEqual([{ synchronous_commit: "on" }]);
  });

  test("a full disk is told as such", async () => {
    const store = await opened(await fresh());
    const full = sql`do $$ begin raise exception using errcode = '53100'; end $$`;
    const error: unknown = await full.execute(store.db).catch((cause: unknown) => cause);
    expect(isDiskFull(error)).toBe(true);
  });

  test("after a connection was lost while nobody used it, the next request finds another", async () => {
    const { line, url } = await behindFaults();
    const store = await opened(url);
    const record = await openRecord(store, sitePlant(), NOW);
    line.cut();
    await expect
      .poll(() => record.takeReadings(M1, [{ time: NOW - 60, state: "ACTIVE" }], NOW).catch(String))
      .toMatchObject({ taken: 1 });
    expect((await record.timeline(M1)).timeline.signal.size).toBe(1);
  });

  test("while the database is away requests are turned away, and it goes on by itself afterwards", async () => {
    const { line, url } = await behindFaults();
    const store = await opened(url);
    const record = await openRecord(store, sitePlant(), NOW);
    const reports = () => record.takeReadings(M1, [{ time: NOW - 60, state: "ACTIVE" }], NOW);
    line.refuses = true;
    line.cut();
    await expect(reports()).rejects.toThrow(StoreAway);
    line.refuses = false;
    expect(await reports()).toMatchObject({ taken: 1 });
  });

  test("a commit that was made, with its answer lost, counts as made", async () => {
    const { line, url } = await behindFaults();
    const record = await openRecord(await opened(url), sitePlant(), NOW);
    await record.takeReadings(M1, [{ time: NOW - 90, state: "READY" }], NOW);
    line.breakAt("commit", "before it is answered");
    const taken = await record.takeReadings(M1, [{ time: NOW - 60, state: "ACTIVE" }], NOW);
    expect(taken).toMatchObject({ taken: 1, repeated: 0 });
    expect((await record.timeline(M1)).timeline.signal.size).toBe(2);
    expect(record.position()).toBe(2);
    expect(await asked(url, "select count(*)::int as readings from readings")).toEqual([
      { readings: 2 },
    ]);
  });

  test("a commit that never arrived counts as not made, and asking again makes it once", async () => {
    const { line, url } = await behindFaults();
    const record = await openRecord(await opened(url), sitePlant(), NOW);
    await record.takeReadings(M1, [{ time: NOW - 90, state: "READY" }], NOW);
    line.breakAt("commit", "before it arrives");
    const report = () => record.takeReadings(M1, [{ time: NOW - 60, state: "ACTIVE" }], NOW);
    await expect(report()).rejects.toThrow(StoreAway);
    expect([record.position(), (await record.timeline(M1)).timeline.signal.size]).toEqual([1, 1]);
    expect(await report()).toMatchObject({ taken: 1, repeated: 0 });
  });

  test("a new raw state whose writing was cut off is written the next time", async () => {
    const { line, url } = await behindFaults();
    const record = await openRecord(await opened(url), sitePlant(), NOW);
    const report = () => record.takeReadings(M1, [{ time: NOW - 60, state: "NEW" }], NOW);
    line.breakAt('insert into "texts"', "before it is answered");
    await expect(report()).rejects.toThrow(StoreAway);
    expect(await report()).toMatchObject({ taken: 1 });
  });

  test("a server that lost its connection to another server's gain says so, and writes nothing", async () => {
    const { line, url } = await behindFaults();
    const store = await opened(url, { patienceMs: 100 });
    const record = await openRecord(store, sitePlant(), NOW);
    line.refuses = true;
    line.cut();
    const direct = new URL(url);
    direct.port = new URL(database).port;
    await (await openPostgres(direct.href)).close();
    line.refuses = false;
    await expect(
      record.takeReadings(M1, [{ time: NOW - 60, state: "ACTIVE" }], NOW),
    ).rejects.toThrow("Another Shiftlane server has worked with this database");
    expect(await asked(direct.href, "select * from readings")).toEqual([]);
  });
});
