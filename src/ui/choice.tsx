import type { ReactElement, ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import styles from "./choice.module.css";
import { classNames } from "./class-names.ts";

export interface ChoiceOption<Key extends string> {
  readonly key: Key;
  readonly words: ReactNode;
}

export interface ChoiceProps<Key extends string> {
  readonly label: string;
  readonly options: readonly ChoiceOption<Key>[];
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
  /** How many options stand side by side. */
  readonly columns?: number;
}

/** One of a few, all in view at once. Its label is for those who do not see how it stands. */
export function Choice<Key extends string>(props: ChoiceProps<Key>): ReactElement {
  const { label, options, chosen, onChoose, columns = options.length } = props;
  return (
    <RadioGroup
      value={chosen}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.key === key);
        if (option !== undefined) onChoose(option.key);
      }}
      className={classNames(styles["choice"])}
      data-columns={columns}
    >
      <Label className="visually-hidden">{label}</Label>
      {options.map(({ key, words }) => (
        <Radio key={key} value={key} className={classNames(styles["option"])}>
          {words}
        </Radio>
      ))}
    </RadioGroup>
  );
}
