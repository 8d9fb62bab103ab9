import type { ReactElement, ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import styles from "./tile.module.css";

export interface TileOption {
  readonly key: string;
  readonly words: string;
  /** A second, smaller line. */
  readonly note?: string | undefined;
  /** A swatch or sign in front of the words. */
  readonly sign?: ReactNode;
}

export interface TilesProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly TileOption[];
  /** `undefined`: none of these. */
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

/** One of many, as large targets (64 px) in two columns, where there is room for two. */
export function Tiles(props: TilesProps): ReactElement {
  const { label, isLabelHidden = false, options, chosen, onChoose } = props;
  const here = options.some(({ key }) => key === chosen);
  return (
    <RadioGroup
      value={here && chosen !== undefined ? chosen : null}
      onChange={onChoose}
      className={classNames(styles["tiles"])}
    >
      <Label className={classNames(isLabelHidden ? "visually-hidden" : styles["label"])}>
        {label}
      </Label>
      <div className={styles["grid"]}>
        {options.map(({ key, words, note, sign }) => (
          <Radio key={key} value={key} className={classNames(styles["tile"])}>
            {sign}
            <span className={styles["words"]}>
              <span>{words}</span>
              {note === undefined ? undefined : <span className={styles["note"]}>{note}</span>}
            </span>
            <span className={styles["check"]}>
              <Icon name="check" />
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
