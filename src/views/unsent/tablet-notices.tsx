import type { OutboxView } from "#query/outbox/outbox-view.ts";
import { durationWords } from "#time/words.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { ReactElement } from "react";
import type { ClockOff } from "./clock-off.ts";
import styles from "./unsent.module.css";
import { words } from "./words.ts";

export interface TabletNoticesProps {
  readonly view: Pick<OutboxView, "items" | "keeping" | "unreadable">;
  readonly clockOff: ClockOff | undefined;
  /** The browser may clear what is stored by itself; `undefined`: it does not say. */
  readonly isPassing: boolean | undefined;
}

/** What is not as it should be with this tablet itself, and its mend. */
export function TabletNotices(props: TabletNoticesProps): ReactElement {
  const { view, clockOff, isPassing } = props;
  const storage = view.keeping.kind === "page" ? words.storage[view.keeping.trouble] : undefined;
  return (
    <>
      {storage === undefined ? undefined : (
        <Notice tone="alert" title={storage.title}>
          {storage.what}
        </Notice>
      )}
      {view.unreadable === 0 ? undefined : (
        <Notice tone="alert" title={words.unreadable(view.unreadable)} />
      )}
      {clockOff === undefined ? undefined : <ClockNotice off={clockOff} />}
      {isPassing === true && storage === undefined && view.items.length > 0 ? (
        <p className={styles["note"]}>{words.passing}</p>
      ) : undefined}
    </>
  );
}

export interface ClockNoticeProps {
  readonly off: ClockOff;
  readonly isSpoken?: boolean;
  /** Absent: it stays. */
  readonly onUnderstood?: () => void;
}

export function ClockNotice({
  off,
  isSpoken = false,
  onUnderstood,
}: ClockNoticeProps): ReactElement {
  return (
    <Notice
      tone="alert"
      isSpoken={isSpoken}
      title={words.clockTitle(durationWords(off.by), off.isBehind)}
      actions={
        onUnderstood === undefined ? undefined : (
          <Button onPress={onUnderstood}>{words.understood}</Button>
        )
      }
    >
      {words.clockWhat}
    </Notice>
  );
}
