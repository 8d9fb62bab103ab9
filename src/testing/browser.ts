import type {
  OutboxStorage,
  Row,
  StorageTrouble,
  TabChannel,
  TabLock,
  Write,
} from "#query/outbox/ports.ts";

/**
 * One browser without a screen: a store, a channel and a lock that its tabs share. What goes between tabs and to the
 * store takes a turn of the loop, as it does in a browser, and can be made to fail.
 */
export class Browser {
  rows: readonly Row[] = [];
  epoch = "epoch-1";
  trouble: StorageTrouble | undefined;
  /** Messages between tabs are lost. */
  isDeaf = false;
  private nextKey = 1;
  private readonly ears = new Set<{ tab: Tab; listener: (message: unknown) => void }>();
  private holder: Waiting | undefined;
  private line: readonly Waiting[] = [];

  tab(): Tab {
    return new Tab(this);
  }

  /** The browser throws its store away. */
  lose(): void {
    this.rows = [];
    this.epoch = `${this.epoch}'`;
  }

  put(value: unknown): void {
    this.write({ kind: "add", value });
  }

  write(write: Write): void {
    if (write.kind === "add") {
      this.rows = [...this.rows, { key: this.nextKey++, value: structuredClone(write.value) }];
      return;
    }
    this.rows = this.rows.flatMap((row) => {
      if (row.key !== write.key) return [row];
      return write.kind === "put" ? [{ key: row.key, value: structuredClone(write.value) }] : [];
    });
  }

  post(from: Tab, message: unknown): void {
    const copy: unknown = structuredClone(message);
    for (const { tab, listener } of this.ears) {
      if (tab !== from && !this.isDeaf) queueMicrotask(() => tab.isEnded || listener(copy));
    }
  }

  listen(tab: Tab, listener: (message: unknown) => void): () => void {
    const ear = { tab, listener };
    this.ears.add(ear);
    return () => void this.ears.delete(ear);
  }

  request(waiting: Waiting, how: "wait" | "steal"): () => void {
    if (how === "steal") {
      const before = this.holder;
      this.holder = waiting;
      if (before !== undefined) queueMicrotask(before.lost);
      queueMicrotask(waiting.granted);
    } else {
      this.line = [...this.line, waiting];
      this.grant();
    }
    return () => {
      this.line = this.line.filter((its) => its !== waiting);
      if (this.holder !== waiting) return;
      this.holder = undefined;
      this.grant();
    };
  }

  /** A tab is gone; the browser gives its lock to the next. */
  forget(tab: Tab): void {
    this.line = this.line.filter((its) => its.tab !== tab);
    if (this.holder?.tab === tab) this.holder = undefined;
    this.grant();
  }

  private grant(): void {
    const [next, ...rest] = this.line;
    if (this.holder !== undefined || next === undefined) return;
    this.holder = next;
    this.line = rest;
    queueMicrotask(next.granted);
  }
}

interface Waiting {
  readonly tab: Tab;
  readonly granted: () => void;
  readonly lost: () => void;
}

/** One tab's way to what its browser shares. */
export class Tab {
  /** It was killed: nothing of it runs any more. */
  isEnded = false;
  readonly storage: OutboxStorage;
  readonly channel: TabChannel;
  readonly lock: TabLock;

  constructor(browser: Browser) {
    this.storage = {
      step: async (decide) => {
        await Promise.resolve();
        // A connection that was lost is opened again, and the decision is asked for again.
        decide({ epoch: browser.epoch, rows: browser.rows });
        if (this.isEnded) return new Promise(() => undefined);
        const writes = decide({ epoch: browser.epoch, rows: browser.rows });
        const { trouble } = browser;
        const isOnlyTaking = writes.every(({ kind }) => kind === "delete");
        if (trouble !== undefined && !(trouble === "full" && isOnlyTaking)) {
          return { kind: "failed", trouble };
        }
        for (const write of writes) browser.write(write);
        return { kind: "done", held: { epoch: browser.epoch, rows: browser.rows } };
      },
    };
    this.channel = {
      post: (message) => (this.isEnded ? undefined : browser.post(this, message)),
      listen: (listener) => browser.listen(this, listener),
    };
    this.lock = {
      request: (how, { granted, lost }) => {
        const waiting = {
          tab: this,
          granted: () => this.isEnded || granted(),
          lost: () => this.isEnded || lost(),
        };
        return browser.request(waiting, how);
      },
    };
  }
}
