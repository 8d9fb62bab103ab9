import type { ReactElement, ReactNode } from "react";
import { Switch } from "react-aria-components/Switch";
import { classNames } from "./class-names.ts";
import styles from "./toggle.module.css";

export interface ToggleProps {
  readonly children: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** On or off, taking effect at once. The knob's place tells it, not its colour. */
export function Toggle({ children, isOn, onChange }: ToggleProps): ReactElement {
  return (
    <Switch className={classNames(styles["toggle"])} isSelected={isOn} onChange={onChange}>
      <span className={styles["track"]}>
        <span className={styles["knob"]} />
      </span>
      {children}
    </Switch>
  );
}
