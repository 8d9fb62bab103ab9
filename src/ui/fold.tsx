import type { ReactElement, ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Disclosure, DisclosurePanel } from "react-aria-components/Disclosure";
import { Heading } from "react-aria-components/Heading";
import { classNames } from "./class-names.ts";
import styles from "./fold.module.css";
import { Icon } from "./icon.tsx";

export interface FoldProps {
  readonly title: ReactNode;
  /** A small line after the title. */
  readonly note?: string;
  readonly isOpen: boolean;
  readonly onChange: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** A heading that opens what is under it. */
export function Fold({ title, note, isOpen, onChange, children }: FoldProps): ReactElement {
  return (
    <Disclosure
      className={classNames(styles["fold"])}
      isExpanded={isOpen}
      onExpandedChange={onChange}
    >
      <Heading level={3} className={classNames(styles["heading"])}>
        <Button slot="trigger" className={classNames(styles["trigger"])}>
          <span className={styles["title"]}>{title}</span>
          {note === undefined ? undefined : <span className={styles["note"]}>{note}</span>}
          <Icon name={isOpen ? "up" : "down"} />
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className={styles["inside"]}>{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
