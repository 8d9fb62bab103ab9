import type { ReactElement, ReactNode } from "react";
import { Icon } from "./icon.tsx";
import styles from "./notice.module.css";

export interface NoticeProps {
  readonly tone: "alert" | "info" | "good";
  /** What happened, in one line. */
  readonly title: ReactNode;
  /** Why, and what to do next. */
  readonly children?: ReactNode;
  /** Buttons that lead on. */
  readonly actions?: ReactNode;
  /** Spoken as soon as it appears; leave it out where an announcement is made elsewhere. */
  readonly isSpoken?: boolean;
}

const icons = { alert: "alert", info: "info", good: "check" } as const;

/** A problem and its mend, where the problem is. */
export function Notice(props: NoticeProps): ReactElement {
  const { tone, title, children, actions, isSpoken = false } = props;
  return (
    <div className={styles["notice"]} data-tone={tone} role={isSpoken ? "alert" : undefined}>
      <Icon name={icons[tone]} />
      <div className={styles["words"]}>
        <p className={styles["title"]}>{title}</p>
        {children === undefined ? undefined : <div>{children}</div>}
        {actions === undefined ? undefined : <div className={styles["actions"]}>{actions}</div>}
      </div>
    </div>
  );
}
