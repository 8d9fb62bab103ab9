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
import styles from "./board.module.css";
import { HoverCard } from "./hover-card.tsx";
import { LaneRows } from "./lane-rows.tsx";
import { isNarrow, itemsWith, layOut, machinesIn, nearestFirst } from "./layout.ts";
import { refusedStretch, unplacedStretch } from "./machine-lane.ts";
import type { PictureRow } from "./picture.ts";
import type { StageProps } from "./stage-props.ts";
import { Standing } from "./standing.tsx";
import { useCursor } from "./use-cursor.ts";
import { useKeepInView } from "./use-keep-in-view.ts";
import { usePreviewStretches } from "./use-lanes.ts";
import { usePointing } from "./use-pointing.ts";
import { useRoom } from "./use-room.ts";
import { words } from "./words.ts";

/** The part of the board that scrolls: names, lanes, and time above them. */
export function Stage(props: StageProps): ReactElement {
  const { plant, areas, table, shown, lanes, now, canvases, picture, selection, drafts, ref } =
    props;
  const { far, farLanes, groups, onLooked } = props;
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
