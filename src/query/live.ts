import { HEARTBEAT_SECONDS, liveFromWire, type LiveMessage } from "#contract/live.ts";
import type { Instant } from "#time/instant.ts";
import type { Clock } from "./clock.ts";
import { LiveLog } from "./live-log.ts";
import type { Change } from "./patch.ts";
import type { OpenStream, Said } from "./stream.ts";

/** How the board stands to the server. `since`: when the line was lost, by the server's clock. */
export type LiveState =
  /** Not asked for yet, or the first connection is being made. */
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  /** Lost a moment ago; what is shown is seconds old. */
  | { readonly kind: "reconnecting"; readonly since: Instant }
  /** Several attempts have failed. They go on. */
  | { readonly kind: "offline"; readonly since: Instant };

/** Two heartbeats and a half without a word: the line is dead, whatever the browser thinks. */
const SILENCE_MS = HEARTBEAT_SECONDS * 2_500;
/** After a wake-up less is forgiven: a tablet that slept has usually lost its line without being told. */
const SILENCE_ON_WAKE_MS = HEARTBEAT_SECONDS * 1_200;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** Attempts in a row that fail before "reconnecting" is called "offline". */
const PATIENCE = 3;

export interface LiveNeeds {
  readonly open: OpenStream;
  readonly clock: Clock;
  /** 0 to 1: spreads the attempts of many tablets after a server's restart. */
  readonly random: () => number;
  readonly onChange: (change: Change) => void;
  /** What was heard does not join up with what is held: everything is to be fetched afresh, then {@link Live.follow}. */
  readonly onReset: () => void;
  /** A connection failed: is anyone still signed in? */
  readonly onFailure: () => void;
}

/**
 * Keeps one live stream open: resumes after the last change heard, notices silence, and tries again with
 * growing pauses, at once when the page wakes up or the network comes back.
 */
export class Live {
  private readonly needs: LiveNeeds;
  private current: LiveState = { kind: "connecting" };
  private readonly listeners = new Set<() => void>();
  private log: LiveLog | undefined;
  /** The last position known before a reset: what was answered before it is out of date. */
  private least = 0;
  private close: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private heardMs = 0;

  constructor(needs: LiveNeeds) {
    this.needs = needs;
  }

  readonly state = (): LiveState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Changes after `seq` that came already; `undefined` when that is not known, or older than what was shown. */
  changesAfter(seq: number): readonly Change[] | undefined {
    if (this.log !== undefined) return this.log.after(seq);
    return seq < this.least ? undefined : [];
  }

  /** Whether it has begun after some answer: others may be older than that one only if they were asked before. */
  get isFollowing(): boolean {
    return this.log !== undefined;
  }

  /** Begins after `seq`, the position of the first whole answer. Running already: nothing happens. */
  follow(seq: number): void {
    if (this.log !== undefined) return;
    this.log = new LiveLog(seq);
    this.connect();
  }

  /** The server has not answered since the page was opened; what is shown was known up to `since`. */
  neverReached(since: Instant | undefined): void {
    if (this.log !== undefined || this.current.kind !== "connecting") return;
    this.become({ kind: "offline", since: since ?? this.needs.clock.now() });
  }

  /** Nobody is signed in any more. */
  stop(): void {
    this.hangUp();
    this.log = undefined;
    this.least = 0;
    this.failures = 0;
    this.become({ kind: "connecting" });
  }

  /** The page is shown again, or the network is back: no waiting, and no trust in a line that is silent. */
  readonly wake = (): void => {
    if (this.log === undefined) return;
    const silentMs = this.needs.clock.localMs() - this.heardMs;
    if (
      this.close !== undefined &&
      this.current.kind === "live" &&
      Math.abs(silentMs) < SILENCE_ON_WAKE_MS
    )
      return;
    this.connect();
  };

  /** The browser says that there is no network. It may be wrong the other way round, but not this way. */
  readonly lostNetwork = (): void => {
    if (this.log === undefined) return;
    this.failures = Math.max(this.failures, PATIENCE);
    this.fail();
  };

  private connect(): void {
    const { log } = this;
    if (log === undefined) return;
    this.hangUp();
    this.expectWord();
    this.close = this.needs.open(log.position, {
      opened: () => this.hear(),
      said: (said) => this.take(said),
      lost: () => this.fail(),
    });
  }

  private take(said: Said): void {
    this.hear();
    // A word counts, a connection does not: a server that drops everyone at once is not asked faster.
    this.failures = 0;
    const message = read(said);
    if (message === undefined) return this.reset();
    // It says where the log stands now: before where we are, if the server's store is an older one.
    if (message.kind === "reset") return this.reset(seqOf(said));
    if (message.kind === "heartbeat") {
      this.needs.clock.heard(message.now, this.heardMs);
      return;
    }
    const seq = seqOf(said);
    // The log numbers its changes one by one: a number left out is a change that was lost on the way.
    if (seq === undefined || (this.log !== undefined && seq > this.log.position + 1))
      return this.reset();
    const change: Change = { seq, message };
    this.log?.add(change);
    this.needs.onChange(change);
  }

  private hear(): void {
    this.heardMs = this.needs.clock.localMs();
    this.expectWord();
    this.become({ kind: "live" });
  }

  private reset(position = this.log?.position): void {
    this.hangUp();
    this.least = position ?? this.least;
    this.log = undefined;
    this.become({ kind: "reconnecting", since: this.lostSince() });
    this.needs.onReset();
  }

  private fail(): void {
    this.hangUp();
    this.failures += 1;
    const kind = this.failures > PATIENCE ? "offline" : "reconnecting";
    this.become({ kind, since: this.lostSince() });
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.failures - 1));
    this.timer = setTimeout(() => this.connect(), wait * (0.5 + this.needs.random() / 2));
    this.needs.onFailure();
  }

  private expectWord(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fail(), SILENCE_MS);
  }

  private hangUp(): void {
    clearTimeout(this.timer);
    this.close?.();
    this.close = undefined;
  }

  private lostSince(): Instant {
    const { current } = this;
    return current.kind === "reconnecting" || current.kind === "offline"
      ? current.since
      : this.needs.clock.now();
  }

  private become(next: LiveState): void {
    const { current } = this;
    if (next.kind === current.kind) return;
    this.current = next;
    for (const listener of this.listeners) listener();
  }
}

/** Its place in the live log; `undefined`: it has none. */
function seqOf({ id }: Said): number | undefined {
  const seq = Number(id);
  return id !== "" && Number.isSafeInteger(seq) ? seq : undefined;
}

/** `undefined` for a message that is broken or of a kind that this build does not know. */
function read({ kind, data }: Said): LiveMessage | undefined {
  try {
    return liveFromWire(kind, data);
  } catch (failure) {
    // ZodError, SyntaxError or RangeError, as it says; all of them mean the same to us.
    if (failure instanceof Error) return undefined;
    throw failure;
  }
}
