import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import styles from "./status-mark.module.css";

export interface StatusMarkProps {
  readonly icon: IconName;
  /** Always there: an icon and a colour alone say nothing to many. */
  readonly children: ReactNode;
  readonly tone?: "quiet" | "good" | "alert";
}

/** A standing fact about the system or a thing: a sign and its words. */
export function StatusMark({ icon, children, tone = "quiet" }: StatusMarkProps): ReactElement {
  return (
    <span className={styles["mark"]} data-tone={tone}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}
