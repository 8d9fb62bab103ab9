import type { ShiftEntry } from "#engine/closing.ts";
import type { Plant } from "#engine/plant.ts";
import { dateTimeWords } from "#time/words.ts";
import type { ReactElement } from "react";
import styles from "./shift.module.css";
import { words } from "./words.ts";

/** What people wrote about the shift, in the order in which they did. */
export function Notes(props: {
  readonly plant: Plant;
  readonly entries: readonly ShiftEntry[];
}): ReactElement {
  const { plant, entries } = props;
  if (entries.length === 0) return <p className={styles["quiet"]}>{words.noNotes}</p>;
  return (
    <ul className={styles["notes"]}>
      {entries.map(({ kind, by, at, note }, index) => (
        // Nothing is ever put between two of them.
        <li key={index}>
          <p className={styles["quiet"]}>
            {words.entry(kind, by, dateTimeWords(plant.timeZone, at))}
          </p>
          {note === "" ? undefined : <p className={styles["note"]}>{note}</p>}
        </li>
      ))}
    </ul>
  );
}
