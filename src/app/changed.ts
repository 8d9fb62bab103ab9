import type { Acted } from "#query/outbox/outbox-view.ts";
import type { Fate } from "#query/send.ts";
import { actedWords } from "#views/unsent/acted-words.ts";
import { words } from "./words.ts";

/** What became of an entry that was to be changed, as the panel tells of a new one. */
export function fateOf(acted: Acted): Fate {
  if (acted.kind === "done") return { kind: "kept" };
  const detail = acted.kind === "mayHaveArrived" ? words.sentMeanwhile : actedWords(acted);
  return {
    kind: "refused",
    problem: { type: "about:blank", title: words.notChanged, status: 409, detail: detail ?? "" },
  };
}
