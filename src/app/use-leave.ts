import { useLink } from "#query/link.ts";
import { signOut } from "#query/session.ts";
import { useOutbox } from "#query/use-outbox.ts";
import type { LeaveDialogProps, Leaving } from "#views/unsent/leave-dialog.tsx";
import { unsentOf } from "#views/unsent/unsent-of.ts";
import { useState } from "react";

export interface Leave {
  /** The person wants to sign out: at once, unless something is not yet sent. */
  readonly ask: () => void;
  readonly dialog: LeaveDialogProps;
}

/** @param onLeft the person has signed out by their own will. */
export function useLeave(onLeft: () => void): Leave {
  const link = useLink();
  const { items } = useOutbox().view;
  const [standing, setStanding] = useState<Leaving>("closed");

  async function leave(): Promise<void> {
    if (await signOut(link)) onLeft();
    else setStanding("failed");
  }

  return {
    ask() {
      const { stored, inPage } = unsentOf(items);
      if (stored + inPage > 0) setStanding("asking");
      else void leave();
    },
    dialog: {
      standing,
      items,
      onLeave() {
        setStanding("leaving");
        void leave();
      },
      onStay: () => setStanding("closed"),
    },
  };
}
