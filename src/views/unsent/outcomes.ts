import type { Item } from "#query/outbox/outbox-view.ts";
import { elapsed, type Instant } from "#time/instant.ts";
import { problemWords } from "../problem-words.ts";
import { words } from "./words.ts";

/** An entry that is sent sooner has not been waiting, and who confirmed it has been told already. Seconds. */
const WAITED = 2;

/** What has come of entries since they were last looked at, in words for those who listen. */
export function outcomesOf(
  before: readonly Item[],
  items: readonly Item[],
  now: Instant,
  nameOf: (item: Item) => string,
): readonly string[] {
  const said: string[] = [];
  for (const item of items) {
    const was = before.find(({ id }) => id === item.id);
    const { standing } = item;
    if (was === undefined || was.standing.kind === standing.kind) continue;
    if (standing.kind === "refused") {
      said.push(words.saidRefused(nameOf(item), problemWords(standing.problem)));
    }
    if (standing.kind === "conflict") said.push(words.saidConflict(nameOf(item)));
  }
  // What is gone may have been discarded, or be someone else's: only what is seen to be sent counts.
  const hasArrived = items.some(({ id, standing }) => {
    const was = before.find((its) => its.id === id);
    return standing.kind === "sent" && was !== undefined && hasWaited(was, now);
  });
  if (hasArrived && items.every(({ standing }) => standing.kind === "sent")) {
    said.push(words.saidAllSent);
  }
  return said;
}

function hasWaited({ standing, madeAt }: Item, now: Instant): boolean {
  const isUnsent = standing.kind === "saved" || standing.kind === "sending";
  return isUnsent && elapsed(madeAt, now) > WAITED;
}
