import { useMemo, useSyncExternalStore } from "react";
import { useLink } from "./link.ts";
import type { LiveState } from "./live.ts";
import type { Entry } from "./outbox/entry.ts";
import { useSession } from "./session.ts";
import { seenBy } from "./shown.ts";

/** How the board stands to the server, for the mark in the header. */
export function useLiveState(): LiveState {
  const { live } = useLink();
  return useSyncExternalStore(live.subscribe, live.state);
}

/** What this person has confirmed here and is not yet in the server's truth, or was not taken by it. */
export function usePending(): readonly Entry[] {
  const { outbox } = useLink();
  const session = useSession();
  const account = session.kind === "signedIn" ? session.person.id : undefined;
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries);
  return useMemo(() => seenBy(entries, account), [entries, account]);
}
