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
  /** It opens and closes something: whether that is open. */
  readonly isExpanded?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  kind = "quiet",
  describedBy,
  isWide = false,
  isExpanded,
  isPending = false,
  onPress,
  type = "button",
  ...rest
}: ButtonProps): ReactElement {
  // React Aria's own pending state has a live region name the button by its id for some seconds, even
  // when the page that it stood on has gone. Whoever works on the press says what comes of it.
  const working = isPending ? { "aria-disabled": true, "data-pending": "" } : {};
  return (
    <AriaButton
      {...rest}
      {...working}
      {...(isExpanded === undefined ? {} : { "aria-expanded": isExpanded })}
      {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
      {...(onPress === undefined || isPending ? {} : { onPress: () => onPress() })}
      // Enter in a field must not submit again either.
      type={isPending ? "button" : type}
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
