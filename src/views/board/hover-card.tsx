import type { Plant } from "#engine/plant.ts";
import type { LookTable } from "#lanes/looks.ts";
import type { Instant } from "#time/instant.ts";
import type { ReactElement } from "react";
import type { Glimpse } from "./glimpse.ts";
import styles from "./hover-card.module.css";
import { StateSign } from "./state-sign.tsx";
import { eventTimes, reasonOf, words } from "./words.ts";

export interface HoverCardProps {
  readonly plant: Plant;
  readonly table: LookTable;
  readonly event: Glimpse;
  readonly now: Instant;
  /** CSS pixels from the content's left top: the middle of the card's foot, or of its head. */
  readonly x: number;
  readonly y: number;
  readonly isBelow: boolean;
}

/** What the mouse is on. A tap says the same in the panel, so nothing is told by hovering alone. */
export function HoverCard(props: HoverCardProps): ReactElement {
  const { plant, table, event, now, x, y, isBelow } = props;
  const look = table.looks[table.indexOf(event.reason, event.pending)];
  return (
    <div
      className={styles["card"]}
      data-below={isBelow ? "" : undefined}
      style={{ left: x, top: y }}
      aria-hidden="true"
    >
      <p className={styles["name"]}>
        <StateSign kind={look?.kind ?? "idle"} />
        {event.pending ? words.unexplained : (reasonOf(plant, event)?.name ?? event.reason)}
      </p>
      <p>{eventTimes(plant, event, now)}</p>
      {event.comment === undefined || event.comment === "" ? undefined : (
        <p className={styles["comment"]}>{event.comment}</p>
      )}
      {event.origin === undefined ? undefined : (
        <p className={styles["by"]}>{words.by(event.origin.by)}</p>
      )}
    </div>
  );
}
