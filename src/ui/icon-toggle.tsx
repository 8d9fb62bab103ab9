import type { ReactElement } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import buttonStyles from "./button.module.css";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";
import styles from "./icon-toggle.module.css";

export interface IconToggleProps {
  readonly icon: IconName;
  /** What is on or off, in words. */
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A sign that is filled while it is on. */
export function IconToggle({ icon, label, isOn, onChange }: IconToggleProps): ReactElement {
  return (
    <ToggleButton
      className={classNames(buttonStyles["button"], styles["toggle"])}
      data-kind="quiet"
      data-square=""
      aria-label={label}
      isSelected={isOn}
      onChange={onChange}
    >
      <Icon name={icon} />
    </ToggleButton>
  );
}
