import type { TabLock, Timer } from "./ports.ts";
import type { Tabs } from "./tab-messages.ts";

export interface LeadershipNeeds {
  /** Random: which tab this is. */
  readonly tab: string;
  readonly tabs: Tabs;
  /** `undefined` where the browser has no locks (plain http): then the tabs agree among themselves. */
  readonly lock: TabLock | undefined;
  readonly timer: Timer;
  /** As whom this tab believes to be signed in. */
  readonly account: () => string | undefined;
  /** Another tab believes that someone else is signed in. */
  readonly onDoubt: () => void;
}

const BEAT_MS = 5_000;
/** A leader answers a question at once, even in the background. */
const ANSWER_MS = 1_500;
/** Background tabs' own beats may be a minute apart; a silence this long is worth asking about. */
const SILENCE_MS = 15_000;

/**
 * Which of a browser's tabs sends and listens for all. It saves traffic and nothing else: two leaders at once
 * are harmless, because the server takes a key once.
 *
 * A tab that is frozen keeps its lock. So whoever needs the leader asks, and takes the lock from one that
 * does not answer. One that believes that nobody is signed in, or someone else, can do nothing for who asks: it
 * does not answer either, and finds out who it is.
 */
export class Leadership {
  private readonly needs: LeadershipNeeds;
  private readonly listeners = new Set<() => void>();
  private leads = false;
  private release: (() => void) | undefined;
  private stopListening: (() => void) | undefined;
  private stopBeat: (() => void) | undefined;
  private stopWatch: (() => void) | undefined;
  private stopAsking: (() => void) | undefined;

  constructor(needs: LeadershipNeeds) {
    this.needs = needs;
  }

  get tab(): string {
    return this.needs.tab;
  }

  readonly isLeader = (): boolean => this.leads;

  /** Told when this tab begins or ends to lead, when it leads and is asked for, and when another one leads. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  start(): void {
    if (this.stopListening !== undefined) return;
    const { tabs } = this.needs;
    this.stopListening = tabs.listen((message) => {
      if (message.kind === "lead") this.heard(message.tab, message.account);
      else if (message.kind === "whoLeads") this.asked(message.account);
      else if (message.kind === "leaderless") this.need();
    });
    if (this.needs.lock === undefined) this.need();
    else this.ask("wait");
    this.watch();
  }

  /** The page is being closed or put away. */
  stop(): void {
    if (this.stopListening === undefined) return;
    this.stopListening();
    this.stopListening = undefined;
    this.stopWatch?.();
    this.stopAsking?.();
    this.stopAsking = undefined;
    const led = this.leads;
    this.become(false);
    this.release?.();
    this.release = undefined;
    if (led) this.needs.tabs.post({ kind: "leaderless" });
  }

  /** There is something for a leader to do: makes sure that there is one that is awake. */
  readonly need = (): void => {
    if (this.leads || this.stopListening === undefined || this.stopAsking !== undefined) return;
    this.needs.tabs.post({ kind: "whoLeads", ...this.named() });
    this.stopAsking = this.needs.timer.after(ANSWER_MS, () => {
      this.stopAsking = undefined;
      if (this.leads) return;
      if (this.needs.lock === undefined) this.become(true);
      else this.ask("steal");
    });
  };

  private ask(how: "wait" | "steal"): void {
    const { lock } = this.needs;
    if (lock === undefined) return;
    this.release?.();
    this.release = lock.request(how, {
      granted: () => this.become(true),
      lost: () => {
        this.become(false);
        this.release = undefined;
        if (this.stopListening !== undefined) this.ask("wait");
      },
    });
  }

  private asked(account: string | undefined): void {
    if (!this.leads) return;
    if (account !== undefined && account !== this.needs.account()) {
      this.needs.onDoubt();
      return;
    }
    this.beat();
    // Whoever asks has something for it to do.
    this.tell();
  }

  private heard(tab: string, account: string | undefined): void {
    const own = this.needs.account();
    // It leads for someone else, or for nobody.
    if (own !== undefined && own !== account) return;
    this.stopAsking?.();
    this.stopAsking = undefined;
    this.watch();
    // Two that lead without a lock: the one with the smaller name stays, if it is signed in.
    if (this.leads && this.needs.lock === undefined) {
      if (tab < this.needs.tab || own !== account) this.become(false);
      else this.beat();
    }
    this.tell();
  }

  private become(leads: boolean): void {
    if (this.leads === leads) return;
    this.leads = leads;
    this.stopBeat?.();
    this.stopBeat = undefined;
    if (leads) {
      this.stopAsking?.();
      this.stopAsking = undefined;
      this.beat();
    } else this.watch();
    this.tell();
  }

  private beat(): void {
    this.stopBeat?.();
    this.needs.tabs.post({ kind: "lead", tab: this.needs.tab, ...this.named() });
    this.stopBeat = this.needs.timer.after(BEAT_MS, () => this.beat());
  }

  private named(): { readonly account?: string } {
    const account = this.needs.account();
    return account === undefined ? {} : { account };
  }

  private watch(): void {
    this.stopWatch?.();
    this.stopWatch = undefined;
    if (this.leads || this.stopListening === undefined) return;
    this.stopWatch = this.needs.timer.after(SILENCE_MS, () => {
      this.need();
      this.watch();
    });
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
