import type { OutboxView } from "#query/outbox/outbox-view.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import type { ReactElement } from "react";
import styles from "./unsent.module.css";
import { unsentOf } from "./unsent-of.ts";
import { unsentWords } from "./list-words.ts";

/** `failed`: the server could not be told. */
export type Leaving = "closed" | "asking" | "leaving" | "failed";

export interface LeaveDialogProps {
  readonly standing: Leaving;
  readonly items: OutboxView["items"];
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** Signing out: what becomes of what is not sent yet is said before, and what went wrong after. */
export function LeaveDialog({ standing, items, onLeave, onStay }: LeaveDialogProps): ReactElement {
  const { stored, inPage } = unsentOf(items);
  return (
    <Dialog
      title={stored + inPage === 0 ? unsentWords.leaveBare : unsentWords.leaveTitle}
      isOpen={standing !== "closed"}
      onClose={onStay}
    >
      {stored === 0 ? undefined : <p>{unsentWords.leaveWhat(stored)}</p>}
      {inPage === 0 ? undefined : <Notice tone="alert" title={unsentWords.leaveInPage(inPage)} />}
      {standing === "failed" ? (
        <Notice tone="alert" title={unsentWords.leaveFailed} isSpoken />
      ) : undefined}
      <div className={styles["actions"]}>
        <Button onPress={onStay}>{unsentWords.stay}</Button>
        <Button
          kind={inPage === 0 ? "primary" : "danger"}
          isPending={standing === "leaving"}
          onPress={onLeave}
        >
          {unsentWords.leave}
        </Button>
      </div>
    </Dialog>
  );
}
