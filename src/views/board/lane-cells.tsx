// Rows stand where their lanes do on the canvas, which table elements cannot; their roles say what they are.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import type { UtilizationEvent } from "#engine/event.ts";
import type { Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { useSpeech } from "#ui/speech.tsx";
import { memo, type ReactElement, type RefObject } from "react";
import { type Cursor, cursorAt, indexOf } from "./keys.ts";
import styles from "./lane-rows.module.css";
import { eventIn, type MachineLane } from "./machine-lane.ts";
import { eventWords, unexplainedWords, words } from "./words.ts";

export interface LaneCellsProps {
  readonly plant: Plant;
  readonly lane: MachineLane;
  /** The keyboard's place, when it is in this row. */
  readonly cursor: Cursor | undefined;
  readonly now: Instant;
  readonly onCursor: (cursor: Cursor) => void;
  /** Points at the cell that the keyboard is in. */
  readonly focused: RefObject<HTMLDivElement | null>;
}

/** Events to each side of the keyboard's that stand as words too, for those who read cell by cell. */
const AROUND = 12;

/**
 * One machine's events as words. The row that the keyboard is in has a cell for each event around it; the
 * others have one that sums up, and brings the keyboard there.
 */
export const LaneCells = memo(function LaneCells(props: LaneCellsProps): ReactElement {
  const { plant, lane, cursor, now, onCursor, focused } = props;
  useSpeech();
  const size = lane.lane.starts.length;
  if (cursor === undefined || size === 0) {
    const isHere = cursor !== undefined;
    return (
      <div
        role="gridcell"
        tabIndex={isHere ? 0 : -1}
        ref={isHere ? focused : undefined}
        className={styles["cell"]}
        aria-label={size === 0 ? words.noReadings : unexplainedWords(lane.figures)}
        onFocus={() => {
          if (!isHere) onCursor(cursorAt(lane, size - 1));
        }}
      />
    );
  }
  const here = indexOf(cursor, lane) ?? 0;
  const from = Math.max(0, here - AROUND);
  return (
    <>
      {eventsAround(lane, plant, from, here + AROUND, now).map((event, place) => {
        const index = from + place;
        const isHere = index === here;
        return (
          <div
            key={event.startsAt}
            role="gridcell"
            aria-colindex={index + 2}
            tabIndex={isHere ? 0 : -1}
            ref={isHere ? focused : undefined}
            className={styles["cell"]}
            aria-label={eventWords(plant, event, now)}
            onFocus={() => {
              if (!isHere) onCursor(cursorAt(lane, index));
            }}
          />
        );
      })}
    </>
  );
});

/** The events of the places `[from, to]`, as far as there are any. */
function eventsAround(
  lane: MachineLane,
  { mapping }: Plant,
  from: number,
  to: number,
  now: Instant,
): readonly UtilizationEvent[] {
  const events: UtilizationEvent[] = [];
  for (let index = from; index <= to; index += 1) {
    const event = eventIn(lane, mapping, index, now);
    if (event === undefined) break;
    events.push(event);
  }
  return events;
}
