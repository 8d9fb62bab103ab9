import type { ReactElement, ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Menu as AriaMenu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import buttonStyles from "./button.module.css";
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

export interface MenuProps {
  /** What the button says; an icon alone takes `label` as its name. */
  readonly children: ReactNode;
  readonly label?: string;
  readonly isSquare?: boolean;
  readonly actions: readonly MenuAction[];
}

/** A button that opens a short list of things to do. */
export function Menu({ children, label, isSquare = false, actions }: MenuProps): ReactElement {
  return (
    <MenuTrigger>
      <Button
        className={classNames(buttonStyles["button"])}
        data-kind="quiet"
        data-square={isSquare ? "" : undefined}
        {...(label === undefined ? {} : { "aria-label": label })}
      >
        {children}
      </Button>
      <Popover className={classNames(styles["popover"])}>
        <AriaMenu
          className={classNames(styles["list"])}
          onAction={(key) => actions.find((action) => action.key === key)?.onAction()}
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
    </MenuTrigger>
  );
}
