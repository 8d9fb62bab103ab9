import type { ReactElement, ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import styles from "./option-cards.module.css";

export interface OptionCard<Key extends string> {
  readonly key: Key;
  readonly title: string;
  /** What it would come to. */
  readonly children: ReactNode;
}

export interface OptionCardsProps<Key extends string> {
  readonly label: string;
  readonly options: readonly OptionCard<Key>[];
  /** `undefined`: nothing is chosen yet, and nothing chooses by itself. */
  readonly chosen: Key | undefined;
  readonly onChoose: (key: Key) => void;
}

/** One of a few that need explaining: each with a few lines of its own, all in view at once. */
export function OptionCards<Key extends string>(props: OptionCardsProps<Key>): ReactElement {
  const { label, options, chosen, onChoose } = props;
  return (
    <RadioGroup
      value={chosen ?? null}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.key === key);
        if (option !== undefined) onChoose(option.key);
      }}
      className={classNames(styles["cards"])}
    >
      <Label className={classNames(styles["label"])}>{label}</Label>
      {options.map(({ key, title, children }) => (
        <Radio key={key} value={key} className={classNames(styles["card"])}>
          <span className={styles["title"]}>
            {title}
            <span className={styles["check"]}>
              <Icon name="check" />
            </span>
          </span>
          {children}
        </Radio>
      ))}
    </RadioGroup>
  );
}
