import { type LookKind, patternOf } from "#lanes/look.ts";
import type { ReactElement } from "react";
import styles from "./swatch.module.css";

/** What a reason looks like on the lanes: its fill and its pattern. The words beside it say what it is. */
export function Swatch({ look }: { readonly look: LookKind }): ReactElement {
  return (
    <span
      className={styles["swatch"]}
      data-look={look}
      data-pattern={patternOf(look)}
      aria-hidden="true"
    />
  );
}
