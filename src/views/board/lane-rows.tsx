// Rows stand where their lanes do on the canvas, which table elements cannot; their roles say what they are.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import type { Plant } from "#engine/plant.ts";
import type { LookTable } from "#lanes/looks.ts";
import type { Instant } from "#time/instant.ts";
import { useSpeech } from "#ui/speech.tsx";
import { type KeyboardEvent, memo, type ReactElement, type RefObject, useId } from "react";
import type { Cursor } from "./keys.ts";
import { LaneCells } from "./lane-cells.tsx";
import styles from "./lane-rows.module.css";
import type { BoardItem, HeadingItem, MachineItem, Stuck } from "./layout.ts";
import type { MachineLane } from "./machine-lane.ts";
import { StateSign } from "./state-sign.tsx";
import { lengthWords, percentWords, reasonOf, unexplainedCount, words } from "./words.ts";

export interface LaneRowsProps {
  readonly plant: Plant;
  readonly table: LookTable;
  /** The lines near what is in view. */
  readonly items: readonly BoardItem[];
  /** Those that stay on top while the others scroll, and the picture of their lanes. */
  readonly stuck: Stuck;
  readonly pinned: ReactElement;
  readonly machineCount: number;
  readonly laneOf: (item: MachineItem) => MachineLane | undefined;
  readonly cursor: Cursor | undefined;
  readonly now: Instant;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onCursor: (cursor: Cursor) => void;
  readonly onFocusChange: (isInside: boolean) => void;
  readonly focused: RefObject<HTMLDivElement | null>;
}

/**
 * The board as a table that can be read across: each machine's name, its state and its figures. The
 * events themselves are pixels; as words they stand here only for the row in which the keyboard is, so
 * that a plant's thousands of events are not a page's thousands of elements.
 */
export function LaneRows(props: LaneRowsProps): ReactElement {
  const { items, stuck, machineCount, laneOf, cursor, onKeyDown, onFocusChange } = props;
  const keysId = useId();
  const lineOf = (item: BoardItem): ReactElement =>
    item.kind === "heading" ? (
      <Heading key={item.key} item={item} />
    ) : (
      <MachineRow
        key={item.machine.id}
        item={item}
        lane={laneOf(item)}
        cursor={cursor?.machine === item.machine.id ? cursor : undefined}
        plant={props.plant}
        table={props.table}
        now={props.now}
        onCursor={props.onCursor}
        focused={props.focused}
      />
    );
  return (
    // The keys that reach here come from its cells.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      role="grid"
      aria-label={words.board}
      aria-describedby={keysId}
      aria-rowcount={machineCount}
      className={styles["grid"]}
      onKeyDown={onKeyDown}
      onFocus={() => onFocusChange(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onFocusChange(false);
      }}
    >
      <p id={keysId} hidden>
        {words.keys}
      </p>
      <div
        role={stuck.items.length > 0 ? "rowgroup" : undefined}
        className={styles["pinned"]}
        data-stuck={stuck.items.length > 0 ? "" : undefined}
        style={{ blockSize: stuck.height }}
      >
        {props.pinned}
        {stuck.items.map(lineOf)}
      </div>
      {items.flatMap((item) => (stuck.items.includes(item) ? [] : [lineOf(item)]))}
    </div>
  );
}

/** Seen, not heard: each machine's row says its area itself. */
const Heading = memo(function Heading({ item }: { readonly item: HeadingItem }): ReactElement {
  return (
    <div
      className={styles["area"]}
      style={{ top: item.top, height: item.height }}
      aria-hidden="true"
    >
      {item.name}
    </div>
  );
});

interface MachineRowProps extends Pick<
  LaneRowsProps,
  "plant" | "table" | "now" | "onCursor" | "focused"
> {
  readonly item: MachineItem;
  readonly lane: MachineLane | undefined;
  /** The keyboard's place, when it is in this row. */
  readonly cursor: Cursor | undefined;
}

/** A reading of one machine draws this machine's row, and no other. */
const MachineRow = memo(function MachineRow(props: MachineRowProps): ReactElement {
  const { plant, table, item, lane, cursor, now, onCursor, focused } = props;
  return (
    <div
      role="row"
      aria-rowindex={item.index + 1}
      className={styles["row"]}
      style={{ top: item.top, height: item.height }}
    >
      <div role="rowheader" className={styles["name"]}>
        <MachineName plant={plant} table={table} item={item} lane={lane} minute={minuteOf(now)} />
      </div>
      {lane === undefined ? (
        <div className={styles["coming"]} aria-hidden="true" />
      ) : (
        <LaneCells
          plant={plant}
          lane={lane}
          cursor={cursor}
          now={now}
          onCursor={onCursor}
          focused={focused}
        />
      )}
    </div>
  );
});

function minuteOf(now: Instant): Instant {
  return (now - (now % 60)) as Instant;
}

interface MachineNameProps {
  readonly plant: Plant;
  readonly table: LookTable;
  readonly item: MachineItem;
  readonly lane: MachineLane | undefined;
  readonly minute: Instant;
}

const MachineName = memo(function MachineName(props: MachineNameProps): ReactElement {
  const { plant, item, lane } = props;
  useSpeech();
  return (
    <>
      <span className={styles["title"]}>
        {item.machine.name}
        <span className="visually-hidden">
          , {item.group === item.area.name ? "" : `${item.group}, `}
          {item.area.name},{" "}
        </span>
      </span>
      <span className={styles["ratio"]}>
        <span className="visually-hidden">{words.availability} </span>
        {lane === undefined ? undefined : percentWords(lane.figures.ratio)}
        <span className={styles["available"]} aria-hidden="true">
          {" "}
          {words.available}
        </span>
      </span>
      <span className={styles["state"]}>
        {lane === undefined ? undefined : <StateWords {...props} lane={lane} plant={plant} />}
      </span>
    </>
  );
});

/** What the machine does now; in a window that is past, what its people still have to say. */
function StateWords({
  plant,
  table,
  lane,
  minute,
}: MachineNameProps & { readonly lane: MachineLane }): ReactElement {
  const { current, shown } = lane;
  if (shown.truth.firstReadingAt === undefined) return <>{words.noReadings}</>;
  if (current === undefined) {
    const { unexplained } = lane.figures;
    return lane.lane.starts.length === 0 ? (
      <>{words.noReadings}</>
    ) : (
      <span data-alert={unexplained.count > 0 ? "" : undefined}>
        {unexplainedCount(lane.figures)}
      </span>
    );
  }
  const look = table.looks[table.indexOf(current.reason, current.pending)];
  const name = current.pending
    ? words.unexplained
    : (reasonOf(plant, current)?.name ?? current.reason);
  return (
    <>
      <StateSign kind={look?.kind ?? "idle"} />
      <span className={styles["words"]} data-alert={current.pending ? "" : undefined}>
        {name}
      </span>
      <span className={styles["since"]}>{lengthWords(current, minute)}</span>
    </>
  );
}
