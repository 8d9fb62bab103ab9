import type { MachineId } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Instant } from "#time/instant.ts";
import { problemCode } from "#contract/problem.ts";
import type { Problem } from "../client.ts";

/**
 * A request that a person has confirmed, from then until the server's truth contains it. Entries are what is
 * shown on top of the truth; nothing else is ever written over it (offline design, 2).
 *
 * ```
 *            no answer
 *          .----------.
 *          v          |
 * saved --> sending --+--> sent --> (the truth has it: gone)
 *   ^                 |--> refused  --> retry / change / discard
 *   '-----------------+--> conflict --> mine / theirs / split
 *     sent again by itself when its effect is unchanged
 * ```
 */
export interface Entry {
  /** Random; the `Idempotency-Key` that it is sent under, however often. A changed request is a new entry. */
  readonly id: string;
  readonly machineId: MachineId;
  readonly request: Request;
  /** The revision of the machine's classification layer that the person saw: its `If-Match`. */
  readonly baseRevision: number;
  /** What the person saw of the machine around it; `undefined` for an entry that a first build kept. */
  readonly base: Timeline | undefined;
  /** By the server's clock. Replaying uses it as "now". */
  readonly madeAt: Instant;
  /** It is sent only while they are signed in. */
  readonly madeBy: Maker;
  readonly state: EntryState;
}

/** Names are not unique; accounts are. */
export interface Maker {
  readonly account: string;
  readonly name: string;
}

export type EntryState =
  /** Kept. `attempts`: how often it was sent without an answer; above 0 the server may have it. */
  | { readonly kind: "saved"; readonly attempts: number }
  /** On its way, written before it goes so that nobody believes later that it never went. */
  | { readonly kind: "sending"; readonly attempts: number }
  /** The server has it; it is replayed until the truth has reached this revision. */
  | { readonly kind: "sent"; readonly revision: number }
  /**
   * The server refused it. It waits for the person. `mayHaveArrived`: it had gone before without an answer, or was
   * on its way from another tab, and the refusal does not say what came of that (413 or 415 from something in
   * between, say).
   */
  | {
      readonly kind: "refused";
      readonly problem: Problem;
      readonly mayHaveArrived?: boolean | undefined;
    }
  /** Someone else changed some of the same seconds (412). It waits for the person. */
  | { readonly kind: "conflict"; readonly problem: Problem };

/** Whether the server may have it already, as far as this browser can know. */
export function mayHaveArrived({ state }: Entry): boolean {
  switch (state.kind) {
    case "saved":
      return state.attempts > 0;
    case "sending":
    case "sent":
      return true;
    case "refused":
      return state.mayHaveArrived === true;
    case "conflict":
      return false;
  }
}

/** Answers that the server does not remember for a key (contracts, "What every write has"). */
const NOT_REMEMBERED: readonly number[] = [401, 403, 412, 413, 415, 429];

/** Said on the tablet, before anything is sent: the key has no answer by it. */
const OF_OUR_OWN = "notInPlant";

/** Whether an answer like this is the one that the key has, however often it is asked. */
export function isRemembered(problem: Problem): boolean {
  return !NOT_REMEMBERED.includes(problem.status) && problemCode(problem) !== OF_OUR_OWN;
}

/** Refusals of a person's rights, for which the server looks at the key first: had it arrived, that would be the answer. */
const AFTER_THE_KEY: readonly (string | undefined)[] = [
  "mayNotWrite",
  "mayNotWriteArea",
  "shiftLocked",
];

/**
 * Whether a refusal of one attempt says that none under the same key was taken, nor will be. What is remembered for
 * the key is said to all. Rights may be given back before one arrives that is still on its way.
 */
export function speaksForAll(
  problem: Problem,
  { othersAreOver }: { readonly othersAreOver: boolean },
): boolean {
  return isRemembered(problem) || (othersAreOver && AFTER_THE_KEY.includes(problemCode(problem)));
}

export function inState(entry: Entry, state: EntryState): Entry {
  return { ...entry, state };
}
