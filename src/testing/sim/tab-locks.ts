import type { TabLock } from "#query/outbox/ports.ts";
import type { Life, Schedule } from "./schedule.ts";

interface Asking {
  readonly tab: Life;
  readonly events: { readonly granted: () => void; readonly lost: () => void };
}

/** One browser's lock, as Web Locks has it: a frozen tab keeps it, an ended one does not. */
export class TabLocks {
  private readonly schedule: Schedule;
  private holder: Asking | undefined;
  private line: readonly Asking[] = [];

  constructor(schedule: Schedule) {
    this.schedule = schedule;
  }

  lockOf(tab: Life): TabLock {
    return {
      request: (how, events) => {
        const asking: Asking = { tab, events };
        if (how === "steal") this.steal(asking);
        else {
          this.line = [...this.line, asking];
          this.grant();
        }
        return () => this.giveUp(asking);
      },
    };
  }

  /** Its tab has ended. */
  forget(tab: Life): void {
    this.line = this.line.filter((asking) => asking.tab !== tab);
    if (this.holder?.tab === tab) this.holder = undefined;
    this.grant();
  }

  /** The browser's own bug: whoever holds it is told that it is lost, or two hold it at once. */
  grantBesides(tab: Life): void {
    const asking = this.line.find((its) => its.tab === tab);
    if (asking === undefined) return;
    this.line = this.line.filter((its) => its !== asking);
    this.tell(asking, "granted");
  }

  private steal(asking: Asking): void {
    const before = this.holder;
    this.holder = asking;
    if (before !== undefined) this.tell(before, "lost");
    this.tell(asking, "granted");
  }

  private giveUp(asking: Asking): void {
    this.line = this.line.filter((its) => its !== asking);
    if (this.holder !== asking) return;
    this.holder = undefined;
    this.grant();
  }

  private grant(): void {
    const [next, ...rest] = this.line;
    if (this.holder !== undefined || next === undefined) return;
    this.line = rest;
    this.holder = next;
    this.tell(next, "granted");
  }

  private tell({ tab, events }: Asking, what: "granted" | "lost"): void {
    this.schedule.after(1, tab, events[what]);
  }
}
