import type { Random } from "#server/sample/random.ts";
import { Disk } from "./disk.ts";
import { KnownShelf } from "./known-shelf.ts";
import { Line, type LineNeeds } from "./line.ts";
import { LiveLine } from "./live-line.ts";
import type { BrowserPlan } from "./plan.ts";
import type { PlantServer } from "./plant-server.ts";
import { Life, type Schedule } from "./schedule.ts";
import { TabHub } from "./tab-hub.ts";
import { TabLocks } from "./tab-locks.ts";
import { Tab } from "./tab.ts";

export interface BrowserNeeds extends Pick<
  LineNeeds,
  "onSend" | "onAnswer" | "onSignedOut" | "mayForge" | "onKill"
> {
  readonly index: number;
  readonly onLead: (tab: string, leads: boolean) => void;
  readonly plan: BrowserPlan;
  readonly schedule: Schedule;
  readonly server: PlantServer;
  /** By name, so that what happens in one place draws nothing from another's luck. */
  readonly luck: (...key: readonly string[]) => Random;
  /** Milliseconds since the epoch when the story begins. */
  readonly beginMs: number;
}

/** One tablet's browser: what its tabs share, and its tabs. */
export class Browser {
  readonly needs: BrowserNeeds;
  readonly plan: BrowserPlan;
  readonly name: string;
  readonly line: Line;
  readonly live: LiveLine;
  readonly disk: Disk;
  readonly known = new KnownShelf();
  readonly locks: TabLocks;
  readonly hub: TabHub;
  readonly tabs: (Tab | undefined)[] = [undefined, undefined];
  /** How far the tablet's clock is ahead. Milliseconds. */
  clockAheadMs: number;
  private readonly local = new Map<string, string>();
  private opened = 0;

  constructor(needs: BrowserNeeds) {
    this.needs = needs;
    const { plan, schedule, server, luck } = needs;
    this.plan = plan;
    this.name = `tablet${needs.index + 1}`;
    this.clockAheadMs = plan.clockMs;
    const life = new Life(this.name);
    this.line = new Line({ ...needs, random: luck(this.name, "line"), life });
    this.live = new LiveLine({
      schedule,
      server,
      random: luck(this.name, "live"),
      line: this.line,
    });
    this.disk = new Disk(this.name, schedule, luck(this.name, "disk"));
    this.disk.slowMs = plan.diskMs;
    this.locks = new TabLocks(schedule);
    this.hub = new TabHub(schedule, luck(this.name, "hub"));
    this.hub.lossPercent = plan.lossPercent;
  }

  get localStorage(): Pick<Storage, "getItem" | "setItem"> {
    return {
      getItem: (key) => this.local.get(key) ?? null,
      setItem: (key, value) => void this.local.set(key, value),
    };
  }

  /** What the tablet's clock says. */
  clockMs(): number {
    const { beginMs, schedule } = this.needs;
    return beginMs + schedule.nowMs + this.clockAheadMs;
  }

  get open(): readonly Tab[] {
    return this.tabs.filter((tab) => tab !== undefined);
  }

  openTab(index: number): void {
    if (this.tabs[index] !== undefined) return;
    this.opened += 1;
    const name = `${this.name}/tab${index + 1}.${this.opened}`;
    this.tabs[index] = new Tab(name, this, this.needs.luck(name));
  }

  /** @param politely the page is told, as when a person closes it */
  endTab(index: number, politely: boolean): void {
    const tab = this.tabs[index];
    if (tab === undefined) return;
    if (politely && tab.isRunning) tab.link.close();
    this.tabs[index] = undefined;
    this.needs.schedule.end(tab.life);
    this.live.forget(tab.life);
    this.hub.forget(tab.life);
    this.locks.forget(tab.life);
  }

  /** Everything that the browser keeps for the page is gone. */
  loseStorage(): void {
    this.disk.lose();
    void this.known.clear();
    this.local.clear();
  }
}
