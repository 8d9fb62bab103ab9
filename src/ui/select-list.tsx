import type { ReactElement, RefObject } from "react";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import styles from "./menu.module.css";

export interface SelectOption<Key extends string> {
  readonly key: Key;
  readonly words: string;
}

export interface SelectListProps {
  /** The button that it belongs to. */
  readonly triggerRef: RefObject<HTMLButtonElement | null>;
  readonly label: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly options: readonly SelectOption<string>[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}

/** What a select's button opens. */
export function SelectList(props: SelectListProps): ReactElement {
  const { triggerRef, label, isOpen, onOpenChange, options, chosen, onChoose } = props;
  return (
    <Popover
      className={classNames(styles["popover"])}
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      placement="bottom start"
      trigger="Select"
      aria-label={label}
    >
      <ListBox
        aria-label={label}
        className={classNames(styles["list"])}
        // Whoever opened it wants to be in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={(keys) => {
          for (const key of keys) onChoose(String(key));
          onOpenChange(false);
        }}
      >
        {options.map(({ key, words }) => (
          <ListBoxItem
            key={key}
            id={key}
            textValue={words}
            className={classNames(styles["item"])}
            // What is chosen already changes nothing, and closes the list all the same.
            onClick={() => {
              if (key === chosen) onOpenChange(false);
            }}
          >
            {({ isSelected }) => (
              <>
                <span className={styles["words"]}>{words}</span>
                {isSelected ? <Icon name="check" /> : undefined}
              </>
            )}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  );
}
