import type { DBSchema } from "idb";
import { randomId } from "../client-id.ts";
import { IdbHandle } from "./idb-handle.ts";
import { noStorage } from "./page-only.ts";
import type { Held, OutboxStorage, Row, Write } from "./ports.ts";

interface Schema extends DBSchema {
  /** Rows by a number that grows and is never given twice. */
  entries: { key: number; value: unknown };
  /** `epoch`: made together with the store. */
  meta: { key: string; value: string };
}

/*
 * Never raise the version for a new form of entry: that is what an entry's own `schemaVersion` is for. A raised
 * version shuts out every page of an older build, with whatever it has not sent.
 */
const VERSION = 1;

export interface IdbStorage {
  readonly storage: OutboxStorage;
  /** The page was in the background. */
  readonly renew: () => void;
}

/** The outbox in IndexedDB. What is said to be done is on the disk (`durability: "strict"`). */
export function idbStorage(name = "shiftlane-outbox"): IdbStorage {
  if (typeof indexedDB === "undefined") return { storage: noStorage, renew: () => undefined };
  const handle = new IdbHandle<Schema>(name, VERSION, (db) => {
    db.createObjectStore("entries", { autoIncrement: true });
    void db.createObjectStore("meta").put(randomId(), "epoch");
  });
  const storage: OutboxStorage = {
    async step(decide) {
      const used = await handle.use(async (db) => {
        const options = { durability: "strict" } as const;
        const tx = db.transaction(["entries", "meta"], "readwrite", options);
        const entries = tx.objectStore("entries");
        try {
          const [keys, values, epoch] = await Promise.all([
            entries.getAllKeys(),
            entries.getAll(),
            tx.objectStore("meta").get("epoch"),
          ]);
          const rows = keys.map((key, at): Row => ({ key, value: values[at] }));
          const held: Held = { epoch: epoch ?? "", rows };
          const written = decide(held).map((write) => writeTo(entries, write));
          const [changes] = await Promise.all([Promise.all(written), tx.done]);
          return { epoch: held.epoch, rows: rowsAfter(rows, changes) };
        } catch (failure) {
          // Its promise has no one else to hear of it; the failure itself goes on.
          tx.done.catch(() => undefined);
          throw failure;
        }
      });
      return used.kind === "done" ? { kind: "done", held: used.value } : used;
    },
  };
  return { storage, renew: handle.renew };
}

/** What is used of a writable object store. */
interface Entries {
  add(value: unknown): Promise<number>;
  put(value: unknown, key: number): Promise<number>;
  delete(key: number): Promise<void>;
}

interface Changed {
  readonly key: number;
  readonly row: Row | undefined;
}

async function writeTo(entries: Entries, write: Write): Promise<Changed> {
  switch (write.kind) {
    case "add": {
      const key = await entries.add(write.value);
      return { key, row: { key, value: write.value } };
    }
    case "put":
      await entries.put(write.value, write.key);
      return { key: write.key, row: { key: write.key, value: write.value } };
    case "delete":
      await entries.delete(write.key);
      return { key: write.key, row: undefined };
  }
}

function rowsAfter(rows: readonly Row[], changes: readonly Changed[]): readonly Row[] {
  const after = new Map(rows.map((row) => [row.key, row]));
  for (const { key, row } of changes) {
    if (row === undefined) after.delete(key);
    else after.set(key, row);
  }
  return [...after.values()].sort((a, b) => a.key - b.key);
}
