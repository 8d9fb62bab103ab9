import type { ShiftEntry, ShiftSpan } from "#engine/closing.ts";
import type { Edit, Touched } from "#engine/edit.ts";
import type { EventIndex } from "#engine/event-index.ts";
import type { Origin, UtilizationEvent } from "#engine/event.ts";
import type { Meanings } from "#engine/importance.ts";
import type { MachineId } from "#engine/names.ts";
import type { PersonSpan } from "#engine/person-span.ts";
import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import type { Reading } from "#engine/signal.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Instant } from "#time/instant.ts";

/**
 * The one door to what is kept: every request and every reading goes through it, whichever route,
 * import or sample machine it comes from. What it hands out are immutable snapshots.
 */
export interface Record {
  readonly plant: Plant;

  /**
   * A machine's timeline as it stands after the last committed change. From memory when it is there,
   * else read from the store in pages.
   * @throws UnknownMachine when the plant has no such machine.
   */
  timeline(machine: MachineId): Promise<Kept>;

  /**
   * The same with an index of the machine's events, for windows that are wide: made when first asked for, kept
   * up as readings arrive and people classify. To be read before anything else is waited for.
   * @throws UnknownMachine when the plant has no such machine.
   */
  indexed(machine: MachineId, now: Instant): Promise<Indexed>;

  /**
   * The position of the live log's newest entry, 0 before the first. Everything up to it is in each
   * timeline that is asked for afterwards, so: read the position first, then the timelines; what
   * comes after it may be seen twice, which changes nothing.
   */
  position(): number;

  /**
   * The way in for readings, in any order and as often as they like. One durable transaction a call,
   * the live log's entry included.
   * @param readings at most {@link MOST_READINGS}.
   * @throws UnknownMachine, TooManyReadings
   */
  takeReadings(
    machine: MachineId,
    readings: readonly SentReading[],
    now: Instant,
  ): Promise<TakenReadings>;

  /**
   * Runs `work` alone: one at a time, in one durable transaction, of all machines. When `work` throws,
   * everything is rolled back, memory is as it was, and the error goes on to the caller. When the promise
   * resolves the change is on the disk and in memory; listeners have been told.
   * Inside `work` use the `tx`, never the record itself: `record.write` inside `work` throws.
   */
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;

  /** Up to `limit` (1 to 1,000) changes after `seq`, fewer where they are long, but one at least; oldest first. Or `reset` when the log no longer reaches back, or never got so far. */
  changesSince(seq: number, limit: number): Promise<ChangesSince>;

  /** Calls `listener` after each commit, with its changes in order of `seq`. Returns how to stop. */
  onChange(listener: (changes: readonly Change[]) => void): () => void;

  /** What was answered before under this key (at least 30 days back), to look at before a write begins. */
  remembered(accountId: string, key: string): Promise<Remembered | undefined>;

  /** What people did, newest first. */
  history(query: HistoryQuery): Promise<readonly Done[]>;

  /** One accepted request, or `undefined` for an id that nobody has. */
  request(requestId: string): Promise<Done | undefined>;

  /** What people wrote about a shift, oldest first. */
  shiftEntries(shift: Pick<ShiftSpan, "name" | "startsAt">): Promise<readonly ShiftEntry[]>;
}

/** The most readings that one call may bring (contracts, "For the browser app and for machines"). */
export const MOST_READINGS = 10_000;

export interface Kept {
  readonly timeline: Timeline;
  /** The revision of the machine's classification layer: 0 at first, one more for each commit. Readings do not raise it. */
  readonly revision: number;
}

export interface Indexed extends Kept {
  /** Brought up to this timeline and the `now` that was asked for. */
  readonly index: EventIndex;
  /** What the numbers in the index mean. */
  readonly meanings: Meanings;
}

export interface SentReading {
  /** Epoch seconds; a fraction is kept to the nanosecond, as far as a double can tell. */
  readonly time: number;
  readonly state: string;
}

export interface TakenReadings {
  /** New ones. */
  readonly taken: number;
  /** Those that were there already, to the nanosecond and the letter. */
  readonly repeated: number;
  /** `index` counts from 0 in the call's list; `why` is in plain words. The others were taken. */
  readonly refused: readonly { readonly index: number; readonly why: string }[];
}

/** A shift, and what people wrote about it, oldest first. */
export interface ShiftLog {
  readonly shift: ShiftSpan;
  readonly entries: readonly ShiftEntry[];
}

export interface WriteTx {
  /** As the transaction sees it. */
  shiftEntries(shift: Pick<ShiftSpan, "name" | "startsAt">): Promise<readonly ShiftEntry[]>;
  /** The shifts that something was written about and that share a second with these. */
  shiftLogsIn(touched: Touched): Promise<readonly ShiftLog[]>;
  writeOfShift(shift: ShiftSpan, accountId: string, entry: ShiftEntry): Promise<void>;
  /** As the transaction sees it, its own commits included. @throws UnknownMachine */
  timeline(machine: MachineId): Promise<Kept>;
  /** Keeps what the engine made of one request. Raises the machine's revision by one. */
  commit(machine: MachineId, change: Committed): Promise<{ readonly revision: number }>;
  /**
   * Requests after `revision` that touched some of the same seconds, oldest first, except those sent
   * under the same client id. `clientId` undefined: every one of them is someone else's. An end that was
   * open when the request was made is where it has come to by `now`.
   */
  touchedSince(
    machine: MachineId,
    revision: number,
    touched: Edit["touched"],
    clientId: string | undefined,
    now: Instant,
  ): Promise<readonly Done[]>;
  remembered(accountId: string, key: string): Promise<Remembered | undefined>;
  /** @throws Error when the key is taken already: look with `remembered` first, in this transaction. */
  remember(
    accountId: string,
    key: string,
    bodyHash: string,
    answer: Answer,
    now: Instant,
  ): Promise<void>;
}

/** Which contract a request came in by. */
export type Dialect = "s0" | "s3" | "ours";

/** One accepted request, ready to be kept. */
export interface Committed {
  /** `requestId` is a fresh UUID; the same origin went into the engine's context. */
  readonly origin: Origin;
  readonly request: Request;
  /** From the engine's accepted outcome. */
  readonly timeline: Timeline;
  readonly edit: Edit;
  /** The events around the touched span, for the history (engine, `consequence`). */
  readonly changed: ChangedEvents;
  readonly dialect: Dialect;
  readonly accountId: string;
  /** The `Client-Id` header. */
  readonly clientId: string | undefined;
  /** The `Idempotency-Key` header. */
  readonly key?: string | undefined;
  readonly now: Instant;
  /** S3's categories and spares and the like: kept with the request, word for word, never interpreted. */
  readonly carried?: Readonly<{ [field: string]: string }>;
}

export interface ChangedEvents {
  readonly before: readonly UtilizationEvent[];
  readonly after: readonly UtilizationEvent[];
}

/** One accepted request, as kept. */
export interface Done {
  readonly requestId: string;
  readonly machine: MachineId;
  /** The machine's revision that this request made. */
  readonly revision: number;
  readonly accountId: string;
  /** The person's name at the time. */
  readonly by: string;
  readonly at: Instant;
  readonly dialect: Dialect;
  readonly clientId: string | undefined;
  readonly key: string | undefined;
  readonly request: Request;
  readonly edit: Edit;
  readonly changed: ChangedEvents;
  readonly carried: Readonly<{ [field: string]: string }>;
}

export interface HistoryQuery {
  /** `undefined`: every machine. */
  readonly machines: readonly MachineId[] | undefined;
  /** Requests that touched a second of `[from, to)`; `undefined` leaves that side open. */
  readonly from: Instant | undefined;
  readonly to: Instant | undefined;
  /** 1 to 1,000. */
  readonly limit: number;
  /** For the next page: the last request's id of the page before. */
  readonly after?: string;
}

/** An answer as it was sent, to be sent again. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<{ [name: string]: string }>;
  readonly body: string;
}

export interface Remembered {
  readonly bodyHash: string;
  readonly answer: Answer;
}

export type Change = ReadingsChange | SpansChange;

/** Readings that are new, in the order of their time. */
export interface ReadingsChange {
  readonly kind: "readings";
  readonly seq: number;
  readonly machine: MachineId;
  readonly readings: readonly Reading[];
}

/** What one request did to a machine's person spans: take away those that start at `removed`, then put in `inserted`. */
export interface SpansChange {
  readonly kind: "spans";
  readonly seq: number;
  readonly machine: MachineId;
  readonly revision: number;
  readonly removed: readonly Instant[];
  readonly inserted: readonly PersonSpan[];
}

export type ChangesSince =
  | { readonly kind: "changes"; readonly changes: readonly Change[] }
  | { readonly kind: "reset" };

/** The plant has no machine of that id. */
export class UnknownMachine extends Error {
  readonly machine: string;
  constructor(machine: string) {
    super(`There is no machine "${machine}" in this plant.`);
    this.name = "UnknownMachine";
    this.machine = machine;
  }
}

export class TooManyReadings extends Error {
  constructor(count: number) {
    super(`${count} readings in one call; at most ${MOST_READINGS} are taken.`);
    this.name = "TooManyReadings";
  }
}
