import type { ReactElement, ReactNode } from "react";
import { Checkbox } from "react-aria-components/Checkbox";
import styles from "./check.module.css";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export interface CheckProps {
  /** Its words; the whole line is the target (64 px). */
  readonly children: ReactNode;
  /** "some": of what it stands for, some are chosen and some are not. */
  readonly isOn: boolean | "some";
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
  readonly describedBy?: string;
}

/** One of several that may all be chosen. */
export function Check(props: CheckProps): ReactElement {
  const { children, isOn, onChange, isDisabled = false, describedBy } = props;
  return (
    <Checkbox
      className={classNames(styles["check"])}
      isSelected={isOn === true}
      isIndeterminate={isOn === "some"}
      onChange={onChange}
      isDisabled={isDisabled}
      {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
    >
      <CheckBoxMark />
      <span className={styles["words"]}>{children}</span>
    </Checkbox>
  );
}

/** The square and its sign; how it stands is told by the sign, not by colour alone. */
export function CheckBoxMark(): ReactElement {
  return (
    <span className={styles["box"]}>
      <span className={styles["yes"]}>
        <Icon name="check" />
      </span>
      <span className={styles["some"]}>
        <Icon name="minus" />
      </span>
    </span>
  );
}
