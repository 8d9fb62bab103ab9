import type { Machine } from "#engine/plant.ts";
import type { SheetProps } from "#ui/sheet.tsx";
import { StatusMark } from "#ui/status-mark.tsx";
import styles from "./head.module.css";
import type { SelectedWords } from "./selected-words.ts";

/** The panel's head: where, when, which machine, what stands there, how long, and whether it is explained. */
export function headOf(
  machine: Machine,
  areaName: string,
  { when, state, duration, standing, isUnexplained }: SelectedWords,
  /** How much is left, where stops are worked off one after the other. */
  left?: string,
): Pick<SheetProps, "over" | "title" | "under"> {
  return {
    over: [areaName, when, ...(left === undefined ? [] : [left])].join(" · "),
    title: `${machine.name} · ${state}`,
    under: (
      <span className={styles["under"]}>
        <span>{duration}</span>
        {standing === undefined ? undefined : isUnexplained ? (
          <StatusMark icon="alert" tone="alert">
            {standing}
          </StatusMark>
        ) : (
          <span>{standing}</span>
        )}
      </span>
    ),
  };
}
