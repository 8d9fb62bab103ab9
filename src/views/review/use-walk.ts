import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { Selected } from "../selection.ts";
import { type Entry, entryAfter, isChosen, selectedBy } from "./entries.ts";

export interface Walk {
  /** The line that was opened from the list and is still chosen. */
  readonly here: Entry | undefined;
  readonly open: (entry: Entry) => void;
  /** Opens what comes after the line that was opened; `false`: there is nothing, or none was opened. */
  readonly goOn: () => boolean;
}

/**
 * From one unexplained stop to the next. Whoever taps something else on the board has left the walk; moved
 * edges have not.
 */
export function useWalk(
  entries: readonly Entry[],
  selected: Selected | undefined,
  onSelect: (selected: Selected) => void,
): Walk {
  const [opened, setOpened] = useState<Entry>();
  const here = opened !== undefined && isChosen(opened, selected) ? opened : undefined;

  // Going on is asked for when an answer has come, by a function of some renders ago.
  const latest = useRef({ entries, here });
  useLayoutEffect(() => {
    latest.current = { entries, here };
  }, [entries, here]);

  const open = useCallback(
    (entry: Entry) => {
      setOpened(entry);
      onSelect(selectedBy(entry));
    },
    [onSelect],
  );
  const goOn = useCallback(() => {
    const { entries: left, here: done } = latest.current;
    const next = done === undefined ? undefined : entryAfter(left, done);
    if (next === undefined) return false;
    open(next);
    return true;
  }, [open]);

  return { here, open, goOn };
}
