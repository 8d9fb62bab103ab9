import type { LookKind } from "#lanes/look.ts";
import type { ReactElement } from "react";
import styles from "./state-sign.module.css";

/* On a grid of 16 by 16: a shape for each kind, so that no state is told by its colour alone. */
const shapes: Readonly<Record<LookKind, string>> = {
  running: "M4 2.5v11l9-5.5z",
  planned: "M3.5 3h3.5v10H3.5zM9 3h3.5v10H9z",
  off: "M3 7h10v2H3z",
  idle: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11",
  technical: "M3 3h10v10H3z",
  material: "M3 3h10v10H3z",
  quality: "M3 3h10v10H3z",
  organisation: "M3 3h10v10H3z",
  unexplained: "M8 1.5 15 14H1z",
};

/** The sign of a state beside its words. */
export function StateSign({ kind }: { readonly kind: LookKind }): ReactElement {
  return (
    <svg className={styles["sign"]} data-kind={kind} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[kind]} />
      {kind === "unexplained" ? (
        <path className={styles["mark"]} d="M8 6v4M8 11.6v.4" />
      ) : undefined}
    </svg>
  );
}
