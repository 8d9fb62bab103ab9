import type { OutboxView } from "#query/outbox/outbox-view.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import { type ReactElement, useState } from "react";
import styles from "./unsent.module.css";
import { words } from "./words.ts";

export interface LeaveDialogProps {
  readonly isOpen: boolean;
  readonly items: OutboxView["items"];
  /** Resolves to false when the server could not be told. */
  readonly onLeave: () => Promise<boolean>;
  readonly onStay: () => void;
}

/** Signing out: what becomes of what is not sent yet is said before, and what went wrong after. */
export function LeaveDialog({ isOpen, items, onLeave, onStay }: LeaveDialogProps): ReactElement {
  const [standing, setStanding] = useState<"asking" | "leaving" | "failed">("asking");
  const { stored, inPage } = unsentOf(items);

  async function leave(): Promise<void> {
    setStanding("leaving");
    setStanding((await onLeave()) ? "asking" : "failed");
  }
  function stay(): void {
    setStanding("asking");
    onStay();
  }

  return (
    <Dialog
      title={stored + inPage === 0 ? words.leaveBare : words.leaveTitle}
      isOpen={isOpen}
      onClose={stay}
    >
      {stored === 0 ? undefined : <p>{words.leaveWhat(stored)}</p>}
      {inPage === 0 ? undefined : <Notice tone="alert" title={words.leaveInPage(inPage)} />}
      {standing === "failed" ? (
        <Notice tone="alert" title={words.leaveFailed} isSpoken />
      ) : undefined}
      <div className={styles["actions"]}>
        <Button onPress={stay}>{words.stay}</Button>
        <Button
          kind={inPage === 0 ? "primary" : "danger"}
          isPending={standing === "leaving"}
          onPress={() => void leave()}
        >
          {words.leave}
        </Button>
      </div>
    </Dialog>
  );
}

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
