import type { ReactElement, ReactNode } from "react";
import { Checkbox } from "react-aria-components/Checkbox";
import { GridList, GridListItem } from "react-aria-components/GridList";
import { CheckBoxMark } from "./check.tsx";
import { classNames } from "./class-names.ts";
import styles from "./pick-list.module.css";

/** The same object as long as it says the same: then it is not drawn anew with the others. */
export interface PickRow {
  readonly key: string;
  /** What it is called for those who hear it. */
  readonly words: string;
  readonly content: ReactNode;
  /** It opens, but cannot be one of several. */
  readonly isAlone?: boolean;
}

export interface PickListProps {
  readonly label: string;
  readonly rows: readonly PickRow[];
  readonly onOpen: (key: string) => void;
  /** The rows that are ticked; absent: rows only open. */
  readonly ticked?: ReadonlySet<string>;
  readonly onTick?: (keys: ReadonlySet<string>) => void;
  readonly tickLabel: (words: string) => string;
}

/**
 * Lines of 64 px that open with a tap or Enter and can be ticked with their box, Space, or a click with
 * Control or Shift. One tab stop; arrows go from line to line. While some are ticked a tap ticks more.
 */
export function PickList(props: PickListProps): ReactElement {
  const { label, rows, onOpen, ticked, onTick, tickLabel } = props;
  const isTicking = ticked !== undefined;
  return (
    <GridList
      aria-label={label}
      className={classNames(styles["list"])}
      selectionMode={isTicking ? "multiple" : "none"}
      selectedKeys={ticked ?? []}
      disabledBehavior="selection"
      disabledKeys={rows.flatMap(({ key, isAlone }) => (isAlone === true ? [key] : []))}
      onSelectionChange={(keys) =>
        onTick?.(new Set(keys === "all" ? rows.map(({ key }) => key) : [...keys].map(String)))
      }
      onAction={(key) => onOpen(String(key))}
      items={rows}
      dependencies={[isTicking]}
    >
      {({ key, words, content, isAlone }) => (
        <GridListItem key={key} id={key} textValue={words} className={classNames(styles["row"])}>
          {isTicking && isAlone !== true ? (
            <Checkbox
              slot="selection"
              aria-label={tickLabel(words)}
              className={classNames(styles["tick"])}
            >
              <CheckBoxMark />
            </Checkbox>
          ) : undefined}
          <span className={styles["content"]}>{content}</span>
        </GridListItem>
      )}
    </GridList>
  );
}
