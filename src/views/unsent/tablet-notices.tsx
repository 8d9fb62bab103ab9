import type { OutboxView } from "#query/outbox/outbox-view.ts";
import { Notice } from "#ui/notice.tsx";
import type { ReactElement } from "react";
import { ClockNotice } from "./clock-notice.tsx";
import type { ClockOff } from "./clock-off.ts";
import styles from "./unsent.module.css";
import { unsentWords } from "./list-words.ts";

export interface TabletNoticesProps {
  readonly view: Pick<OutboxView, "items" | "keeping" | "unreadable">;
  readonly clockOff: ClockOff | undefined;
  /** The browser may clear what is stored by itself; `undefined`: it does not say. */
  readonly isPassing: boolean | undefined;
}

/** What is not as it should be with this tablet itself, and its mend. */
export function TabletNotices(props: TabletNoticesProps): ReactElement {
  const { view, clockOff, isPassing } = props;
  const storage =
    view.keeping.kind === "page" ? unsentWords.storage[view.keeping.trouble] : undefined;
  return (
    <>
      {storage === undefined ? undefined : (
        <Notice tone="alert" title={storage.title}>
          {storage.what}
        </Notice>
      )}
      {view.unreadable === 0 ? undefined : (
        <Notice tone="alert" title={unsentWords.unreadable(view.unreadable)} />
      )}
      {clockOff === undefined ? undefined : <ClockNotice off={clockOff} />}
      {isPassing === true && storage === undefined && view.items.length > 0 ? (
        <p className={styles["note"]}>{unsentWords.passing}</p>
      ) : undefined}
    </>
  );
}
