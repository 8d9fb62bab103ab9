import type { Overlay } from "#lanes/overlay.ts";
import { AXIS_HEIGHT } from "#lanes/paint-axis.ts";
import { useLink } from "#query/link.ts";
import { usePending } from "#query/use-live.ts";
import {
  type CSSProperties,
  type ReactElement,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { Later, useLater } from "#ui/later.ts";
import styles from "./board.module.css";
import { LaneRows } from "./lane-rows.tsx";
import { isNarrow, itemsWith, layOut, machinesIn, nearestFirst, stuckIn } from "./layout.ts";
import { refusedStretch, unplacedStretch } from "./machine-lane.ts";
import type { PictureRow } from "./pane.ts";
import type { StageProps } from "./stage-props.ts";
import { Standing } from "./standing.tsx";
import { useCursor } from "./use-cursor.ts";
import { useKeepInView } from "./use-keep-in-view.ts";
import { usePreviewStretches } from "./use-lanes.ts";
import { usePointing } from "./use-pointing.ts";
import { useRoom } from "./use-room.ts";
import { words } from "./words.ts";

const hoverCard = new Later(() => import("./hover-card.tsx"));

/** The part of the board that scrolls: names, lanes, and time above them. */
export function Stage(props: StageProps): ReactElement {
  const { plant, areas, table, shown, lanes, now, canvases, picture, selection, drafts, ref } =
    props;
  const { far, farLanes, groups, onLooked } = props;
  const { lanes: lanesRef, over: overRef, pinnedLanes, pinnedOver, axis: axisRef } = canvases;
  const scroller = useRef<HTMLDivElement>(null);
  const [narrow, setNarrow] = useState(false);
  const layout = useMemo(() => layOut(groups, narrow), [groups, narrow]);
  const room = useRoom(scroller, layout.height);
  if (room.width > 0 && isNarrow(room.width) !== narrow) setNarrow(isNarrow(room.width));
  const { strip } = room;
  const stuck = useMemo(() => stuckIn(layout, room.height), [layout, room.height]);

  const byId = useMemo(() => new Map(lanes.map((lane) => [lane.id, lane])), [lanes]);
  const rows = useMemo(() => {
    const rowsOf = (isPinned: boolean): readonly PictureRow[] =>
      layout.machines.flatMap((item): readonly PictureRow[] => {
        if (stuck.machines.has(item.machine.id) !== isPinned) return [];
        const near = byId.get(item.machine.id);
        const afar = farLanes.get(item.machine.id);
        const lane = afar ?? near?.lane;
        if (lane === undefined) return [];
        const grows = afar === undefined ? near?.current !== undefined : afar.knownTo === undefined;
        return [{ lane, top: item.laneTop, height: item.laneHeight, grows }];
      });
    return { board: rowsOf(false), pinned: rowsOf(true) };
  }, [layout, stuck, byId, farLanes]);
  useLayoutEffect(() => picture?.show(rows, table.looks), [picture, rows, table]);
  useLayoutEffect(() => picture?.standOn(strip, stuck.height), [picture, strip, stuck]);
  const { turns } = useLink();
  useEffect(() => {
    const scrolled = nearestFirst(layout, strip).filter((id) => !stuck.machines.has(id));
    turns.attend([...stuck.machines, ...scrolled]);
    onLooked(new Set([...stuck.machines, ...machinesIn(layout, strip)]));
  }, [turns, onLooked, layout, stuck, strip]);

  const keyboard = useCursor({ ...props, layout, stuck });
  const pointing = usePointing({
    ...props,
    layout,
    strip,
    stuck,
    roomHeight: room.height,
    onCursor: keyboard.put,
  });
  useKeepInView({ scroller, layout, stuck, picture, selection, now, isHeld: pointing.isHeld });
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

  const { hover } = pointing;
  const card = useLater(hoverCard, hover !== undefined);
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
            stuck={stuck}
            pinned={
              <div
                className={styles["picture"]}
                style={stripStyle({ top: 0, height: stuck.height })}
              >
                <canvas ref={pinnedLanes} aria-hidden="true" />
                <canvas ref={pinnedOver} aria-hidden="true" data-testid="pinned-lanes" />
              </div>
            }
            machineCount={layout.machines.length}
            laneOf={({ machine }) => byId.get(machine.id)}
            cursor={keyboard.cursor}
            now={now}
            onKeyDown={keyboard.onKeyDown}
            onCursor={keyboard.put}
            onFocusChange={keyboard.onFocusChange}
            focused={keyboard.focused}
          />
          {hover === undefined || card === undefined ? undefined : (
            <div className={styles["over"]}>
              <card.HoverCard plant={plant} table={table} now={now} {...hover} />
            </div>
          )}
        </div>
        <Standing
          plant={plant}
          areas={areas}
          shown={shown}
          isAfarMissing={far.missing !== undefined}
          now={now}
        />
      </div>
    </div>
  );
}

function stripStyle({ top, height }: { top: number; height: number }): CSSProperties {
  return { insetBlockStart: top, blockSize: height };
}
