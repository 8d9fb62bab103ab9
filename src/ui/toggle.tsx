import type { ReactElement, ReactNode } from "react";
import styles from "./toggle.module.css";

export interface ToggleProps {
  readonly children: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** On or off, taking effect at once. The knob's place tells it, not its colour. */
export function Toggle({ children, isOn, onChange }: ToggleProps): ReactElement {
  return (
    <label className={styles["toggle"]} data-selected={isOn ? "" : undefined}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        className="visually-hidden"
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span className={styles["track"]}>
        <span className={styles["knob"]} />
      </span>
      {children}
    </label>
  );
}
