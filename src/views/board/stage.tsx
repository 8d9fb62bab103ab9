import type { MachineId } from "#engine/names.ts";
import type { Area } from "#engine/plant.ts";
import type { LaneData } from "#lanes/lane.ts";
import type { LookTable } from "#lanes/looks.ts";
import type { Overlay } from "#lanes/overlay.ts";
import { AXIS_HEIGHT } from "#lanes/paint-axis.ts";
import type { Period } from "#query/period.ts";
import { useLink } from "#query/link.ts";
import { usePending } from "#query/use-live.ts";
import type { Far } from "#query/use-far.ts";
import type { Shown } from "#query/use-shown.ts";
import type { Instant } from "#time/instant.ts";
import {
  type CSSProperties,
  type ReactElement,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import styles from "./board.module.css";
import type { BoardHandle, BoardProps } from "./board-props.ts";
import type { Group } from "./groups.ts";
import { HoverCard } from "./hover-card.tsx";
import { LaneRows } from "./lane-rows.tsx";
import { isNarrow, itemsWith, layOut, machinesIn, nearestFirst } from "./layout.ts";
import { type MachineLane, refusedStretch, unplacedStretch } from "./machine-lane.ts";
import type { Picture, PictureRow } from "./picture.ts";
import { Standing } from "./standing.tsx";
import { useCursor } from "./use-cursor.ts";
import { useKeepInView } from "./use-keep-in-view.ts";
import { usePreviewStretches } from "./use-lanes.ts";
import type { CanvasRefs } from "./use-picture.ts";
import { usePointing } from "./use-pointing.ts";
import type { Pins } from "./use-pins.ts";
import { useRoom } from "./use-room.ts";
import { words } from "./words.ts";

/** What the board may ask of it. */
export interface StageHandle extends Pick<BoardHandle, "focusLanes"> {
  /** Goes to a machine, wherever on the board it stands. */
  readonly find: (machine: MachineId) => void;
}

export interface StageProps extends Omit<BoardProps, "ref" | "pins"> {
  readonly ref: Ref<StageHandle>;
  /** Those that the filter leaves. */
  readonly areas: readonly Area[];
  /** Their machines as they stand on the board. */
  readonly groups: readonly Group[];
  readonly pins: Pins;
  /** Finding a machine is asked for. */
  readonly onFinder: () => void;
  readonly table: LookTable;
  readonly shown: Shown;
  readonly lanes: readonly MachineLane[];
  readonly far: Far;
  /** Those that are painted from afar. */
  readonly farLanes: ReadonlyMap<MachineId, LaneData>;
  /** Other machines' lanes are in view, or near it. */
  readonly onLooked: (machines: ReadonlySet<MachineId>) => void;
  /** The keyboard has gone to another instant. */
  readonly onPlace: (at: Instant | undefined) => void;
  readonly period: Period;
  readonly now: Instant;
  readonly canvases: CanvasRefs;
  readonly picture: Picture | undefined;
  /** A touch that drags over a lane draws a span instead of moving time. */
  readonly drawsSpans: boolean;
  /** It has drawn one. */
  readonly onDrawn: () => void;
}

/** The part of the board that scrolls: names, lanes, and time above them. */
export function Stage(props: StageProps): ReactElement {
  const { plant, areas, table, shown, lanes, now, canvases, picture, selection, drafts, ref } =
    props;
  const { farLanes, groups, onLooked } = props;
  const { lanes: lanesRef, over: overRef, axis: axisRef } = canvases;
  const scroller = useRef<HTMLDivElement>(null);
  const [narrow, setNarrow] = useState(false);
  const layout = useMemo(() => layOut(groups, narrow), [groups, narrow]);
  const room = useRoom(scroller, layout.height);
  if (room.width > 0 && isNarrow(room.width) !== narrow) setNarrow(isNarrow(room.width));
  const { strip } = room;

  const byId = useMemo(() => new Map(lanes.map((lane) => [lane.id, lane])), [lanes]);
  const rows = useMemo(
    () =>
      layout.machines.flatMap((item): readonly PictureRow[] => {
        const near = byId.get(item.machine.id);
        const afar = farLanes.get(item.machine.id);
        const lane = afar ?? near?.lane;
        if (lane === undefined) return [];
        const grows = afar === undefined ? near?.current !== undefined : afar.knownTo === undefined;
        return [{ lane, top: item.laneTop, height: item.laneHeight, grows }];
      }),
    [layout, byId, farLanes],
  );
  useLayoutEffect(() => picture?.show(rows, table.looks), [picture, rows, table]);
  useLayoutEffect(() => picture?.standOn(strip), [picture, strip]);
  const { turns } = useLink();
  useEffect(() => turns.attend(nearestFirst(layout, strip)), [turns, layout, strip]);
  useEffect(() => onLooked(machinesIn(layout, strip)), [onLooked, layout, strip]);

  const keyboard = useCursor({ ...props, layout });
  const pointing = usePointing({
    ...props,
    layout,
    strip,
    onCursor: keyboard.put,
  });
  useKeepInView({ scroller, layout, picture, selection, now, isHeld: pointing.isHeld });
  useImperativeHandle(ref, () => ({ focusLanes: keyboard.focus, find: keyboard.find }));

  const entries = usePending();
  const previews = usePreviewStretches(plant, table, lanes, drafts, now);
  const overlay = useMemo((): Omit<Overlay, "now"> => {
    const refused = entries.filter(
      ({ state }) => state.kind === "refused" || state.kind === "conflict",
    );
    return {
      pending: [
        ...lanes.flatMap(({ pending }) => pending),
        ...refused.flatMap((entry) => refusedStretch(entry, now)),
        ...entries.flatMap((entry) => {
          const lane = byId.get(entry.machineId);
          return lane === undefined ? [] : (unplacedStretch(entry, lane, now) ?? []);
        }),
      ],
      hover: pointing.hover?.stretch,
      cursor: keyboard.stretch,
      selection: pointing.selected,
      alsoSelected: pointing.also,
      previews,
    };
  }, [
    entries,
    lanes,
    byId,
    now,
    pointing.hover,
    pointing.selected,
    pointing.also,
    keyboard.stretch,
    previews,
  ]);
  useLayoutEffect(() => picture?.showOver(overlay), [picture, overlay]);

  const hover = pointing.hover;
  return (
    <div className={styles["stage"]} data-narrow={narrow ? "" : undefined}>
      <div className={styles["scroller"]} ref={scroller} data-scroller="">
        <div className={styles["axis"]} style={{ blockSize: AXIS_HEIGHT }}>
          <div className={styles["corner"]}>
            <span>{words.machine}</span>
            <span>{words.availability}</span>
          </div>
          <canvas className={styles["ruler"]} ref={axisRef} aria-hidden="true" />
        </div>
        <div className={styles["content"]} style={{ blockSize: layout.height }}>
          <div className={styles["picture"]} style={stripStyle(strip)}>
            <canvas ref={lanesRef} aria-hidden="true" />
            <canvas ref={overRef} aria-hidden="true" data-testid="lanes" />
          </div>
          <LaneRows
            plant={plant}
            table={table}
            items={itemsWith(layout, strip, keyboard.cursor?.machine)}
            machineCount={layout.machines.length}
            laneOf={({ machine }) => byId.get(machine.id)}
            cursor={keyboard.cursor}
            now={now}
            onKeyDown={keyboard.onKeyDown}
            onCursor={keyboard.put}
            onFocusChange={keyboard.onFocusChange}
            focused={keyboard.focused}
          />
          {hover === undefined ? undefined : (
            <div className={styles["over"]}>
              <HoverCard plant={plant} table={table} now={now} {...hover} />
            </div>
          )}
        </div>
        <Standing plant={plant} areas={areas} shown={shown} now={now} />
      </div>
    </div>
  );
}

function stripStyle({ top, height }: { top: number; height: number }): CSSProperties {
  return { insetBlockStart: top, blockSize: height };
}
