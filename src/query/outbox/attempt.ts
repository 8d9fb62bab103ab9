import { type Entry, type EntryState, inState, speaksForAll } from "./entry.ts";
import type { Reply } from "./ports.ts";
import type { Decide } from "./rows.ts";

/**
 * One sending of an entry. Another tab may send the same entry at the same time, under the same key: one that was
 * thought to be frozen and was only slow, or two that both believe they lead. So each is numbered among all that were
 * made of the entry, and what comes of one is decided on what the store says of all of them by then:
 *
 * ```
 * tab 1   1 --------------------- sent
 * tab 2       2 ---- refused: of its own attempt, not of tab 1's
 * ```
 */
export interface Attempt {
  /** As it was sent. */
  readonly entry: Entry;
  readonly number: number;
  /** How many of them this tab has made, one after the other. As many as all: those before this one are over. */
  readonly own: number;
}

type Refused = Extract<Reply, { readonly kind: "refused" }>;

/** How often it was sent, as far as it may have arrived; `undefined`: it is settled, or waits for the person. */
export function attemptsOf({ state }: Entry): number | undefined {
  return state.kind === "saved" || state.kind === "sending" ? state.attempts : undefined;
}

/** Written down before it goes. */
export function begun(entry: Entry): readonly Entry[] | undefined {
  const attempts = attemptsOf(entry);
  return attempts === undefined
    ? undefined
    : [inState(entry, { kind: "sending", attempts: attempts + 1 })];
}

/** It may have arrived. Where another one began since, that one is still on its way. */
export function unanswered({ number }: Attempt): Decide {
  return whilePending((attempts) =>
    attempts > number ? undefined : { kind: "saved", attempts: number },
  );
}

/** It is as if it had not gone. Asked twice, it says the same: so it takes off its own number or nothing. */
export function notTaken({ number }: Attempt): Decide {
  return whilePending((attempts) =>
    attempts === number ? { kind: "saved", attempts: number - 1 } : undefined,
  );
}

/** It was refused; whether that says anything of the others depends on why, and on where they are. */
export function refused({ number, own }: Attempt, reply: Refused): Decide {
  return whilePending((attempts) => {
    const all = Math.max(attempts, number);
    const isOpen = all > 1 && !speaksForAll(reply.problem, { othersAreOver: own === all });
    return isOpen ? { ...reply, mayHaveArrived: true } : reply;
  });
}

/** `undefined`: it stays as it is. Nothing is done about what another tab or the person has settled meanwhile. */
function whilePending(next: (attempts: number) => EntryState | undefined): Decide {
  return (entry) => {
    const attempts = attemptsOf(entry);
    const state = attempts === undefined ? undefined : next(attempts);
    return state === undefined ? undefined : [inState(entry, state)];
  };
}
