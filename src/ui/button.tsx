import type { ReactElement, ReactNode, Ref } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import styles from "./button.module.css";
import { Icon, type IconName } from "./icon.tsx";

/**
 * - `primary`: the one way on; at most one on a surface.
 * - `quiet`: everything else.
 * - `danger`: takes something away.
 */
export type ButtonKind = "primary" | "quiet" | "danger";

export interface ButtonProps {
  readonly kind?: ButtonKind;
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly type?: "button" | "submit";
  /** The press is being worked on: it can be focused, not pressed again. */
  readonly isPending?: boolean;
  readonly isDisabled?: boolean;
  /** The id of the element that says why it cannot be pressed, or what it will do. */
  readonly describedBy?: string | undefined;
  readonly isWide?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  kind = "quiet",
  describedBy,
  isWide = false,
  ...rest
}: ButtonProps): ReactElement {
  return (
    <AriaButton
      {...rest}
      {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
      className={styles["button"] ?? ""}
      data-kind={kind}
      data-wide={isWide || undefined}
    />
  );
}

export interface IconButtonProps {
  readonly icon: IconName;
  /** What it does, in words: its name for those who do not see the icon. */
  readonly label: string;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, ...rest }: IconButtonProps): ReactElement {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className={styles["button"] ?? ""}
      data-kind="quiet"
      data-square=""
    >
      <Icon name={icon} />
    </AriaButton>
  );
}
