import type {
  Held,
  OutboxStorage,
  Row,
  Stepped,
  StorageTrouble,
  Write,
} from "#query/outbox/ports.ts";
import type { Random } from "#server/sample/random.ts";
import type { Life, Schedule } from "./schedule.ts";

/**
 * One browser's durable store, shared by its tabs. A step is one moment: a tab that ends before it has stored
 * nothing, a tab that ends after it has stored everything and may not know.
 */
export class Disk {
  epoch: string;
  rows: readonly Row[] = [];
  /** Why it takes nothing at present. Full: what only takes away still works. */
  trouble: StorageTrouble | undefined;
  /** Milliseconds from asking to the step, and from the step to hearing of it. */
  slowMs = 1;
  /** Told of each step that changed something: what lay there before. */
  onChange: (before: readonly Row[]) => void = () => undefined;
  private readonly foreign = new Set<string>();
  private key = 1;
  private losses = 0;
  private readonly name: string;
  private readonly schedule: Schedule;
  private readonly random: Random;

  constructor(name: string, schedule: Schedule, random: Random) {
    this.name = name;
    this.schedule = schedule;
    this.random = random;
    this.epoch = this.freshEpoch();
  }

  storageOf(tab: Life): OutboxStorage {
    return {
      step: (decide) =>
        new Promise((resolve) => {
          const wait = (): number => this.random.next() * this.slowMs;
          this.schedule.after(wait(), tab, () => {
            const stepped = this.stepNow(decide);
            this.schedule.after(wait(), tab, () => resolve(stepped));
          });
        }),
    };
  }

  /** The browser throws everything away; whoever asks next finds a new store. */
  lose(): void {
    this.rows = [];
    this.foreign.clear();
    this.epoch = this.freshEpoch();
  }

  /** A row that this build cannot read, put there as another build would. */
  putForeign(value: unknown): void {
    this.foreign.add(JSON.stringify(value));
    this.put(value);
  }

  put(value: unknown): void {
    this.writeAll([{ kind: "add", value }]);
  }

  /** How many of the foreign rows are not there as they were put. */
  get foreignLost(): number {
    const there = new Set(this.rows.map(({ value }) => JSON.stringify(value)));
    return [...this.foreign].filter((row) => !there.has(row)).length;
  }

  private stepNow(decide: (held: Held) => readonly Write[]): Stepped {
    const { trouble } = this;
    if (trouble !== undefined && trouble !== "full") return { kind: "failed", trouble };
    // A connection that was lost in between: asked again.
    if (this.random.chance(0.05)) decide(this.held());
    const writes = decide(this.held());
    if (trouble === "full" && writes.some(({ kind }) => kind !== "delete"))
      return { kind: "failed", trouble };
    this.writeAll(writes);
    return { kind: "done", held: this.held() };
  }

  private writeAll(writes: readonly Write[]): void {
    if (writes.length === 0) return;
    const before = this.rows;
    for (const write of writes) this.write(write);
    this.onChange(before);
  }

  private held(): Held {
    return { epoch: this.epoch, rows: this.rows };
  }

  private write(write: Write): void {
    switch (write.kind) {
      case "add": {
        this.rows = [...this.rows, { key: this.key++, value: kept(write.value) }];
        return;
      }
      case "put": {
        const row = { key: write.key, value: kept(write.value) };
        // IndexedDB puts whether or not there is one of that key.
        const isThere = this.rows.some(({ key }) => key === row.key);
        const rows = isThere
          ? this.rows.map((its) => (its.key === row.key ? row : its))
          : [...this.rows, row];
        this.rows = rows.sort((a, b) => a.key - b.key);
        return;
      }
      case "delete":
        this.rows = this.rows.filter(({ key }) => key !== write.key);
    }
  }

  private freshEpoch(): string {
    this.losses += 1;
    return `${this.name}-store-${this.losses}`;
  }
}

/** As the store would keep it; frozen, so that whoever reads it can be handed the same one. */
function kept(value: unknown): unknown {
  return frozen(structuredClone(value));
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
