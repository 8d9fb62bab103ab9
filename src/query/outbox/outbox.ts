import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import { sliceOf } from "#engine/slice.ts";
import type { Timeline } from "#engine/timeline.ts";
import { type Instant, later } from "#time/instant.ts";
import { type Choices, choicesOf, spokenOf } from "./choices.ts";
import { definite, spanOf } from "./definite.ts";
import {
  type Entry,
  type EntryState,
  inState,
  isRemembered,
  type Maker,
  mayHaveArrived,
} from "./entry.ts";
import { Leadership } from "./leadership.ts";
import {
  type Acted,
  type Choice,
  type Keeping,
  type OutboxActions,
  type OutboxView,
  outboxView,
} from "./outbox-view.ts";
import type { OutboxStorage, StandingNow, TabLock, Timer, Transport, Truths } from "./ports.ts";
import { queuesOf } from "./queue.ts";
import { Sender } from "./sender.ts";
import type { Decide } from "./rows.ts";
import { type Edited, Shelf } from "./shelf.ts";
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

/** A request as a person confirms it, and what they saw when they did. */
export interface Asked {
  readonly machineId: MachineId;
  readonly request: Request;
  readonly seen: Seen;
}

export interface Seen {
  /** Of the server's truth. */
  readonly revision: number;
  /** What was on screen: the truth with what was pending. */
  readonly timeline: Timeline;
}

/** The choices of a conflict, and what they would be made on. */
export interface Looked extends Choices {
  readonly standing: StandingNow;
}

const REMIND_MS = 10_000;

/**
 * This browser's outbox, as one tab sees it. See `ports.ts` for what it needs and `entry.ts` for an entry's
 * life; `shelf.ts` keeps, `sender.ts` sends, `leadership.ts` says which tab does.
 */
export class Outbox implements OutboxActions {
  readonly leadership: Leadership;
  private readonly needs: OutboxNeeds;
  private readonly shelf: Shelf;
  private readonly sender: Sender;
  /** What a person looked at before settling a conflict. */
  private readonly looked = new Map<string, StandingNow>();
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
    const entry = this.entryOf(asked, maker);
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

  async retry(id: string): Promise<Acted> {
    const entry = this.shelf.get(id);
    if (entry?.state.kind === "saved") {
      this.leadership.need();
      this.sender.wake();
      return { kind: "done" };
    }
    return this.act(id, (its) => {
      if (its.state.kind !== "refused") return undefined;
      // An answer that the server remembers for a key would come again; under another key it judges anew.
      const again = isRemembered(its.state.problem) ? { ...its, id: this.needs.newId() } : its;
      return [inState(again, { kind: "saved", attempts: mayHaveArrived(its) ? 1 : 0 })];
    });
  }

  change(id: string, request: Request, seen?: Seen): Promise<Acted> {
    return this.unlessArrived(id, (its) => {
      const { machineId, madeBy, baseRevision } = its;
      const saw = seen ?? { revision: baseRevision, timeline: its.base };
      return [this.entryOf({ machineId, request, seen: saw }, madeBy)];
    });
  }

  discard(id: string, { evenIfItArrived } = { evenIfItArrived: false }): Promise<Acted> {
    return evenIfItArrived
      ? this.act(id, ({ state }) => (state.kind === "sent" ? undefined : []))
      : this.unlessArrived(id, () => []);
  }

  /** Asks how it stands now, for a conflict. `undefined`: no answer, or no conflict. */
  readonly look = async (id: string): Promise<Looked | undefined> => {
    const plant = this.needs.plant();
    const entry = this.shelf.get(id);
    if (plant === undefined || entry?.state.kind !== "conflict") return undefined;
    const { start, end } = spokenOf(entry, plant);
    const standing = await this.needs.truths.fetch(entry.machineId, start, end);
    if (standing === undefined) return undefined;
    this.looked.set(id, standing);
    return { ...choicesOf(entry, standing.timeline, plant, standing.now), standing };
  };

  async resolve(id: string, choice: Choice): Promise<Acted> {
    if (choice === "theirs")
      return this.act(
        id,
        whileInConflict(() => []),
      );
    if (!this.looked.has(id)) await this.look(id);
    const standing = this.looked.get(id);
    const plant = this.needs.plant();
    if (standing === undefined || plant === undefined) {
      return this.shelf.get(id) === undefined ? { kind: "gone" } : { kind: "unreachable" };
    }
    const { revision, timeline, now } = standing;
    const acted = await this.act(
      id,
      whileInConflict((entry) => {
        if (choice === "mine") {
          const again = { baseRevision: revision, base: timeline };
          return [inState({ ...entry, ...again }, { kind: "saved", attempts: 0 })];
        }
        const { machineId, madeBy } = entry;
        return choicesOf(entry, timeline, plant, now).split?.map((request) =>
          this.entryOf({ machineId, request, seen: standing }, madeBy),
        );
      }),
    );
    if (acted.kind === "done") this.looked.delete(id);
    return acted;
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

  private entryOf(
    { machineId, request, seen }: { machineId: MachineId; request: Request; seen: SeenMaybe },
    madeBy: Maker,
  ): Entry {
    const madeAt = this.needs.now();
    const asked = definite(request, this.needs.past());
    return {
      id: this.needs.newId(),
      machineId,
      request: asked,
      baseRevision: seen.revision,
      base: seen.timeline === undefined ? undefined : around(seen.timeline, asked, madeAt),
      madeAt,
      madeBy,
      state: { kind: "saved", attempts: 0 },
    };
  }

  private async unlessArrived(
    id: string,
    decide: (entry: Entry) => readonly Entry[],
  ): Promise<Acted> {
    let arrived = false;
    const acted = await this.act(id, (entry) => {
      arrived = mayHaveArrived(entry);
      return arrived ? undefined : decide(entry);
    });
    return arrived && acted.kind === "gone" ? { kind: "mayHaveArrived" } : acted;
  }

  private async act(id: string, decide: Decide): Promise<Acted> {
    const edited = await this.shelf.edit(id, decide);
    if (edited.kind === "done") {
      this.leadership.need();
      this.sender.wake();
    }
    return actedOf(edited);
  }
}

type SeenMaybe = { readonly revision: number; readonly timeline: Timeline | undefined };

/** As much of what was seen as the request's effect depends on. */
function around(timeline: Timeline, request: Request, now: Instant): Timeline {
  const { start, end } = spanOf(request, now);
  return sliceOf(timeline, start, later(end ?? now, start), now)?.timeline ?? timeline;
}

function whileInConflict(decide: Decide): Decide {
  return (entry) => (entry.state.kind === "conflict" ? decide(entry) : undefined);
}

function isOpen({ kind }: EntryState): boolean {
  return kind === "saved" || kind === "sending";
}

function actedOf(edited: Edited): Acted {
  switch (edited.kind) {
    case "done":
      return edited;
    case "left":
      return { kind: "gone" };
    case "failed":
      return { kind: "notStored", trouble: edited.trouble };
  }
}
