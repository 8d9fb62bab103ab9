import type { Reason } from "#engine/plant.ts";
import { useSpeech } from "#ui/speech.tsx";
import { type ReactElement, useId } from "react";
import { legendOf } from "./legend-entries.ts";
import styles from "./legend.module.css";
import { Swatch } from "./swatch.tsx";
import { listWords } from "../sentences.ts";
import { words } from "./words.ts";

/** What the lanes' fills and patterns stand for at this plant. */
export function Legend({ reasons }: { readonly reasons: readonly Reason[] }): ReactElement {
  const headingId = useId();
  useSpeech();
  const entries = legendOf(reasons);
  return (
    <section className={styles["legend"]} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles["heading"]}>
        {words.legend}
      </h3>
      <ul className={styles["entries"]}>
        {entries.map(({ look, names }) => (
          <li key={look} className={styles["entry"]}>
            <Swatch look={look} />
            <span>{listWords(names)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
