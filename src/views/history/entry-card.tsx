import type { Plant } from "#engine/plant.ts";
import type { Done } from "#query/history.ts";
import { Button } from "#ui/button.tsx";
import { StatusMark } from "#ui/status-mark.tsx";
import type { Instant } from "#time/instant.ts";
import type { ReactElement, ReactNode, Ref } from "react";
import { placeOf } from "../place.ts";
import styles from "./history.module.css";
import { askedOfAll, momentWords, type TellEvent, toldChange } from "./told.ts";
import { type Change, inAll } from "./together.ts";
import { words } from "./words.ts";

export interface EntryCardProps {
  readonly plant: Plant;
  readonly change: Change;
  readonly known: ReadonlyMap<string, Done>;
  readonly now: Instant;
  /** What took it back, where that still stands. */
  readonly takenBackBy: Done | undefined;
  /** Taking it back waits on this tablet. */
  readonly isLeaving: boolean;
  readonly mayWrite: boolean;
  readonly onTakeBack: () => void;
  /** Some of it has been taken back: the rest is for its single requests. */
  readonly isPartlyBack?: boolean;
  /** Its requests one by one, where it has several. */
  readonly singly?: ReactNode;
  /** Open beneath it: what taking it back would do. */
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLLIElement>;
}

/** One change: who, when, what, and the events before and after. */
export function EntryCard(props: EntryCardProps): ReactElement {
  const {
    plant,
    change,
    known,
    now,
    isPartlyBack = false,
    takenBackBy,
    isLeaving,
    mayWrite,
    children,
    ref,
  } = props;
  const [done] = change;
  const asked = askedOfAll(plant, change, known);
  const machine = placeOf(plant, done.machineId)?.machine.name ?? done.machineId;
  const told = toldChange(plant, inAll(change));
  const isOpen = children !== undefined;
  const may = mayWrite && takenBackBy === undefined && !isPartlyBack && !isLeaving && !isOpen;
  return (
    <li
      className={styles["card"]}
      ref={ref}
      tabIndex={-1}
      data-request={change.map(({ requestId }) => requestId).join(" ")}
    >
      <p className={styles["what"]}>
        {machine} · {asked}
      </p>
      <p className={styles["who"]}>
        {done.by}, <time>{momentWords(plant, done.at, now)}</time>
      </p>
      <dl className={styles["told"]}>
        <Told title={words.before} events={told.before} none={words.nothingBefore} />
        <Told title={words.after} events={told.after} none={words.nothingLeft} />
      </dl>
      {takenBackBy === undefined ? undefined : (
        <StatusMark icon="undo">
          {words.takenBack(takenBackBy.by, momentWords(plant, takenBackBy.at, now))}
        </StatusMark>
      )}
      {isPartlyBack ? <StatusMark icon="undo">{words.partlyBack}</StatusMark> : undefined}
      {isLeaving && !isOpen ? (
        <StatusMark icon="tablet">{words.beingTakenBack}</StatusMark>
      ) : undefined}
      {may ? (
        <div className={styles["actions"]}>
          <Button onPress={props.onTakeBack}>
            {done.request.kind === "undo" ? words.putBack : words.takeBack}
            <span className="visually-hidden">
              {" "}
              {machine}, {asked}
            </span>
          </Button>
        </div>
      ) : undefined}
      {children}
      {props.singly}
    </li>
  );
}

function Told(props: {
  readonly title: string;
  readonly events: readonly TellEvent[];
  readonly none: string;
}): ReactElement {
  return (
    <div>
      <dt>{props.title}</dt>
      {props.events.length === 0 ? <dd className={styles["quiet"]}>{props.none}</dd> : undefined}
      {props.events.map((event, index) => (
        // Two events of one change may read the same; their order never changes.
        <dd key={index}>
          {event.map(({ words: its, isChanged }) => (
            <span key={its} className={styles["part"]}>
              {isChanged ? <ins className={styles["changed"]}>{its}</ins> : its}
            </span>
          ))}
        </dd>
      ))}
    </div>
  );
}
