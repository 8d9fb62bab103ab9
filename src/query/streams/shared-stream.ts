import type { Leadership } from "../outbox/leadership.ts";
import type { Timer } from "../outbox/ports.ts";
import type { TabMessage, Tabs } from "../outbox/tab-messages.ts";
import type { OpenStream, Said, StreamEvents } from "../stream.ts";

export interface SharedStreamNeeds {
  /** A stream of this tab's own. */
  readonly own: OpenStream;
  readonly tabs: Tabs;
  readonly leadership: Pick<Leadership, "isLeader" | "subscribe" | "need" | "tab">;
  readonly timer: Timer;
}

/** A leader answers at once, or not at all. */
const ANSWER_MS = 1_200;
/** How often a tab with a stream of its own asks to follow again. */
const ASK_EVERY_MS = 5_000;
/** Changes kept for tabs that join: a new tab's first whole answer is seconds old at most. */
const KEPT = 1_000;

type CaughtUp = Extract<TabMessage, { kind: "caughtUp" }>;

/**
 * One live stream for all tabs of a browser, because HTTP/1.1 allows six connections to a server. The leading
 * tab has the stream and passes on what it says; the others follow it, and open one of their own when it does
 * not answer, falls silent or cannot tell them what they missed. A tab with a stream of its own goes back to
 * following as soon as it hears the leader again.
 */
export class SharedStream {
  private readonly needs: SharedStreamNeeds;
  private readonly stops: readonly (() => void)[];
  private line: Line | undefined;

  constructor(needs: SharedStreamNeeds) {
    this.needs = needs;
    this.stops = [
      needs.tabs.listen((message) => {
        if (message.kind === "follow") this.answer(message.tab, message.since);
        else this.line?.hear(message);
      }),
      needs.leadership.subscribe(() => this.line?.look()),
    ];
  }

  stop(): void {
    for (const stop of this.stops) stop();
  }

  readonly open: OpenStream = (since, events) => {
    const line = new Line(this.needs, since, events);
    this.line = line;
    line.start();
    return () => {
      line.close();
      if (this.line === line) this.line = undefined;
    };
  };

  private answer(to: string, since: number): void {
    const { leadership, tabs } = this.needs;
    if (!leadership.isLeader()) return;
    const said = this.line?.saidAfter(since);
    tabs.post({ kind: "caughtUp", from: leadership.tab, to, ...(said && { said: [...said] }) });
  }
}

type Mode =
  | { readonly kind: "closed" }
  | { readonly kind: "asking"; readonly giveUp: () => void }
  | { readonly kind: "following"; readonly leader: string }
  | { readonly kind: "own"; readonly close: () => void };

/** One connection of this tab, by whichever way. */
class Line {
  private readonly needs: SharedStreamNeeds;
  private readonly events: StreamEvents;
  private position: number;
  private mode: Mode = { kind: "closed" };
  /** What this tab's own stream said since `keptFrom`. */
  private kept: Said[] = [];
  private keptFrom: number;
  private isOpen = false;
  private askedMs = -Infinity;

  constructor(needs: SharedStreamNeeds, since: number, events: StreamEvents) {
    this.needs = needs;
    this.position = since;
    this.keptFrom = since;
    this.events = events;
  }

  start(): void {
    if (this.needs.leadership.isLeader()) this.openOwn();
    else this.ask();
  }

  close(): void {
    const { mode } = this;
    this.mode = { kind: "closed" };
    if (mode.kind === "own") mode.close();
    if (mode.kind === "asking") mode.giveUp();
  }

  /** Another tab leads now, or this one does. */
  look(): void {
    const { kind } = this.mode;
    const isWithout = kind === "asking" || kind === "following";
    if (isWithout && this.needs.leadership.isLeader()) this.openOwn();
  }

  hear(message: TabMessage): void {
    switch (message.kind) {
      case "caughtUp":
        if (message.to === this.needs.leadership.tab) this.caughtUp(message);
        return;
      case "said":
        this.relayed(message.from, message.said);
        return;
      case "lineLost":
        if (this.isFollowing(message.from)) this.lose();
        return;
      case "lead":
        // Another one leads by now, and what it says goes on where the old one's ends.
        if (this.mode.kind === "following" && !this.isFollowing(message.tab)) this.ask();
        return;
      default:
    }
  }

  /** For a tab that joins: what was said after `since`; `undefined`: that is not known here. */
  saidAfter(since: number): readonly Said[] | undefined {
    if (this.mode.kind !== "own" || !this.isOpen || since < this.keptFrom) return undefined;
    return this.kept.filter(({ id }) => Number(id) > since);
  }

  private ask(): void {
    const { timer, leadership } = this.needs;
    this.close();
    const giveUp = timer.after(ANSWER_MS, () => {
      leadership.need();
      this.openOwn();
    });
    this.mode = { kind: "asking", giveUp };
    this.post();
  }

  private caughtUp({ from, said }: CaughtUp): void {
    if (this.mode.kind === "closed" || this.needs.leadership.isLeader()) return;
    if (said === undefined) {
      if (this.mode.kind === "asking") this.openOwn();
      return;
    }
    this.close();
    this.mode = { kind: "following", leader: from };
    this.events.opened();
    for (const one of said) this.relayed(from, one);
  }

  private relayed(from: string, said: Said): void {
    if (this.isFollowing(from)) {
      // A message between tabs was lost: what is missing is asked for, and nothing needs to be fetched afresh.
      if (said.kind !== "reset" && Number(said.id) > this.position + 1) this.ask();
      else this.pass(said);
      return;
    }
    const { timer, leadership } = this.needs;
    if (this.mode.kind !== "own" || leadership.isLeader()) return;
    // This tab went its own way while the leader was away.
    if (timer.nowMs() - this.askedMs >= ASK_EVERY_MS) this.post();
  }

  private post(): void {
    const { tabs, timer, leadership } = this.needs;
    this.askedMs = timer.nowMs();
    tabs.post({ kind: "follow", tab: leadership.tab, since: this.position });
  }

  private openOwn(): void {
    this.close();
    this.kept = [];
    this.keptFrom = this.position;
    this.isOpen = false;
    let isOver = false;
    const close = this.needs.own(this.position, {
      opened: () => {
        this.isOpen = true;
        this.events.opened();
      },
      said: (said) => this.saidHere(said),
      lost: () => {
        isOver = true;
        this.lose();
      },
    });
    // It may have ended before it began.
    if (!isOver) this.mode = { kind: "own", close };
  }

  private saidHere(said: Said): void {
    this.isOpen = true;
    if (said.id !== "") {
      this.kept.push(said);
      if (this.kept.length > KEPT) this.keptFrom = Number(this.kept.shift()?.id);
    }
    const { leadership, tabs } = this.needs;
    if (leadership.isLeader()) tabs.post({ kind: "said", from: leadership.tab, said });
    this.pass(said);
  }

  private pass(said: Said): void {
    const seq = Number(said.id);
    if (said.id !== "" && Number.isSafeInteger(seq)) this.position = Math.max(this.position, seq);
    this.events.said(said);
  }

  private lose(): void {
    const { leadership, tabs } = this.needs;
    if (this.mode.kind === "own" && leadership.isLeader()) {
      tabs.post({ kind: "lineLost", from: leadership.tab });
    }
    this.close();
    this.events.lost();
  }

  private isFollowing(leader: string): boolean {
    return this.mode.kind === "following" && this.mode.leader === leader;
  }
}
