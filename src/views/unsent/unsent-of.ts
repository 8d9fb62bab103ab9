import type { OutboxView } from "#query/outbox/outbox-view.ts";

/** How much is not with the server: what is kept on this tablet, and what is not. */
export function unsentOf(items: OutboxView["items"]): {
  readonly stored: number;
  readonly inPage: number;
} {
  const unsent = items.filter(({ standing }) => standing.kind !== "sent");
  const inPage = unsent.filter(
    ({ standing }) => "where" in standing && standing.where === "page",
  ).length;
  return { stored: unsent.length - inPage, inPage };
}
