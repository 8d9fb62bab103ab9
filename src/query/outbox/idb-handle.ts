import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, openDB } from "idb";
import type { StorageTrouble } from "./ports.ts";

export type Used<Value> =
  | { readonly kind: "done"; readonly value: Value }
  | { readonly kind: "failed"; readonly trouble: StorageTrouble };

/** Opening and each piece of work: WebKit has let both hang for ever. Milliseconds. */
const PATIENCE_MS = 4_000;
const BLOCKED_MS = 2_500;

/**
 * A database that comes back. WebKit drops connections of pages in the background, a newer build may want the
 * database to itself, and a person may clear it: the handle is thrown away then, and the work is done once more
 * on a fresh one. So work must do no harm when it is done twice.
 */
export class IdbHandle<Schema extends DBSchema> {
  private readonly name: string;
  private readonly version: number;
  private readonly upgrade: NonNullable<OpenDBCallbacks<Schema>["upgrade"]>;
  private opening: Promise<IDBPDatabase<Schema>> | undefined;

  constructor(
    name: string,
    version: number,
    upgrade: NonNullable<OpenDBCallbacks<Schema>["upgrade"]>,
  ) {
    this.name = name;
    this.version = version;
    this.upgrade = upgrade;
  }

  /** The page was in the background: its connection may be dead without saying so. */
  readonly renew = (): void => {
    const { opening } = this;
    this.opening = undefined;
    // What is under way is finished before it closes. One that never opened has nothing to close.
    opening?.then(
      (db) => db.close(),
      () => undefined,
    );
  };

  /** Never rejects but for a bug in `work`. */
  async use<Value>(work: (db: IDBPDatabase<Schema>) => Promise<Value>): Promise<Used<Value>> {
    const first = await this.attempt(work);
    if (first.kind === "done" || first.trouble !== "unavailable") return first;
    this.renew();
    return this.attempt(work);
  }

  private async attempt<Value>(
    work: (db: IDBPDatabase<Schema>) => Promise<Value>,
  ): Promise<Used<Value>> {
    try {
      const db = await (this.opening ??= this.open());
      return { kind: "done", value: await withPatience(work(db), PATIENCE_MS, "unavailable") };
    } catch (failure) {
      const trouble = troubleOf(failure);
      if (trouble === undefined) throw failure;
      if (trouble !== "full") this.renew();
      return { kind: "failed", trouble };
    }
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    let onBlocked = (): void => undefined;
    const blocked = new Promise<never>((_resolve, reject) => {
      onBlocked = () => setTimeout(() => reject(new Trouble("blocked")), BLOCKED_MS);
    });
    const opened = openDB<Schema>(this.name, this.version, {
      upgrade: this.upgrade,
      blocked: onBlocked,
      // A newer build wants it: it waits for nobody.
      blocking: this.renew,
      terminated: this.renew,
    });
    // One that comes after all, when nobody waits for it any more, must not stand in anyone's way.
    const opening = withPatience(Promise.race([opened, blocked]), PATIENCE_MS, "unavailable");
    opening.catch(() =>
      opened.then(
        (db) => db.close(),
        () => undefined,
      ),
    );
    return opening;
  }
}

class Trouble extends Error {
  readonly trouble: StorageTrouble;

  constructor(trouble: StorageTrouble) {
    super(trouble);
    this.name = "Trouble";
    this.trouble = trouble;
  }
}

function withPatience<Value>(
  work: Promise<Value>,
  ms: number,
  otherwise: StorageTrouble,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const impatience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Trouble(otherwise)), ms);
  });
  return Promise.race([work, impatience]).finally(() => clearTimeout(timer));
}

/** `undefined`: not the store's trouble. */
function troubleOf(failure: unknown): StorageTrouble | undefined {
  if (failure instanceof Trouble) return failure.trouble;
  if (!(failure instanceof DOMException)) return undefined;
  switch (failure.name) {
    case "QuotaExceededError":
      return "full";
    case "VersionError":
      return "newer";
    default:
      // InvalidStateError, UnknownError, AbortError, NotFoundError, SecurityError: browsers differ in the name.
      return "unavailable";
  }
}
