import type { OutboxView } from "#query/outbox/outbox-view.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import type { ReactElement } from "react";
import styles from "./unsent.module.css";
import { unsentOf } from "./unsent-of.ts";
import { words } from "./words.ts";

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
      title={stored + inPage === 0 ? words.leaveBare : words.leaveTitle}
      isOpen={standing !== "closed"}
      onClose={onStay}
    >
      {stored === 0 ? undefined : <p>{words.leaveWhat(stored)}</p>}
      {inPage === 0 ? undefined : <Notice tone="alert" title={words.leaveInPage(inPage)} />}
      {standing === "failed" ? (
        <Notice tone="alert" title={words.leaveFailed} isSpoken />
      ) : undefined}
      <div className={styles["actions"]}>
        <Button onPress={onStay}>{words.stay}</Button>
        <Button
          kind={inPage === 0 ? "primary" : "danger"}
          isPending={standing === "leaving"}
          onPress={onLeave}
        >
          {words.leave}
        </Button>
      </div>
    </Dialog>
  );
}
