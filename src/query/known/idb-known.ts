import type { DBSchema, IDBPDatabase } from "idb";
import { IdbHandle } from "../outbox/idb-handle.ts";
import { type KnownStore, nothingKnown } from "./known-store.ts";

interface Schema extends DBSchema {
  values: { key: string; value: unknown };
  timelines: { key: string; value: unknown };
}

/** Another form of what is kept gets another version: what is there is thrown away, it is only a cache. */
const VERSION = 1;

/** Apart from the outbox's database, so that neither is ever in the other's way. */
export function idbKnown(name = "shiftlane-known"): KnownStore {
  if (typeof indexedDB === "undefined") return nothingKnown;
  const handle = new IdbHandle<Schema>(name, VERSION, (db) => {
    for (const store of db.objectStoreNames) db.deleteObjectStore(store);
    db.createObjectStore("values");
    db.createObjectStore("timelines");
  });
  const run = async <Value>(
    work: (db: IDBPDatabase<Schema>) => Promise<Value>,
    otherwise: Value,
  ): Promise<Value> => {
    const used = await handle.use(work);
    return used.kind === "done" ? used.value : otherwise;
  };
  return {
    get: (key) => run<unknown>((db) => db.get("values", key), undefined),
    put: (key, value) => run(async (db) => void (await db.put("values", value, key)), undefined),
    rows: () => run<readonly unknown[]>((db) => db.getAll("timelines"), []),
    putRow: (key, row) => run(async (db) => void (await db.put("timelines", row, key)), undefined),
    deleteRows: (keys) =>
      run(async (db) => {
        const tx = db.transaction("timelines", "readwrite");
        await Promise.all([...keys.map((key) => tx.store.delete(key)), tx.done]);
      }, undefined),
    clear: () =>
      run(async (db) => {
        const tx = db.transaction(["values", "timelines"], "readwrite");
        const stores = [tx.objectStore("values"), tx.objectStore("timelines")] as const;
        await Promise.all([...stores.map((store) => store.clear()), tx.done]);
      }, undefined),
  };
}
