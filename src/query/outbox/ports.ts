import type { MachineId } from "#engine/names.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Instant } from "#time/instant.ts";
import type { Problem, Unreachable } from "../client.ts";
import type { Entry } from "./entry.ts";

/*
 * Everything that the outbox needs of the world, and nothing more: with these it runs in a browser, and in a
 * test without one. Expected trouble is a value; a port that throws has a bug.
 */

/** The durable store of one browser, shared by its tabs. */
export interface OutboxStorage {
  /**
   * One atomic step over all rows: `decide` sees them as they are and says what to write; either all of that
   * is durable when the promise resolves, or nothing was written. Steps of several tabs go one after another.
   * `decide` is pure and quick, and may be called again when a connection was lost in between. Writing
   * nothing makes it a read.
   */
  step(decide: (held: Held) => readonly Write[]): Promise<Stepped>;
}

export interface Held {
  /**
   * Random, made together with the store. Another one means that the store was lost (evicted, cleared by
   * hand) and a new one stands in its place, as opposed to a row that another tab took away.
   */
  readonly epoch: string;
  /** In the order in which they were added. */
  readonly rows: readonly Row[];
}

export interface Row {
  /** Grows from row to row, over all tabs; never given twice. */
  readonly key: number;
  /** As written, by this build or another one: see `entry-codec.ts`. Structured-cloneable. */
  readonly value: unknown;
}

export type Write =
  | { readonly kind: "add"; readonly value: unknown }
  | { readonly kind: "put"; readonly key: number; readonly value: unknown }
  | { readonly kind: "delete"; readonly key: number };

export type Stepped =
  /** As it is after the step. */
  | { readonly kind: "done"; readonly held: Held }
  | { readonly kind: "failed"; readonly trouble: StorageTrouble };

export type StorageTrouble =
  /** The disk or the browser's share of it is full. */
  | "full"
  /** Another tab holds an older form of the store open and does not let go. */
  | "blocked"
  /** A newer build has changed the store's form; this page is too old to read it. */
  | "newer"
  /** The browser allows no storage here, or its store is broken. */
  | "unavailable";

/** Sends one entry once, under its own key. */
export interface Transport {
  /** Never rejects. */
  send(entry: Entry): Promise<Reply>;
}

export type Reply =
  /** The server has it, from this revision of the machine's layer on. */
  | { readonly kind: "sent"; readonly revision: number }
  /** It was judged and not taken; asking again the same way gets the same answer (403, 404, 409, 422, …). */
  | { readonly kind: "refused"; readonly problem: Problem }
  /** 412: someone else changed a second that it touches since the revision that the person saw. */
  | { readonly kind: "conflict"; readonly problem: Problem }
  /** 409 for a key that is being worked on: another tab, or a first attempt that is not over. Ask again soon. */
  | { readonly kind: "underWay" }
  /** No answer of our server's: whether it took it is not known. */
  | {
      readonly kind: "unreachable";
      readonly why: Unreachable;
      /** What the server asked for (`Retry-After`), milliseconds. */
      readonly retryAfterMs: number | undefined;
    }
  /** Nobody is signed in. Nothing was taken. */
  | { readonly kind: "signedOut" }
  /** The browser is signed in as someone else than who made it, as another tab may have brought about. */
  | { readonly kind: "someoneElse" };

/** Asks the server how a machine stands. */
export interface Truths {
  /**
   * The machine's timeline within the span, with at least one whole event to each side, and its revision.
   * `to` undefined: as far as is known. Answers `undefined` when the server does not. Never rejects.
   */
  fetch(
    machine: MachineId,
    from: Instant,
    to: Instant | undefined,
  ): Promise<StandingNow | undefined>;
}

export interface StandingNow {
  readonly revision: number;
  readonly timeline: Timeline;
  /** The server's time. */
  readonly now: Instant;
}

/** The one lock of this browser (Web Locks). It goes back by itself when its tab is closed or crashes. */
export interface TabLock {
  /**
   * Asks for it. `wait`: in line. `steal`: at once, whoever has it. `granted` is called at most once, then
   * `lost` at most once, when another tab stole it. Returns how to give it back or leave the line.
   */
  request(
    how: "wait" | "steal",
    events: { readonly granted: () => void; readonly lost: () => void },
  ): () => void;
}

/** Reaches this browser's other tabs (BroadcastChannel). Messages are structured-cloneable, in order, unreliable. */
export interface TabChannel {
  post(message: unknown): void;
  /** Never hears its own tab. Returns how to stop. */
  listen(listener: (message: unknown) => void): () => void;
}

export interface Timer {
  /** Milliseconds that pass evenly, whatever the tablet's clock is set to. */
  nowMs(): number;
  /** Calls once, later. Returns how to call it off. */
  after(ms: number, work: () => void): () => void;
}
