import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import type { Instant } from "#time/instant.ts";
import { type Asked, entryOf, type Seen } from "./asked.ts";
import type { Entry, EntryState, Maker } from "./entry.ts";
import { Leadership } from "./leadership.ts";
import {
  type Acted,
  type Choice,
  type Keeping,
  type OutboxActions,
  type OutboxView,
  outboxView,
} from "./outbox-view.ts";
import type { OutboxStorage, TabLock, Timer, Transport, Truths } from "./ports.ts";
import { queuesOf } from "./queue.ts";
import { Sender } from "./sender.ts";
import { type Looked, Settling } from "./settling.ts";
import { Shelf } from "./shelf.ts";
import type { Tabs } from "./tab-messages.ts";

export interface OutboxNeeds {
  readonly storage: OutboxStorage;
  readonly transport: Transport;
  readonly truths: Truths;
  readonly tabs: Tabs;
  readonly lock: TabLock | undefined;
  readonly timer: Timer;
  /** 0 to 1. */
  readonly random: () => number;
  /** 128 random bits, as text. */
  readonly newId: () => string;
  /** The server's time, as well as it is known. */
  readonly now: () => Instant;
  /** A moment that is past on the server too. */
  readonly past: () => Instant;
  /** As `past`; `undefined` while the clock is doubtful. */
  readonly surely: () => Instant | undefined;
  readonly plant: () => Plant | undefined;
  readonly person: () => Maker | undefined;
  /** Fetches everything on show afresh; false: no answer. */
  readonly renewTruth: () => Promise<boolean>;
  readonly onSomeoneElse: () => void;
}

const REMIND_MS = 10_000;

/**
 * This browser's outbox, as one tab sees it. See `ports.ts` for what it needs and `entry.ts` for an entry's
 * life; `shelf.ts` keeps, `sender.ts` sends, `leadership.ts` says which tab does, `settling.ts` takes the person's word.
 */
export class Outbox implements OutboxActions {
  readonly leadership: Leadership;
  private readonly needs: OutboxNeeds;
  private readonly shelf: Shelf;
  private readonly sender: Sender;
  private readonly settling: Settling;
  private readonly stopListening: () => void;
  private stopReminding = (): void => undefined;

  constructor(needs: OutboxNeeds) {
    this.needs = needs;
    const tab = needs.newId();
    const { tabs, lock, timer } = needs;
    this.leadership = new Leadership({
      tab,
      tabs,
      lock,
      timer,
      account: () => needs.person()?.account,
      onDoubt: needs.onSomeoneElse,
    });
    this.shelf = new Shelf(needs);
    this.sender = new Sender({ ...needs, shelf: this.shelf, leads: this.leadership.isLeader });
    this.settling = new Settling({
      ...needs,
      shelf: this.shelf,
      onSettled: () => {
        this.leadership.need();
        this.sender.wake();
      },
    });
    this.stopListening = this.leadership.subscribe(this.attend);
  }

  /** Reads what is kept and begins to send. */
  start(): void {
    this.leadership.start();
    void this.shelf.refresh();
    this.remindLater();
  }

  /** The page goes away; what is kept stays kept. */
  stop(): void {
    this.stopListening();
    this.stopReminding();
    this.sender.stop();
    this.shelf.stop();
    this.leadership.stop();
  }

  /** The page is shown again, the network is back, or someone signed in. */
  readonly wake = (): void => {
    void this.shelf.refresh();
    if (this.shelf.entries().length > 0) this.leadership.need();
    this.sender.wake();
  };

  /** In the order in which they were made; the same array until something changes. */
  readonly entries = (): readonly Entry[] => this.shelf.entries();

  readonly subscribe = (listener: () => void): (() => void) => this.shelf.subscribe(listener);

  /** Some live in this page only and have not been sent: closing it would lose them. */
  hasUnsafe(): boolean {
    return this.shelf
      .entries()
      .some(({ id, state }) => state.kind !== "sent" && this.shelf.isInPage(id));
  }

  /** Names this browser's queue of one person, for the server's `Client-Id`. */
  clientIdOf(maker: Maker, otherwise: string): string {
    return `${this.shelf.storeName ?? otherwise}.${maker.account}`;
  }

  /** As {@link view} sees it. */
  readonly version = (): number => this.shelf.version();

  /** For one person. Made anew each time, and the same as long as {@link version} is. */
  view(account = this.needs.person()?.account, plant = this.needs.plant()): OutboxView {
    const entries = this.shelf.entries();
    const waits =
      account === undefined || plant === undefined
        ? new Map<string, string>()
        : new Map(queuesOf(entries, account, plant).flatMap((queue) => [...queue.waits]));
    return outboxView({
      entries,
      account,
      isInPage: this.shelf.isInPage,
      waitsFor: ({ id }) => waits.get(id),
      keeping: this.shelf.keeping,
      unreadable: this.shelf.unreadable,
    });
  }

  /**
   * Keeps a request. Resolves when that is durable, which is when "saved on this tablet" is true, or when it
   * is clear that it lives in this page only.
   */
  async add(asked: Asked, maker: Maker): Promise<{ id: string; keeping: Keeping }> {
    const entry = entryOf(asked, maker, this.needs);
    const keeping = await this.shelf.add(entry);
    this.leadership.need();
    return { id: entry.id, keeping };
  }

  /**
   * What becomes of an entry within a while: resolves with it when it is settled, or has gone without an answer,
   * or when the while is over; with `undefined` when it is gone because the truth has it.
   */
  outcome(id: string, patienceMs: number): Promise<Entry | undefined> {
    return new Promise((resolve) => {
      const look = (): void => {
        const entry = this.shelf.get(id);
        const isOpen =
          entry !== undefined &&
          (entry.state.kind === "sending" ||
            (entry.state.kind === "saved" && entry.state.attempts === 0));
        if (!isOpen) end();
      };
      const end = (): void => {
        stop();
        stopTimer();
        resolve(this.shelf.get(id));
      };
      const stop = this.shelf.subscribe(look);
      const stopTimer = this.needs.timer.after(patienceMs, end);
      look();
    });
  }

  retry(id: string): Promise<Acted> {
    return this.settling.retry(id);
  }

  change(id: string, request: Request, seen?: Seen): Promise<Acted> {
    return this.settling.change(id, request, seen);
  }

  discard(id: string, options?: { readonly evenIfItArrived: boolean }): Promise<Acted> {
    return this.settling.discard(id, options);
  }

  /** Asks how it stands now, for a conflict. `undefined`: no answer, or no conflict. */
  readonly look = (id: string): Promise<Looked | undefined> => this.settling.look(id);

  resolve(id: string, choice: Choice): Promise<Acted> {
    return this.settling.resolve(id, choice);
  }

  /** This tab's picture has moved on. @param isContained whether all of it has a sent entry in it. */
  truthMoved(isContained: (entry: Entry) => boolean): void {
    void this.shelf.letGo(isContained);
  }

  /** What tabs tell each other may be lost. So the one that leads reads again, and whoever waits reminds it. */
  private readonly attend = (): void => {
    if (this.leadership.isLeader()) void this.shelf.refresh();
    this.sender.pump();
  };

  private readonly remind = (): void => {
    if (this.leadership.isLeader()) void this.shelf.refresh();
    else if (this.hasUnsent()) this.leadership.need();
    this.remindLater();
  };

  private remindLater(): void {
    this.stopReminding();
    this.stopReminding = this.needs.timer.after(REMIND_MS, this.remind);
  }

  private hasUnsent(): boolean {
    return this.shelf.entries().some(({ state }) => isOpen(state));
  }
}

function isOpen({ kind }: EntryState): boolean {
  return kind === "saved" || kind === "sending";
}
