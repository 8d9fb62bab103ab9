import type { Acted } from "#query/outbox/outbox-view.ts";
import { words } from "./words.ts";

/** Why what a person asked for was not done; `undefined`: it was, or another question comes first. */
export function actedWords({ kind }: Acted): string | undefined {
  switch (kind) {
    case "done":
    case "mayHaveArrived":
      return undefined;
    case "gone":
      return words.gone;
    case "notStored":
      return words.notStoredNow;
    case "unreachable":
      return words.unreachable;
  }
}
