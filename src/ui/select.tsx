import type { ReactElement } from "react";
import { Button } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import buttonStyles from "./button.module.css";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import styles from "./menu.module.css";

export interface SelectOption<Key extends string> {
  readonly key: Key;
  readonly words: string;
}

export interface SelectProps<Key extends string> {
  /** What is chosen here, for those who do not see where it stands. */
  readonly label: string;
  readonly options: readonly SelectOption<Key>[];
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
}

/** One of several, folded into a button that shows it. */
export function Select<Key extends string>(props: SelectProps<Key>): ReactElement {
  const { label, options, chosen, onChoose } = props;
  return (
    <AriaSelect
      aria-label={label}
      value={chosen}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.key === key);
        if (option !== undefined) onChoose(option.key);
      }}
    >
      <Button className={classNames(buttonStyles["button"])} data-kind="quiet">
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover className={classNames(styles["popover"])}>
        <ListBox className={classNames(styles["list"])}>
          {options.map(({ key, words }) => (
            <ListBoxItem
              key={key}
              id={key}
              textValue={words}
              className={classNames(styles["item"])}
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
    </AriaSelect>
  );
}
