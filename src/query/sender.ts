import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import type { Answer, Client, Problem } from "./client.ts";
import { callFor } from "./call.ts";
import { randomId } from "./client-id.ts";
import type { Entry, EntryState, Pending } from "./pending.ts";

/** What became of an entry, as far as it is known while a person waits. */
export type Fate =
  /** The server has it. */
  | { readonly kind: "sent" }
  /** The server refused it; nothing changed. */
  | { readonly kind: "refused"; readonly problem: Problem }
  /** No answer. It is kept here, shown as not yet sent, and sent again by itself. */
  | { readonly kind: "kept" };

export interface SenderNeeds {
  readonly client: Client;
  readonly clientId: string;
  readonly pending: Pending;
  /** Undefined until the plant is known; entries wait for it. */
  readonly plant: () => Plant | undefined;
  /** The name of whoever is signed in: entries are sent only as the person who made them. */
  readonly person: () => string | undefined;
  /** An entry has been taken. `revision` undefined: the answer's tag was lost on the way. */
  readonly onTaken: (entry: Entry, revision: number | undefined) => void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Sends what is pending: first in, first out for each machine, machines side by side. An entry that gets
 * no answer is sent again, with growing pauses, under the same key, which the server takes once however
 * often it comes; an entry that is refused waits for the person, and those behind it go on.
 */
export class Sender {
  private readonly needs: SenderNeeds;
  private readonly stopListening: () => void;
  /** Entries whose pause after a failure is running, and how to end it. */
  private readonly pauses = new Map<string, ReturnType<typeof setTimeout>>();

  /** Who waits for the end of an entry's first attempt. */
  private readonly waiting = new Map<string, (fate: Fate) => void>();

  constructor(needs: SenderNeeds) {
    this.needs = needs;
    this.stopListening = needs.pending.subscribe(this.sendAll);
  }

  stop(): void {
    this.stopListening();
    for (const timer of this.pauses.values()) clearTimeout(timer);
  }

  /** Ask before the entry is added. Never rejects. */
  firstAttempt(id: string): Promise<Fate> {
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  /** The network is back, or someone signed in: no more waiting. */
  readonly wake = (): void => {
    for (const timer of this.pauses.values()) clearTimeout(timer);
    this.pauses.clear();
    this.sendAll();
  };

  private readonly sendAll = (): void => {
    const person = this.needs.person();
    const plant = this.needs.plant();
    if (person === undefined || plant === undefined) return;
    const busy = new Set<string>();
    for (const entry of this.needs.pending.entries()) {
      const isFirst = !busy.has(entry.machineId);
      if (entry.state.kind === "waiting" || entry.state.kind === "sending")
        busy.add(entry.machineId);
      if (!isFirst || entry.state.kind !== "waiting" || entry.madeBy !== person) continue;
      if (!this.pauses.has(entry.id)) void this.send(entry, plant, entry.state.attempts + 1);
    }
  };

  private async send(entry: Entry, plant: Plant, attempts: number): Promise<void> {
    const { client, clientId, pending } = this.needs;
    pending.replace(entry.id, inState(entry, { kind: "sending", attempts }));
    const answer = await client.ask({
      ...callFor(plant, entry.machineId, entry.request),
      method: "POST",
      headers: {
        "idempotency-key": entry.id,
        "if-match": `"${entry.baseRevision}"`,
        "client-id": clientId,
      },
    });
    const fate = this.settle(entry, answer, attempts);
    this.waiting.get(entry.id)?.(fate);
    this.waiting.delete(entry.id);
  }

  private settle(entry: Entry, answer: Answer<number | undefined>, attempts: number): Fate {
    const { pending, onTaken } = this.needs;
    switch (answer.kind) {
      case "ok":
        onTaken(entry, answer.revision ?? answer.value);
        return { kind: "sent" };
      case "refused":
        pending.replace(entry.id, inState(entry, { kind: "refused", problem: answer.problem }));
        return { kind: "refused", problem: answer.problem };
      case "signedOut":
        // Nobody is signed in: it waits until its maker is again.
        pending.replace(entry.id, inState(entry, { kind: "waiting", attempts }));
        return { kind: "kept" };
      case "unreachable":
        this.pause(entry, attempts);
        return { kind: "kept" };
    }
  }

  private pause(entry: Entry, attempts: number): void {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
    const again = definite(entry);
    const timer = setTimeout(() => {
      this.pauses.delete(again.id);
      this.sendAll();
    }, wait);
    this.pauses.set(again.id, timer);
    this.needs.pending.replace(entry.id, inState(again, { kind: "waiting", attempts }));
  }
}

/**
 * "From now" means the moment when the person said so, not the one when the network came back. Once a
 * first attempt got no answer the request is made definite, under a new id because it is another body.
 * Should the first have been taken after all, a moment later than this start, the two become one by P3.
 */
function definite(entry: Entry): Entry {
  const { request, madeAt } = entry;
  if (request.kind === "classify" || request.kind === "undo") return entry;
  if (request.startsAt !== undefined) return entry;
  const pinned: Request =
    request.kind === "post"
      ? { ...request, startsAt: madeAt, updateIfExists: true }
      : { ...request, startsAt: madeAt };
  return { ...entry, id: randomId(), request: pinned };
}

function inState(entry: Entry, state: EntryState): Entry {
  return { ...entry, state };
}
