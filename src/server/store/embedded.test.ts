import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freshFolder } from "#testing/folder.ts";
import { sql } from "kysely";
import Database from "libsql";
import { expect, onTestFinished, test } from "vitest";
import { openEmbedded } from "./embedded.ts";
import { MIGRATIONS } from "./migrate.ts";
import { sayWhoHolds } from "./owner.ts";
import { isDiskFull, StoreRefused } from "./store.ts";

const file = (folder: string): string => join(folder, "shiftlane.db");

function fingerprint(folder: string): string {
  const sum = createHash("sha256");
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    sum.update(`${name} ${statSync(path).mtimeMs}`).update(readFileSync(path));
  }
  return sum.digest("hex");
}

test("an empty folder becomes a store, and what it keeps is there the next time", async () => {
  const folder = join(freshFolder(), "data", "deep");
  const store = await openEmbedded(folder);
  await store.db.insertInto("meta").values({ name: "plant", value: "own" }).execute();
  await store.close();
  const again = await openEmbedded(folder);
  expect(await again.db.selectFrom("meta").selectAll().execute()).toEqual([
    { name: "plant", value: "own" },
  ]);
  await again.close();
});

test("what is stored is durable and referential: WAL, FULL, EXCLUSIVE, foreign keys", async () => {
  const store = await openEmbedded(freshFolder());
  onTestFinished(() => store.close());
  const pragma = async (name: string) => {
    const { rows } = await sql
      .raw<{ [column: string]: unknown }>(`pragma ${name}`)
      .execute(store.db);
    return rows[0]?.[name];
  };
  expect(await pragma("journal_mode")).toBe("wal");
  expect(await pragma("synchronous")).toBe(2);
  expect(await pragma("locking_mode")).toBe("exclusive");
  expect(await pragma("foreign_keys")).toBe(1);
  const orphan = { hash: "h", kind: "token", person_id: "nobody", made_at: 0, expires_at: 1 };
  await expect(store.db.insertInto("secrets").values(orphan).execute()).rejects.toThrow(
    "FOREIGN KEY",
  );
});

test("closing leaves one file, with nothing left in a write-ahead log", async () => {
  const folder = freshFolder();
  const store = await openEmbedded(folder);
  await store.db.insertInto("meta").values({ name: "plant", value: "own" }).execute();
  expect(statSync(`${file(folder)}-wal`).size).toBeGreaterThan(0);
  await store.close();
  expect(readdirSync(folder)).toEqual(["shiftlane.db"]);
});

test("a store of a newer version is refused, and not one byte of it changes", async () => {
  const folder = freshFolder();
  const newer = [...MIGRATIONS, async () => undefined];
  await (await openEmbedded(folder, { migrations: newer })).close();
  const before = fingerprint(folder);
  await expect(openEmbedded(folder)).rejects.toThrow(StoreRefused);
  await expect(openEmbedded(folder)).rejects.toThrow(
    new RegExp(`version ${newer.length}; this program knows versions up to ${MIGRATIONS.length}`),
  );
  expect(fingerprint(folder)).toBe(before);
});

test("a store whose version is raised only in its write-ahead log is refused too", async () => {
  const folder = freshFolder();
  await (await openEmbedded(folder)).close();
  const other = new Database(file(folder));
  other.pragma("journal_mode = WAL");
  other.pragma("wal_autocheckpoint = 0");
  other.exec("pragma user_version = 99");
  const crashed = freshFolder();
  cpSync(folder, crashed, { recursive: true });
  await expect(openEmbedded(crashed)).rejects.toThrow("version 99");
});

test("an older store is brought up to date, with what it holds", async () => {
  const folder = freshFolder();
  const store = await openEmbedded(folder);
  await store.db.insertInto("meta").values({ name: "plant", value: "own" }).execute();
  await store.close();
  const added = [
    ...MIGRATIONS,
    async (db: Parameters<(typeof MIGRATIONS)[number]>[0]) => {
      await db.schema.createTable("extra").addColumn("name", "text").execute();
      await sql`insert into extra select value from meta`.execute(db);
    },
  ];
  const newer = await openEmbedded(folder, { migrations: added });
  const { rows } = await sql<{ name: string }>`select name from extra`.execute(newer.db);
  expect(rows).toEqual([{ name: "own" }]);
  await newer.close();
  const again = await openEmbedded(folder, { migrations: added });
  expect((await sql`select name from extra`.execute(again.db)).rows).toHaveLength(1);
  await again.close();
});

test("a migration that fails leaves the store at its old version", async () => {
  const folder = freshFolder();
  await (await openEmbedded(folder)).close();
  const broken = [
    ...MIGRATIONS,
    async (db: Parameters<(typeof MIGRATIONS)[number]>[0]) => {
      await db.schema.createTable("half").addColumn("name", "text").execute();
      throw new Error("no further");
    },
  ];
  await expect(openEmbedded(folder, { migrations: broken })).rejects.toThrow("no further");
  const store = await openEmbedded(folder);
  onTestFinished(() => store.close());
  await expect(sql`select * from half`.execute(store.db)).rejects.toThrow("no such table");
});

test("another program's database is refused, and so is a file that is none", async () => {
  const folder = freshFolder();
  const other = new Database(file(folder));
  other.exec("create table recipes (name text)");
  other.close();
  await expect(openEmbedded(folder)).rejects.toThrow("is not a Shiftlane store");

  const text = freshFolder();
  writeFileSync(file(text), "shopping list\n".repeat(50));
  await expect(openEmbedded(text)).rejects.toThrow("is not a Shiftlane store");
});

test("the same folder cannot be opened twice", async () => {
  const folder = freshFolder();
  const store = await openEmbedded(folder);
  await expect(openEmbedded(folder)).rejects.toThrow("is in use by");
  await store.db.insertInto("meta").values({ name: "plant", value: "own" }).execute();
  await store.close();
  await (await openEmbedded(folder)).close();
});

test("a second process is refused and told which process holds the store", async () => {
  const folder = freshFolder();
  await (await openEmbedded(folder)).close();
  const program = `
    import Database from "libsql";
    const database = new Database(${JSON.stringify(file(folder))});
    database.pragma("locking_mode = EXCLUSIVE");
    database.pragma("journal_mode = WAL");
    database.exec("begin immediate; commit");
    console.log("held");
    setInterval(() => {}, 1000);
  `;
  const other = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void other.kill("SIGKILL"));
  await once(other.stdout, "data");
  await expect(openEmbedded(folder, { patienceMs: 100 })).rejects.toThrow(
    "in use by another process",
  );
  sayWhoHolds(folder, { pid: other.pid ?? 0, what: "server" });
  await expect(openEmbedded(folder, { patienceMs: 100 })).rejects.toThrow(
    `in use by process ${other.pid} (server)`,
  );
  other.kill("SIGKILL");
  await (await openEmbedded(folder)).close();
});

test("while this store is open, another process cannot read or write it", async () => {
  const folder = freshFolder();
  const store = await openEmbedded(folder);
  onTestFinished(() => store.close());
  const program = `
    import Database from "libsql";
    const database = new Database(${JSON.stringify(file(folder))});
    try { console.log(database.prepare("select count(*) from meta").get()); } catch (error) { console.log(error.code); }
  `;
  const other = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = (await once(other.stdout, "data")) as [Buffer];
  expect(said.toString().trim()).toMatch(/^SQLITE_BUSY/);
});

test("a write that finds the disk full says so and leaves nothing; with room again the next one is made", async () => {
  const store = await openEmbedded(freshFolder());
  onTestFinished(() => store.close());
  const write = (size: number) =>
    store.db.transaction().execute(async (db) => {
      await db.insertInto("meta").values({ name: "half", value: "of it" }).execute();
      await db
        .insertInto("meta")
        .values({ name: "long", value: "x".repeat(size) })
        .execute();
    });
  await sql`pragma max_page_count = 1`.execute(store.db);
  const error: unknown = await write(1_000_000).catch((cause: unknown) => cause);
  expect([error, isDiskFull(error)]).toEqual([expect.any(Error), true]);
  expect(await store.db.selectFrom("meta").selectAll().execute()).toEqual([]);
  await sql`pragma max_page_count = 1000000`.execute(store.db);
  await write(1_000_000);
  expect(await store.db.selectFrom("meta").select("name").execute()).toHaveLength(2);
});

test("a folder that cannot be used is named, with the reason", async () => {
  const folder = freshFolder();
  const path = join(folder, "taken");
  writeFileSync(path, "");
  await expect(openEmbedded(path)).rejects.toThrow(
    `DATA_DIR ${path} cannot be used: that is a file, not a folder.`,
  );
  await (await openEmbedded(folder)).close();
  // A page of nothing where the tables are listed.
  const bytes = readFileSync(file(folder));
  writeFileSync(file(folder), Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length)]));
  await expect(openEmbedded(folder)).rejects.toThrow("the file is damaged");
});

test.runIf(existsSync("/proc/self"))(
  "where no folder can be made at all that is said, instead of being tried for ever",
  async () => {
    await expect(openEmbedded("/proc/lanes")).rejects.toThrow("no folder can be made there");
  },
);
