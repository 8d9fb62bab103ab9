import type { Acted, Item, OutboxActions } from "#query/outbox/outbox-view.ts";
import { useState } from "react";
import { mayHaveArrived } from "./standing-words.ts";
import { unsentWords } from "./list-words.ts";

/** `asking`: the person is asked once, in the words that are true of this entry. */
export type Discarding =
  | { readonly kind: "idle" }
  | { readonly kind: "asking"; readonly question: string; readonly evenIfItArrived: boolean };

export interface Discard {
  readonly state: Discarding;
  readonly ask: () => void;
  readonly keep: () => void;
  /** The person is sure. `undefined`: another question has come up. */
  readonly sure: () => Promise<Acted | undefined>;
}

/** Takes an entry away, never without asking; again, when it turns out that the server may have it. */
export function useDiscard({ id, standing }: Item, actions: OutboxActions): Discard {
  const [state, setState] = useState<Discarding>({ kind: "idle" });
  const arrived: Discarding = {
    kind: "asking",
    question: unsentWords.sureArrived,
    evenIfItArrived: true,
  };
  return {
    state,
    ask() {
      if (mayHaveArrived(standing)) {
        setState(arrived);
        return;
      }
      const question =
        standing.kind === "saved" ? unsentWords.sureDiscardUnsent : unsentWords.sureDiscard;
      setState({ kind: "asking", question, evenIfItArrived: false });
    },
    keep: () => setState({ kind: "idle" }),
    async sure() {
      if (state.kind === "idle") return undefined;
      const { evenIfItArrived } = state;
      const acted = await actions.discard(id, { evenIfItArrived });
      setState(acted.kind === "mayHaveArrived" ? arrived : { kind: "idle" });
      return acted.kind === "mayHaveArrived" ? undefined : acted;
    },
  };
}
