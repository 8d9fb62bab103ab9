import type { Item } from "#query/outbox/outbox-view.ts";
import { useState } from "react";

/** As many as fit under the eye. */
const MOST = 8;

/**
 * What this page has seen sent, the latest first. An entry leaves the outbox as soon as the board shows it
 * from the server; a person who watches the list wants to see what became of it.
 */
export function useLately(items: readonly Item[]): readonly Item[] {
  const [seen, setSeen] = useState<readonly Item[]>([]);
  const fresh = items.filter(
    ({ id, standing }) => standing.kind === "sent" && seen.every((its) => its.id !== id),
  );
  if (fresh.length > 0) setSeen([...fresh.toReversed(), ...seen].slice(0, MOST));
  return seen;
}
