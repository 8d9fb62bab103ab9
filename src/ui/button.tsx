import type { ReactElement, ReactNode, Ref } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { PressButton } from "./press-button.tsx";

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
  // Whoever works on the press says what comes of it; meanwhile it keeps the focus.
  const working = isPending ? { "aria-disabled": true, "data-pending": "" } : {};
  return (
    <PressButton
      {...rest}
      {...working}
      {...(isExpanded === undefined ? {} : { "aria-expanded": isExpanded })}
      {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
      kind={kind}
      onPress={isPending ? undefined : onPress}
      // Enter in a field must not submit again either.
      type={isPending ? "button" : type}
      data-wide={isWide ? "" : undefined}
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
    <PressButton {...rest} aria-label={label} kind="quiet" isSquare>
      <Icon name={icon} />
    </PressButton>
  );
}
