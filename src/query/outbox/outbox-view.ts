import type { MachineId } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import type { Instant } from "#time/instant.ts";
import type { Problem } from "../client.ts";
import { type Entry, mayHaveArrived } from "./entry.ts";
import { NEVER } from "./ghosts.ts";
import type { StorageTrouble } from "./ports.ts";

/*
 * What a view of the outbox needs, and all that it needs: `useOutbox()` (`../use-outbox.ts`) gives an
 * `OutboxView` and the `OutboxActions`; `useChoices()` gives the choices of a conflict with their previews.
 *
 * A view shows `counts` always, `items` in a list, `held` by name, and says `keeping`, `unreadable` where
 * they are not the good case. Each action resolves to an `Acted`; none rejects. Only `discard` and `change`
 * can meet "mayHaveArrived": the item was sent and no answer came, so that the server may have it. Ask the
 * person, in those words; a second `discard` with `evenIfItArrived` then takes it away here, and the picture
 * will show what the server has.
 */

export interface OutboxView {
  readonly counts: Counts;
  /** This person's, in the order in which they were made. */
  readonly items: readonly Item[];
  /** Other people's on this tablet, who must sign in themselves for them to be sent. */
  readonly held: readonly HeldForSomeone[];
  readonly keeping: Keeping;
  /** What another build, or damage, left in the store; it is kept and not touched. */
  readonly unreadable: number;
}

/** `saved` and `sending` together are "not yet sent". */
export interface Counts {
  readonly saved: number;
  readonly sending: number;
  readonly refused: number;
  readonly conflict: number;
  readonly heldForOthers: number;
}

export interface Item {
  readonly id: string;
  readonly machineId: MachineId;
  readonly request: Request;
  /** By the server's clock. */
  readonly madeAt: Instant;
  readonly standing: Standing;
}

export type Standing =
  /** Words: "saved on this tablet". */
  | {
      readonly kind: "saved";
      readonly where: Where;
      /** Sent at least once without an answer; it is tried again by itself. */
      readonly mayHaveArrived: boolean;
      /** An item before it on the same seconds was refused or is in conflict: it waits until that is settled. */
      readonly waitsFor: string | undefined;
    }
  | { readonly kind: "sending"; readonly where: Where }
  /** The server has it; the item goes as soon as the picture does. Words: "sent". */
  | { readonly kind: "sent" }
  /** `problem.detail` says why, in words. Choices: retry, change, discard. */
  | {
      readonly kind: "refused";
      readonly problem: Problem;
      /** Another attempt of it may have been taken, of which this refusal says nothing. */
      readonly mayHaveArrived: boolean;
    }
  /** `problem.current` says what stands there now, and who set it when. Choices: mine, theirs, split. */
  | { readonly kind: "conflict"; readonly problem: Problem };

/** `page`: the browser would not store it, so it lives only until this page is closed. */
export type Where = "tablet" | "page";

export interface HeldForSomeone {
  readonly account: string;
  readonly name: string;
  readonly count: number;
}

/** Where the next request that is confirmed will be kept. */
export type Keeping =
  | { readonly kind: "tablet" }
  /** Words: "not saved: storage full" and the like; "only until this page is closed". */
  | { readonly kind: "page"; readonly trouble: StorageTrouble };

export interface OutboxActions {
  /** Sends it now: what waits loses its pause, what was refused is asked anew. */
  retry(id: string): Promise<Acted>;
  /** Another request in its place, made on what is shown now. */
  change(id: string, request: Request): Promise<Acted>;
  discard(id: string, options?: { readonly evenIfItArrived: boolean }): Promise<Acted>;
  /** Settles a conflict. `split` only where {@link Choices} offers it. */
  resolve(id: string, choice: Choice): Promise<Acted>;
}

export type Acted =
  | { readonly kind: "done" }
  /** It is not there any more, or has been settled meanwhile, in another tab say. */
  | { readonly kind: "gone" }
  | { readonly kind: "mayHaveArrived" }
  /** The tablet's store would not take it; nothing changed. */
  | { readonly kind: "notStored"; readonly trouble: StorageTrouble }
  /** What stands there now could not be asked for; nothing changed. */
  | { readonly kind: "unreachable" };

export type Choice = "mine" | "theirs" | "split";

/** What is known around the entries themselves. */
export interface ViewInput {
  readonly entries: readonly Entry[];
  /** The account that is signed in. */
  readonly account: string | undefined;
  readonly isInPage: (id: string) => boolean;
  readonly waitsFor: (entry: Entry) => string | undefined;
  readonly keeping: Keeping;
  readonly unreadable: number;
}

export function outboxView(input: ViewInput): OutboxView {
  const { entries, account, keeping, unreadable } = input;
  const items: Item[] = [];
  const held = new Map<string, HeldForSomeone>();
  for (const entry of entries) {
    const { madeBy } = entry;
    if (madeBy.account === account) items.push(itemOf(entry, input));
    else if (entry.state.kind !== "sent") {
      const count = (held.get(madeBy.account)?.count ?? 0) + 1;
      held.set(madeBy.account, { ...madeBy, count });
    }
  }
  return {
    counts: countsOf(items, held.values()),
    items,
    held: [...held.values()],
    keeping,
    unreadable,
  };
}

function countsOf(items: readonly Item[], held: Iterable<HeldForSomeone>): Counts {
  const count = (kind: Standing["kind"]): number =>
    items.filter(({ standing }) => standing.kind === kind).length;
  let heldForOthers = 0;
  for (const someone of held) heldForOthers += someone.count;
  return {
    saved: count("saved"),
    sending: count("sending"),
    refused: count("refused"),
    conflict: count("conflict"),
    heldForOthers,
  };
}

function itemOf(entry: Entry, input: ViewInput): Item {
  const { id, machineId, request, madeAt } = entry;
  return { id, machineId, request, madeAt, standing: standingOf(entry, input) };
}

function standingOf(entry: Entry, { isInPage, waitsFor }: ViewInput): Standing {
  const { state } = entry;
  const where: Where = isInPage(entry.id) ? "page" : "tablet";
  const waiting = waitsFor(entry);
  switch (state.kind) {
    case "saved":
    case "sending":
      // What was on its way when its page ended goes again only when what it waits for is settled.
      if (state.kind === "sending" && waiting === undefined) return { kind: "sending", where };
      return {
        kind: "saved",
        where,
        mayHaveArrived: mayHaveArrived(entry),
        waitsFor: waiting,
      };
    case "sent":
      // Whether it was sent or taken away, another tab is about to say.
      return state.revision === NEVER ? { kind: "sending", where } : { kind: "sent" };
    case "refused":
      return { ...state, mayHaveArrived: mayHaveArrived(entry) };
    case "conflict":
      return state;
  }
}
