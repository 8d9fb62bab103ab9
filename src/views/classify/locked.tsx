import type { Plant } from "#engine/plant.ts";
import type { LockedShift } from "#query/locked-shifts.ts";
import { clock, dateTimeWords, dayWords } from "#time/words.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { ReactElement } from "react";
import { words } from "./words.ts";

export interface LockedProps {
  readonly plant: Plant;
  readonly locked: readonly LockedShift[];
  /** The way to the shift's page, where it can be opened again. */
  readonly onShift: (locked: LockedShift) => void;
}

/** That a shift takes no more changes, said before anything is entered; and who can do something about it. */
export function Locked({ plant, locked, onShift }: LockedProps): ReactElement | undefined {
  const [first] = locked;
  if (first === undefined) return undefined;
  const { shift, closed, mayReopen, mayOverrule } = first;
  const { timeZone } = plant;
  const named = words.shiftNamed(
    shift.name,
    dayWords(timeZone, shift.startsAt),
    `${clock(timeZone, shift.startsAt)}–${clock(timeZone, shift.endsAt)}`,
  );
  return (
    <Notice
      tone="info"
      title={
        closed === undefined
          ? words.shiftTooOld(named)
          : words.shiftClosed(named, closed.by, dateTimeWords(timeZone, closed.at))
      }
      actions={<Button onPress={() => onShift(first)}>{words.toShift}</Button>}
    >
      {mayOverrule ? words.lockedSayWhy : mayReopen ? words.lockedReopen : words.lockedAskAdmin}
    </Notice>
  );
}

/** What a locked shift asks of whoever wants to change it; `undefined`: nothing that is missing. */
export function lackOfLock(
  locked: readonly LockedShift[],
  comment: string,
): "locked" | "why" | undefined {
  if (locked.length === 0) return undefined;
  if (!locked.every(({ mayOverrule }) => mayOverrule)) return "locked";
  return comment.trim() === "" ? "why" : undefined;
}
