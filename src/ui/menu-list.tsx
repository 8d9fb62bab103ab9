import type { ReactElement, RefObject } from "react";
import { Header, Menu as AriaMenu, MenuItem, MenuSection } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";
import styles from "./menu.module.css";

export interface MenuAction {
  readonly key: string;
  readonly words: string;
  readonly icon?: IconName;
  /** Of words in another language than the page's. */
  readonly lang?: string;
  readonly onAction: () => void;
}

/** Several things under a title, of which one holds. */
export interface MenuChoice {
  readonly title: string;
  readonly chosen: string;
  readonly actions: readonly MenuAction[];
}

export interface MenuListProps {
  /** The button that it belongs to. */
  readonly triggerRef: RefObject<HTMLButtonElement | null>;
  readonly label: string | undefined;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly choices: readonly MenuChoice[];
  readonly actions: readonly MenuAction[];
}

/** What a menu's button opens. */
export function MenuList(props: MenuListProps): ReactElement {
  const { triggerRef, label, isOpen, onOpenChange, choices, actions } = props;
  const all = [...choices.flatMap((choice) => choice.actions), ...actions];
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
        onAction={(key) => all.find((action) => action.key === key)?.onAction()}
        {...(label === undefined ? {} : { "aria-label": label })}
      >
        {choices.map(({ title, chosen, actions: its }) => (
          <MenuSection
            key={title}
            className={classNames(styles["choice"])}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[chosen]}
          >
            <Header className={classNames(styles["title"])}>{title}</Header>
            {its.map((action) => itemOf(action, action.key === chosen))}
          </MenuSection>
        ))}
        {actions.map((action) => itemOf(action, false))}
      </AriaMenu>
    </Popover>
  );
}

function itemOf({ key, words, icon, lang }: MenuAction, isChosen: boolean): ReactElement {
  return (
    <MenuItem key={key} id={key} textValue={words} className={classNames(styles["item"])}>
      {icon === undefined ? undefined : <Icon name={icon} />}
      <span className={styles["words"]} lang={lang}>
        {words}
      </span>
      {isChosen ? <Icon name="check" /> : undefined}
    </MenuItem>
  );
}
