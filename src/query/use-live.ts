import { useSyncExternalStore } from "react";
import { useLink } from "./link.ts";
import type { LiveState } from "./live.ts";
import type { Entry } from "./pending.ts";

/** How the board stands to the server, for the mark in the header. */
export function useLiveState(): LiveState {
  const { live } = useLink();
  return useSyncExternalStore(live.subscribe, live.state);
}

/** What has been confirmed here and is not yet in the server's truth, or was refused by it. */
export function usePending(): readonly Entry[] {
  const { pending } = useLink();
  return useSyncExternalStore(pending.subscribe, pending.entries);
}
