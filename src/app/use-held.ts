import { useLink } from "#query/link.ts";
import type { HeldForSomeone } from "#query/outbox/outbox-view.ts";
import { useSession } from "#query/session.ts";
import { useMemo, useSyncExternalStore } from "react";

export interface Held {
  /** Whose entries wait on this tablet, but for those of whoever is signed in. */
  readonly held: readonly HeldForSomeone[];
  /** Some entries live in this page only, so that loading it again would lose them. */
  readonly isUnsafe: boolean;
}

/** What this tablet keeps, whoever is signed in. */
export function useHeld(): Held {
  const session = useSession();
  const account = session.kind === "signedIn" ? session.person.id : undefined;
  const { outbox } = useLink();
  const version = useSyncExternalStore(outbox.subscribe, outbox.version);
  return useMemo(
    () => ({ held: outbox.view(account).held, isUnsafe: outbox.hasUnsafe() }),
    // The version stands for everything that the outbox holds.
    // oxlint-disable-next-line react/exhaustive-deps
    [outbox, account, version],
  );
}
