import { useLink } from "#query/link.ts";
import type { HeldForSomeone } from "#query/outbox/outbox-view.ts";
import { useMemo, useSyncExternalStore } from "react";

export interface Held {
  /** Whose entries wait on this tablet, while nobody is signed in. */
  readonly held: readonly HeldForSomeone[];
  /** Some entries live in this page only, so that loading it again would lose them. */
  readonly isUnsafe: boolean;
}

/** What this tablet keeps, whoever is signed in. */
export function useHeld(): Held {
  const { outbox } = useLink();
  const version = useSyncExternalStore(outbox.subscribe, outbox.version);
  return useMemo(
    () => ({ held: outbox.view(undefined, undefined).held, isUnsafe: outbox.hasUnsafe() }),
    // The version stands for everything that the outbox holds.
    // oxlint-disable-next-line react/exhaustive-deps
    [outbox, version],
  );
}
