import type { Acted } from "#query/outbox/outbox-view.ts";
import { unsentWords } from "./list-words.ts";

/** Why what a person asked for was not done; `undefined`: it was, or another question comes first. */
export function actedWords({ kind }: Acted): string | undefined {
  switch (kind) {
    case "done":
    case "mayHaveArrived":
      return undefined;
    case "gone":
      return unsentWords.gone;
    case "notStored":
      return unsentWords.notStoredNow;
    case "unreachable":
      return unsentWords.unreachable;
  }
}
