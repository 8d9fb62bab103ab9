import type { MachineId } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import type { Instant } from "#time/instant.ts";
import type { Problem } from "./client.ts";

/**
 * A request that a person has confirmed, from then until the server's truth contains it. Entries are
 * what is shown on top of the truth (decision 0006); nothing else is ever written over it.
 */
export interface Entry {
  /** Random; the `Idempotency-Key` that it is sent under, however often. */
  readonly id: string;
  readonly machineId: MachineId;
  readonly request: Request;
  /** The revision of the machine's classification layer that the person saw. */
  readonly baseRevision: number;
  /** By the server's clock. Replaying uses it as "now". */
  readonly madeAt: Instant;
  /** The name of the person who confirmed it. It is sent only while they are signed in. */
  readonly madeBy: string;
  /** So that a later build can read what an earlier one kept. */
  readonly schemaVersion: 1;
  readonly state: EntryState;
}

export type EntryState =
  /** Not sent, or sent without an answer. It will be tried again. */
  | { readonly kind: "waiting"; readonly attempts: number }
  | { readonly kind: "sending"; readonly attempts: number }
  /** The server has it; it stays until the truth has reached this revision. */
  | { readonly kind: "sent"; readonly revision: number }
  /** The server refused it. It is not replayed; it stays until the person has dealt with it. */
  | { readonly kind: "refused"; readonly problem: Problem };

/**
 * Where entries are kept, in the order in which they were made. The durable outbox (IndexedDB) will be
 * another implementation of this same interface.
 */
export interface Pending {
  /** The same array until something changes. */
  readonly entries: () => readonly Entry[];
  /** Resolves when the entry is kept; from then on nothing loses it. */
  add(entry: Entry): Promise<void>;
  /** A changed state, or the same request made definite under a new id. An id that is gone changes nothing. */
  replace(id: string, entry: Entry): void;
  remove(id: string): void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Keeps entries as long as the page lives. */
export function pendingInMemory(): Pending {
  let entries: readonly Entry[] = [];
  const listeners = new Set<() => void>();
  const become = (next: readonly Entry[]): void => {
    entries = next;
    for (const listener of listeners) listener();
  };
  return {
    entries: () => entries,
    add(entry) {
      become([...entries, entry]);
      return Promise.resolve();
    },
    replace(id, entry) {
      if (!entries.some((its) => its.id === id)) return;
      become(entries.map((its) => (its.id === id ? entry : its)));
    },
    remove(id) {
      if (!entries.some((its) => its.id === id)) return;
      become(entries.filter((its) => its.id !== id));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
