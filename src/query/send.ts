import type { Request } from "#engine/request.ts";
import { useMutation } from "@tanstack/react-query";
import type { Problem } from "./client.ts";
import { type Link, useLink } from "./link.ts";
import type { Entry } from "./outbox/entry.ts";
import type { Keeping } from "./outbox/outbox-view.ts";
import type { StorageTrouble } from "./outbox/ports.ts";
import type { Person } from "./person.ts";
import { seenOf } from "./seen.ts";
import type { MachineTruth } from "./truth.ts";

/** What a person confirmed. */
export interface Confirmed {
  /** The truth that the person saw. */
  readonly truth: MachineTruth;
  readonly request: Request;
  /** Who confirmed it. */
  readonly by: Pick<Person, "id" | "name">;
  /** The key that it goes under, where it says something ({@link partKeys}); else a new one. */
  readonly key?: string | undefined;
}

/** What became of a confirmed request, as far as it is known while a person waits. */
export type Fate =
  /** The server has it. */
  | { readonly kind: "sent" }
  /** The server refused it; nothing changed, and it is for the person to put it differently. */
  | { readonly kind: "refused"; readonly problem: Problem }
  /** Someone else changed the same time meanwhile. It is kept; the list of what is unsent asks what shall be. */
  | { readonly kind: "conflict"; readonly id: string; readonly problem: Problem }
  /** Kept here, shown as not yet sent, and sent by itself. */
  | {
      readonly kind: "kept";
      /** Why it lives in this page only; absent: it is saved on this tablet. */
      readonly trouble?: StorageTrouble;
    };

/** So long a person gladly waits for "sent"; then "saved on this tablet" is good news too. */
const PATIENCE_MS = 1_500;

/**
 * Confirms a request: keeps it, and waits a moment for the server's answer. Never rejects. What is refused
 * after that moment stays in the list of what is unsent.
 */
export function useSend(): (confirmed: Confirmed) => Promise<Fate> {
  const link = useLink();
  const { mutateAsync } = useMutation({
    networkMode: "always",
    mutationFn: (confirmed: Confirmed) => send(link, confirmed),
  });
  return mutateAsync;
}

export async function send(link: Link, { truth, request, by, key }: Confirmed): Promise<Fate> {
  const { outbox, live } = link;
  const maker = { account: by.id, name: by.name };
  const { machineId } = truth;
  const seen = seenOf(link, truth, by.id);
  const { id, keeping } = await outbox.add({ machineId, request, seen, key }, maker);
  const isAway = live.state().kind === "offline";
  const fate = fateOf(await outbox.outcome(id, isAway ? 0 : PATIENCE_MS), keeping);
  // Whoever entered it has it before them still, and is told why.
  if (fate.kind === "refused") await outbox.discard(id);
  return fate;
}

function fateOf(entry: Entry | undefined, keeping: Keeping): Fate {
  switch (entry?.state.kind) {
    case undefined:
    case "sent":
      return { kind: "sent" };
    case "refused":
      return entry.state;
    case "conflict":
      return { ...entry.state, id: entry.id };
    case "saved":
    case "sending":
      return keeping.kind === "tablet"
        ? { kind: "kept" }
        : { kind: "kept", trouble: keeping.trouble };
  }
}
