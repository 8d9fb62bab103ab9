import { environmentManager, QueryObserver } from "@tanstack/react-query";
import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { type Batch, batchesOf } from "#query/batches.ts";
import { createLink } from "#query/create-link.ts";
import type { Link } from "#query/link.ts";
import type { Entry } from "#query/outbox/entry.ts";
import { plantQuery } from "#query/plant.ts";
import type { Person } from "#query/person.ts";
import { sessionQuery } from "#query/session.ts";
import { seenBy, type ShownMachine, ShownMemo } from "#query/shown.ts";
import { timelinesQuery } from "#query/timelines.ts";
import type { MachineTruth, TimelinesTruth } from "#query/truth.ts";
import { nextWindow, type TimelinesWindow } from "#query/window.ts";
import type { Random } from "#server/sample/random.ts";
import { plus } from "#time/instant.ts";
import { span } from "#time/span.ts";
import type { Browser } from "./browser.ts";
import { Life } from "./schedule.ts";

// Queries think that they run on a server where there is no window, and then forget nothing.
environmentManager.setIsServer(() => false);

const HOUR = 3_600;

/** What a tab shows at present. */
export interface Picture {
  readonly window: TimelinesWindow;
  /** In which each machine is shown: the one before, until the one that is wanted has come. */
  readonly windows: ReadonlyMap<MachineId, TimelinesWindow>;
  readonly machines: ReadonlyMap<MachineId, ShownMachine>;
  readonly plant: Plant;
}

/** One page of a browser: the product's own link, with the queries on that its views would have on. */
export class Tab {
  readonly life: Life;
  readonly browser: Browser;
  readonly link: Link;
  private readonly memo = new ShownMemo();
  /** The window in which each batch was last shown: what is on screen until the one that is wanted has come. */
  private readonly lastShown = new Map<Batch, TimelinesWindow>();
  private readonly session: ReturnType<typeof observeSession>;
  private plant: ReturnType<typeof observePlant> | undefined;
  /** One for each batch, in the plant's order. */
  private timelines: readonly ReturnType<typeof observeTimelines>[] = [];
  private window: TimelinesWindow | undefined;
  private hoursBack = 0;

  /** Made within its own life: what it sets going is its own. */
  constructor(name: string, browser: Browser, random: Random) {
    this.life = new Life(name);
    this.browser = browser;
    const { schedule } = browser.needs;
    schedule.current = this.life;
    this.link = createLink({
      fetch: browser.line.fetchOf(this.life),
      openStream: browser.live.openOf(this.life),
      localMs: () => browser.clockMs(),
      random: () => random.next(),
      storage: browser.localStorage,
      known: browser.known,
      outboxStorage: browser.disk.storageOf(this.life),
      tabChannel: browser.hub.channelOf(this.life),
      ...(browser.plan.hasLocks ? { tabLock: browser.locks.lockOf(this.life) } : {}),
      timer: {
        nowMs: () => schedule.nowMs,
        after: (ms, work) => schedule.after(ms, this.life, work),
      },
    });
    const { leadership } = this.link.outbox;
    leadership.subscribe(() => browser.needs.onLead(name, leadership.isLeader()));
    this.session = observeSession(this.link);
    this.session.subscribe(() => this.look());
    this.look();
  }

  get isRunning(): boolean {
    return this.life.state === "running";
  }

  /** Who is signed in, as this page knows it. */
  get person(): Person | undefined {
    const { data } = this.session.getCurrentResult();
    return data?.kind === "signedIn" ? data.person : undefined;
  }

  /** What is on screen, as `useShown` has it; `undefined` while there is nothing. */
  picture(): Picture | undefined {
    const plant = this.plant?.getCurrentResult().data;
    const { window, timelines } = this;
    if (this.person === undefined || plant === undefined) return undefined;
    if (window === undefined) return undefined;
    const truths = new Map<MachineId, MachineTruth>();
    const windows = new Map<MachineId, TimelinesWindow>();
    for (const [place, batch] of batchesOf(plant).entries()) {
      const data = timelines[place]?.getCurrentResult().data;
      if (data !== undefined) this.lastShown.set(batch, window);
      const truth = data ?? this.held(batch, this.lastShown.get(batch));
      for (const its of truth?.machines.values() ?? []) {
        truths.set(its.machineId, its);
        windows.set(its.machineId, truth?.window ?? window);
      }
      // While the server does not answer: as it was known last.
      for (const machine of batch) {
        const last = truths.has(machine)
          ? undefined
          : this.link.known.timelines()?.of(machine, window);
        if (last === undefined) continue;
        truths.set(machine, last.truth);
        windows.set(machine, window);
      }
    }
    if (truths.size === 0) return undefined;
    return { plant, window, windows, machines: this.memo.all(truths, this.entries(), plant) };
  }

  /** Those that are shown to whoever is signed in. */
  entries(): readonly Entry[] {
    return seenBy(this.link.outbox.entries(), this.person?.id);
  }

  pan(hoursBack: number): void {
    this.hoursBack = hoursBack;
    this.look();
  }

  /** The page is shown again, or the browser says that there is a network again. */
  wake(): void {
    this.link.wake();
  }

  private held(batch: Batch, window: TimelinesWindow | undefined): TimelinesTruth | undefined {
    if (window === undefined) return undefined;
    return this.link.queries.getQueryData(timelinesQuery(this.link, window, batch).queryKey);
  }

  private look(): void {
    if (this.life.state === "ended") return;
    if (this.person === undefined) return this.leave();
    const plant = this.plantAsked();
    if (plant === undefined) return;
    const now = plus(this.link.clock.now(), -this.hoursBack * HOUR);
    const window = nextWindow(this.window, span(plus(now, -3 * HOUR), plus(now, HOUR)));
    if (this.timelines.length > 0 && window === this.window) return;
    this.window = window;
    const batches = batchesOf(plant);
    if (this.timelines.length === 0)
      this.timelines = batches.map((batch) => observeTimelines(this.link, window, batch));
    else
      for (const [place, batch] of batches.entries())
        this.timelines[place]?.setOptions(timelinesQuery(this.link, window, batch));
  }

  private plantAsked(): Plant | undefined {
    if (this.plant === undefined) {
      this.plant = observePlant(this.link);
      this.plant.subscribe(() => this.look());
    }
    return this.plant.getCurrentResult().data;
  }

  private leave(): void {
    this.plant?.destroy();
    for (const its of this.timelines) its.destroy();
    this.plant = undefined;
    this.timelines = [];
    this.window = undefined;
  }
}

function observeSession(link: Link) {
  return new QueryObserver(link.queries, sessionQuery(link));
}

function observePlant(link: Link) {
  return new QueryObserver(link.queries, plantQuery(link));
}

function observeTimelines(link: Link, window: TimelinesWindow, batch: Batch) {
  const observer = new QueryObserver(link.queries, timelinesQuery(link, window, batch));
  // Without anybody who listens it would not ask.
  observer.subscribe(() => undefined);
  return observer;
}
