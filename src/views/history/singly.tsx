import { Fold } from "#ui/fold.tsx";
import { type ReactElement, type ReactNode, useState } from "react";
import styles from "./history.module.css";
import { words } from "./words.ts";

/** The requests of one change, out of the way until someone wants to take back one of them alone. */
export function Singly(props: {
  readonly count: number;
  readonly children: ReactNode;
}): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <Fold title={words.singly(props.count)} isOpen={isOpen} onChange={setOpen}>
      <ul className={styles["entries"]}>{props.children}</ul>
    </Fold>
  );
}
