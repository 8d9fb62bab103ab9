import type { Entry } from "./entry.ts";
import { Ghosts, type Gone } from "./ghosts.ts";
import type { Keeping } from "./outbox-view.ts";
import type { Held, OutboxStorage, Row, StorageTrouble, Timer, Write } from "./ports.ts";
import {
  addRows,
  decided,
  type Decide,
  findRow,
  lastOf,
  type Placed,
  readRows,
  replaceRow,
} from "./rows.ts";
import type { Tabs } from "./tab-messages.ts";

export type Edited =
  | { readonly kind: "done" }
  /** It is not there, or the decision was to leave it. */
  | { readonly kind: "left" }
  | { readonly kind: "failed"; readonly trouble: StorageTrouble };

export interface ShelfNeeds {
  readonly storage: OutboxStorage;
  readonly tabs: Tabs;
  readonly timer: Timer;
  /** Fetches the truth afresh; false: no answer. */
  readonly renewTruth: () => Promise<boolean>;
}

const TRY_AGAIN_MS = 20_000;

type Writing = (rows: readonly Row[]) => readonly Write[];

/**
 * The entries of this browser as one tab sees them: what lies in the store, what the store would not take and
 * so lives in this page only, and what another tab has let go of while this tab's picture still needs it.
 *
 * Each change is one atomic step on the store, decided on what lies there at that moment. A change that the
 * store would not take, and that is so all the same (the server's answer has come), waits in `ahead`.
 */
export class Shelf {
  private readonly needs: ShelfNeeds;
  private readonly listeners = new Set<() => void>();
  private readonly ghosts: Ghosts;
  private readonly stopListening: () => void;
  private epoch: string | undefined;
  private stored: readonly Placed[] = [];
  private unread = 0;
  private readonly ahead = new Map<string, readonly Decide[]>();
  private readonly aheadOf = new WeakMap<
    Entry,
    { readonly decisions: readonly Decide[]; readonly entries: readonly Entry[] }
  >();
  private page: readonly Entry[] = [];
  private trouble: StorageTrouble | undefined;
  private shown: readonly Entry[] = [];
  private around = "";
  private changes = 0;
  private readonly leaving = new Set<string>();
  /** One turn after another, so that what is read never runs behind. */
  private last: Promise<unknown> = Promise.resolve();
  private stopTrying: (() => void) | undefined;
  private isStopped = false;

  constructor(needs: ShelfNeeds) {
    this.needs = needs;
    const { timer, renewTruth } = needs;
    this.ghosts = new Ghosts({ timer, renewTruth, onChange: () => this.show() });
    this.stopListening = needs.tabs.listen((message) => {
      if (message.kind !== "outbox") return;
      this.ghosts.told(message.gone);
      void this.refresh();
    });
  }

  stop(): void {
    this.isStopped = true;
    this.stopListening();
    this.stopTrying?.();
    this.ghosts.stop();
  }

  /** In the order in which they were made. The same array until something changes. */
  readonly entries = (): readonly Entry[] => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Rows that this build cannot read; they stay. */
  get unreadable(): number {
    return this.unread;
  }

  get keeping(): Keeping {
    const { trouble } = this;
    return trouble === undefined ? { kind: "tablet" } : { kind: "page", trouble };
  }

  /** The store's own random name; `undefined` until it has been read. */
  get storeName(): string | undefined {
    return this.epoch;
  }

  /** Another number whenever something is different, `entries` or what else is known. */
  readonly version = (): number => this.changes;

  readonly isInPage = (id: string): boolean => this.page.some((entry) => entry.id === id);

  get(id: string): Entry | undefined {
    return this.shown.find((entry) => entry.id === id);
  }

  /** Resolves when it is durable, or when it is clear that it lives in this page only. */
  add(entry: Entry): Promise<Keeping> {
    return this.inTurn(async () => {
      const trouble = await this.step((rows) => addRows(rows, [entry]));
      if (trouble === undefined) return { kind: "tablet" };
      this.page = [...this.page, entry];
      this.show();
      this.tryLater();
      return { kind: "page", trouble };
    });
  }

  /** One entry, changed for a person: it is not done when the store will not take it. */
  edit(id: string, decide: Decide): Promise<Edited> {
    return this.inTurn(() => this.editNow(id, decide));
  }

  /** One entry, changed because it is so: what the store will not take waits until it does. */
  settle(id: string, decide: Decide): Promise<boolean> {
    return this.inTurn(async () => {
      const edited = await this.editNow(id, decide);
      if (edited.kind !== "failed") return edited.kind === "done";
      const entry = this.get(id);
      if (entry === undefined || decide(entry) === undefined) return false;
      this.ahead.set(id, [...(this.ahead.get(id) ?? []), decide]);
      this.show();
      this.tryLater();
      return true;
    });
  }

  /** Reads again, and writes what the store would not take before. */
  refresh(): Promise<void> {
    return this.inTurn(async () => {
      // First what may make room.
      const waiting = [...this.ahead.keys()];
      const trouble = await this.step((rows) => waiting.flatMap((id) => this.replace(rows, id)));
      if (trouble === undefined) for (const id of waiting) this.ahead.delete(id);
      if (this.page.length > 0) await this.step((rows) => addRows(rows, this.page));
      this.show();
      this.tryLater();
    });
  }

  /** Lets go of what this tab's picture contains. */
  async letGo(isContained: (entry: Entry) => boolean): Promise<void> {
    this.ghosts.letGo(isContained);
    this.show();
    const done = this.shown.filter((entry) => entry.state.kind === "sent" && isContained(entry));
    for (const { id } of done) {
      if (this.leaving.has(id)) continue;
      this.leaving.add(id);
      await this.settle(id, ({ state }) => (state.kind === "sent" ? [] : undefined));
      this.leaving.delete(id);
    }
  }

  private async editNow(id: string, decide: Decide): Promise<Edited> {
    const inPage = this.page.find((entry) => entry.id === id);
    if (inPage !== undefined) {
      const becomes = decide(inPage);
      if (becomes === undefined) return { kind: "left" };
      this.page = this.page.flatMap((entry) => (entry === inPage ? becomes : [entry]));
      this.show();
      return { kind: "done" };
    }
    let isDone = false;
    const told: Decide = (entry) => {
      const becomes = decide(entry);
      isDone = becomes !== undefined;
      return becomes;
    };
    const trouble = await this.step((rows) => {
      isDone = false;
      return this.replace(rows, id, told);
    });
    if (trouble !== undefined) return { kind: "failed", trouble };
    this.ahead.delete(id);
    this.show();
    return { kind: isDone ? "done" : "left" };
  }

  private replace(rows: readonly Row[], id: string, ...more: readonly Decide[]): readonly Write[] {
    return replaceRow(rows, id, [...(this.ahead.get(id) ?? []), ...more]);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn;
    return turn;
  }

  /** `undefined`: done. */
  private async step(writing: Writing): Promise<StorageTrouble | undefined> {
    let writes: readonly Write[] = [];
    let rowsBefore: readonly Row[] = [];
    const stepped = await this.needs.storage.step(({ epoch, rows }) => {
      rowsBefore = rows;
      // What the store has lost was there before what is new.
      return (writes = [...addRows(rows, this.lostWith(epoch)), ...writing(rows)]);
    });
    if (stepped.kind === "failed") {
      this.trouble = stepped.trouble;
      this.show();
      return stepped.trouble;
    }
    this.trouble = undefined;
    const gone = this.take(stepped.held, writes, rowsBefore);
    if (writes.length > 0) this.needs.tabs.post({ kind: "outbox", gone });
    return undefined;
  }

  /** What this tab knows to have been in another store than this one, and is not done. */
  private lostWith(epoch: string): readonly Entry[] {
    if (this.epoch === undefined || this.epoch === epoch) return [];
    return this.stored
      .filter(({ entry }) => (this.get(entry.id) ?? entry).state.kind !== "sent")
      .filter(({ entry }) => !this.ghosts.knows(entry.id))
      .flatMap(({ entry }) => decided(entry, this.ahead.get(entry.id) ?? []));
  }

  /** Takes over what the store holds now; returns what this tab's own writes took out of it. */
  private take(
    { epoch, rows }: Held,
    writes: readonly Write[],
    rowsBefore: readonly Row[],
  ): Gone[] {
    const before = this.stored;
    const isLost = this.epoch !== undefined && this.epoch !== epoch;
    this.epoch = epoch;
    const { placed, unreadable } = readRows(rows, before);
    this.stored = placed;
    this.unread = unreadable;
    const ids = new Set(placed.map(({ entry }) => entry.id));
    this.page = this.page.filter(({ id }) => !ids.has(id));
    const keys = new Set(placed.map(({ key }) => key));
    const own = new Set(writes.flatMap((write) => (write.kind === "add" ? [] : [write.key])));
    const gone: Gone[] = [];
    for (const { key, entry } of before) {
      const { id } = entry;
      if (ids.has(id)) continue;
      const was = this.get(id) ?? entry;
      if (!isLost && own.has(key)) {
        // As it lay there when it was taken out, which another tab may have written.
        const last = findRow(rowsBefore, id)?.entry ?? was;
        gone.push(goneOf(lastOf(last, this.ahead.get(id) ?? [])));
      }
      // Another entry in its place: a person changed it, in another tab.
      else if (isLost || !keys.has(key)) this.ghosts.vanished({ key, entry: was });
    }
    this.show();
    return gone;
  }

  private tryLater(): void {
    this.stopTrying?.();
    this.stopTrying = undefined;
    if (this.isStopped || (this.page.length === 0 && this.ahead.size === 0)) return;
    this.stopTrying = this.needs.timer.after(TRY_AGAIN_MS, () => void this.refresh());
  }

  /** What the store should say of an entry. The same objects each time, or every look would be news. */
  private withAhead(entry: Entry): readonly Entry[] {
    const decisions = this.ahead.get(entry.id);
    if (decisions === undefined) return [entry];
    const known = this.aheadOf.get(entry);
    if (known?.decisions === decisions) return known.entries;
    const entries = decided(entry, decisions);
    this.aheadOf.set(entry, { decisions, entries });
    return entries;
  }

  /** Tells of what is different now, and of nothing else. */
  private show(): void {
    const stored = this.stored.flatMap(({ key, entry }) =>
      this.withAhead(entry).map((its) => ({ key, entry: its })),
    );
    const placed = [...stored, ...this.ghosts.list()].sort((a, b) => a.key - b.key);
    const next = [...placed.map(({ entry }) => entry), ...this.page];
    const around = `${this.trouble} ${this.unread} ${this.page.length}`;
    const isSame =
      next.length === this.shown.length && next.every((entry, at) => entry === this.shown[at]);
    if (isSame && around === this.around) return;
    this.shown = isSame ? this.shown : next;
    this.around = around;
    this.changes += 1;
    for (const listener of this.listeners) listener();
  }
}

/** One that was sent goes because the truth has it. */
function goneOf({ id, state }: Entry): Gone {
  return state.kind === "sent" ? { id, revision: state.revision } : { id };
}
