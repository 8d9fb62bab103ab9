import type { ReactElement, RefObject } from "react";
import { Menu as AriaMenu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";
import styles from "./menu.module.css";

export interface MenuAction {
  readonly key: string;
  readonly words: string;
  readonly icon?: IconName;
  /** Marked as the one in force; give it to one of several. */
  readonly isChosen?: boolean;
  readonly onAction: () => void;
}

export interface MenuListProps {
  /** The button that it belongs to. */
  readonly triggerRef: RefObject<HTMLButtonElement | null>;
  readonly label: string | undefined;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly actions: readonly MenuAction[];
}

/** What a menu's button opens. */
export function MenuList(props: MenuListProps): ReactElement {
  const { triggerRef, label, isOpen, onOpenChange, actions } = props;
  return (
    <Popover
      className={classNames(styles["popover"])}
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      placement="bottom start"
      trigger="MenuTrigger"
      {...(label === undefined ? {} : { "aria-label": label })}
    >
      <AriaMenu
        className={classNames(styles["list"])}
        // Whoever opened it wants to be in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus="first"
        onClose={() => onOpenChange(false)}
        onAction={(key) => actions.find((action) => action.key === key)?.onAction()}
        {...(label === undefined ? {} : { "aria-label": label })}
      >
        {actions.map(({ key, words, icon, isChosen }) => (
          <MenuItem key={key} id={key} textValue={words} className={classNames(styles["item"])}>
            {icon === undefined ? undefined : <Icon name={icon} />}
            <span className={styles["words"]}>{words}</span>
            {isChosen === true ? <Icon name="check" /> : undefined}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  );
}
