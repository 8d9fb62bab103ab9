import type { ComponentProps, ReactElement } from "react";
import styles from "./button.module.css";

export interface PressButtonProps extends Omit<
  ComponentProps<"button">,
  "className" | "disabled" | "onClick"
> {
  readonly kind: "primary" | "quiet" | "danger";
  readonly onPress: (() => void) | undefined;
  readonly isDisabled?: boolean;
  readonly isSquare?: boolean;
}

/**
 * The browser's own button in our dress. It is what the first picture of the board needs, so it brings no code
 * of anyone else's: what React Aria adds to a press lists, menus and dialogs need, and bring when they come.
 */
export function PressButton(props: PressButtonProps): ReactElement {
  const { kind, onPress, isDisabled = false, isSquare = false, type = "button", ...rest } = props;
  return (
    <button
      {...rest}
      type={type}
      disabled={isDisabled}
      className={styles["button"]}
      data-kind={kind}
      data-square={isSquare ? "" : undefined}
      onClick={({ currentTarget }) => {
        // Safari leaves the focus where it was.
        currentTarget.focus({ preventScroll: true });
        onPress?.();
      }}
    />
  );
}
