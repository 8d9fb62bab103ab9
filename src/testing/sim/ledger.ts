import type { MachineId } from "#engine/names.ts";
import type { Timeline } from "#engine/timeline.ts";
import { decodeEntry } from "#query/outbox/entry-codec.ts";
import type { Entry } from "#query/outbox/entry.ts";
import type { Row } from "#query/outbox/ports.ts";
import type { Instant } from "#time/instant.ts";
import type { Complaints } from "./complaints.ts";
import type { Life } from "./schedule.ts";
import type { Effect } from "./witness.ts";

/** What somebody saw of a machine when they confirmed a request. */
export interface Seen {
  readonly revision: number;
  readonly timeline: Timeline;
  /** Complete from here on, and up to here; `undefined`: as far as there is anything. */
  readonly from: Instant;
  readonly to: Instant | undefined;
  /** Whether it is the server's truth alone, with nothing pending on top. */
  readonly isTruth: boolean;
}

/** One entry, from the moment when it is first known of. */
export interface Made {
  readonly id: string;
  readonly browser: number;
  readonly account: string;
  readonly machine: MachineId;
  readonly token: string;
  /** Its place in the store's order; `undefined` for one that the store would not take. */
  key: number | undefined;
  seen: Seen | undefined;
  /** It was refused or in conflict once: it lost its place in the order. */
  wasUnsettled: boolean;
  /** A person has said what is to become of it. */
  handled: boolean;
  /** A person is saying it, as often as they are. */
  handling: number;
  /** A person took it back, and was told that it had not been sent. */
  givenUp: boolean;
  /** Not in the store; the tabs that still know of it. */
  missing: Set<Life> | undefined;
  /** The tablet lost it, and every page that knew of it: nobody could have kept it. */
  excused: boolean;
}

/** What people were promised, held against what happened. */
export class Ledger {
  readonly made = new Map<string, Made>();
  readonly effects = new Map<string, Effect>();
  /** By token: what its maker saw. */
  readonly saw = new Map<string, Seen>();
  /** Tokens of requests whose maker is still waiting to hear what came of it. */
  readonly asking = new Set<string>();
  private readonly complaints: Complaints;
  /** Whether an ongoing classification that was made then is over. */
  private readonly hasEnded: (madeAt: Instant) => boolean;

  constructor(complaints: Complaints, hasEnded: (madeAt: Instant) => boolean) {
    this.complaints = complaints;
    this.hasEnded = hasEnded;
  }

  /**
   * A browser's store has changed by a step of one of its tabs.
   *
   * @param isRefused whether one of its tabs knows that the server refused an entry; a full store may not
   */
  stored(
    browser: number,
    before: readonly Row[],
    after: readonly Row[],
    isRefused: (entry: Entry) => boolean,
  ): void {
    const now = entriesOf(after);
    for (const [id, { key, entry }] of now) {
      const made = this.know(browser, entry, key);
      // One that another tab has put back after the store was lost, and that the server has: its turn is over.
      if (!this.effects.has(id)) made.key = key;
      made.missing = undefined;
      const { state } = entry;
      if (state.kind === "refused" || state.kind === "conflict") made.wasUnsettled = true;
      if (state.kind === "sent" && !this.effects.has(id)) {
        this.complaints.add("truthful", `${id} is called sent; the server does not have it`);
      }
    }
    for (const [id, { key, entry }] of entriesOf(before)) {
      const made = this.made.get(id);
      if (now.has(id) || made === undefined || this.effects.has(id)) continue;
      // Refused while its maker waits: they have it before them still, and are told why.
      if (this.asking.has(made.token) && isRefused(entry)) made.handled = true;
      if (isHandled(made) || this.isOver(entry, key, now)) continue;
      this.complaints.add("kept", `${id} was taken out of the store of browser ${browser}`);
    }
  }

  /** What was ongoing goes with its end, in its own place, once its shift is over and not before. */
  private isOver({ request, madeAt }: Entry, key: number, now: Entries): boolean {
    if (request.kind !== "classify" || request.endsAt !== undefined) return false;
    const other = [...now.values()].find((its) => its.key === key)?.entry.request;
    if (other?.kind !== "classify" || other.endsAt === undefined) return false;
    return other.comment === request.comment && this.hasEnded(madeAt);
  }

  /** The store is about to be lost. @param knows the tabs that know of an entry */
  storeLost(rows: readonly Row[], knows: (id: string) => readonly Life[]): void {
    for (const [id] of entriesOf(rows)) {
      const made = this.made.get(id);
      if (made !== undefined) this.miss(made, knows(id));
    }
  }

  /** An entry lives in a page only. */
  inPage(browser: number, entry: Entry, tab: Life): void {
    const made = this.know(browser, entry, undefined);
    if (made.key === undefined && made.missing === undefined) this.miss(made, [tab]);
  }

  tabEnded(tab: Life): void {
    for (const made of this.made.values()) {
      if (made.missing === undefined || !made.missing.delete(tab)) continue;
      if (made.missing.size === 0) made.excused = true;
    }
  }

  /** Whether it has come to an end that a person could accept, wherever it lies. */
  isAccountedFor(made: Made): boolean {
    return this.effects.has(made.id) || isHandled(made) || made.excused;
  }

  know(browser: number, entry: Entry, key: number | undefined): Made {
    const known = this.made.get(entry.id);
    if (known !== undefined) return known;
    const token = tokenOf(entry);
    const made: Made = {
      id: entry.id,
      browser,
      account: entry.madeBy.account,
      machine: entry.machineId,
      token,
      key,
      seen: this.saw.get(token) ?? seenBy(entry),
      wasUnsettled: false,
      handled: false,
      handling: 0,
      givenUp: false,
      missing: undefined,
      excused: false,
    };
    // One in another's place was made when a person settled that one.
    for (const other of this.made.values()) {
      if (other.browser === browser && other.key === key && key !== undefined)
        made.wasUnsettled = true;
    }
    // What comes of it later is made on what was seen then.
    this.saw.delete(token);
    this.made.set(entry.id, made);
    return made;
  }

  private miss(made: Made, tabs: readonly Life[]): void {
    made.missing = new Set(tabs);
    // It will come back behind what has been stored meanwhile.
    made.wasUnsettled = true;
    if (tabs.length === 0) made.excused = true;
  }
}

/** A person has said what is to become of it, or is about to. */
export function isHandled({ handled, handling }: Made): boolean {
  return handled || handling > 0;
}

/** Each request of the story bears a word of its own in its comment; an undo is known by what it takes back. */
export function tokenOf({ request }: Entry): string {
  if (request.kind === "undo") return `undo ${request.of}`;
  return /w\d+/.exec(request.comment ?? "")?.[0] ?? "";
}

/** What an entry itself says that its maker saw. */
export function seenBy({ base, baseRevision }: Entry): Seen | undefined {
  const from = base?.signal.first;
  if (base === undefined || from === undefined) return undefined;
  const isTruth = false;
  return { revision: baseRevision, timeline: base, from, to: base.signal.last?.at, isTruth };
}

type Entries = ReadonlyMap<string, { readonly key: number; readonly entry: Entry }>;

export function entriesOf(rows: readonly Row[]): Entries {
  const entries = new Map<string, { readonly key: number; readonly entry: Entry }>();
  for (const { key, value } of rows) {
    const decoded = decodeEntry(value);
    if (decoded.kind === "entry") entries.set(decoded.entry.id, { key, entry: decoded.entry });
  }
  return entries;
}
