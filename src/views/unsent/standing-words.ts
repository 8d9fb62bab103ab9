import type { Standing } from "#query/outbox/outbox-view.ts";
import type { IconName } from "#ui/icon.tsx";
import { unsentWords } from "./list-words.ts";

/** How an entry stands: a sign and its words. */
export interface StandingWords {
  readonly icon: IconName;
  readonly words: string;
  readonly tone: "quiet" | "good" | "alert";
}

export function standingWords(standing: Standing): StandingWords {
  switch (standing.kind) {
    case "saved": {
      if (standing.where === "page")
        return { icon: "alert", words: unsentWords.onlyInPage, tone: "alert" };
      const said =
        standing.waitsFor !== undefined
          ? unsentWords.waitsFor
          : standing.mayHaveArrived
            ? unsentWords.triedOnce
            : unsentWords.saved;
      return { icon: "tablet", words: said, tone: "quiet" };
    }
    case "sending":
      return { icon: "send", words: unsentWords.sending, tone: "quiet" };
    case "sent":
      return { icon: "check", words: unsentWords.sent, tone: "good" };
    case "refused":
      return {
        icon: "alert",
        words: standing.mayHaveArrived ? unsentWords.refusedOnce : unsentWords.refused,
        tone: "alert",
      };
    case "conflict":
      return { icon: "fork", words: unsentWords.conflict, tone: "alert" };
  }
}

/** It was sent, and what came of that is not known: the server may have it. */
export function mayHaveArrived(standing: Standing): boolean {
  switch (standing.kind) {
    case "saved":
    case "refused":
      return standing.mayHaveArrived;
    case "sending":
      return true;
    case "sent":
    case "conflict":
      return false;
  }
}

/** Nothing but the person's say can bring it on. */
export function needsPerson({ kind }: Standing): boolean {
  return kind === "refused" || kind === "conflict";
}
