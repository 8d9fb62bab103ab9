import type { UtilizationEvent } from "#engine/event.ts";
import type { MachineId } from "#engine/names.ts";
import type { Hit } from "#lanes/hit.ts";
import type { SelectionStretch, Stretch } from "#lanes/overlay.ts";
import type { Instant } from "#time/instant.ts";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Selection } from "../selection.ts";
import { maySet } from "./may-set.ts";
import { type Cursor, cursorAt } from "./keys.ts";
import type { BoardLayout, Strip } from "./layout.ts";
import type { MachineLane } from "./machine-lane.ts";
import { type Drawing, pointAtAxis, pointAtLanes } from "./pointing.ts";
import { drawnSpan, extentOf, type Reach, selectionOf, withEdge } from "./spans.ts";
import type { StageProps } from "./stage.tsx";

export interface PointingUse extends StageProps {
  readonly layout: BoardLayout;
  readonly strip: Strip;
  readonly onCursor: (cursor: Cursor) => void;
}

export interface Hover {
  readonly stretch: Stretch;
  readonly event: UtilizationEvent;
  /** CSS pixels in the content. */
  readonly x: number;
  readonly y: number;
  readonly isBelow: boolean;
}

export interface Pointing {
  readonly hover: Hover | undefined;
  /** What is selected, or being drawn, as it is to be painted. */
  readonly selected: SelectionStretch | undefined;
  /** A finger is on it: nothing else may move the view. */
  readonly isHeld: () => boolean;
}

/** What fingers and mice do on the lanes becomes what is selected. */
export function usePointing(use: PointingUse): Pointing {
  const { picture, canvases, selection, now } = use;
  const [hover, setHover] = useState<Hover>();
  const [drawing, setDrawing] = useState<Drawing>();
  const before = useRef<Selection>(undefined);

  const laneOf = (machine: MachineId): MachineLane | undefined =>
    use.lanes.find(({ id }) => id === machine);
  const itemOf = (machine: string) =>
    use.layout.machines.find((item) => item.machine.id === machine);
  const reachOf = (machine: MachineId): Reach => ({
    first: laneOf(machine)?.shown.truth.firstReadingAt ?? now,
    now,
  });

  const onTap = useEffectEvent((hit: Hit): void => {
    const lane = hit.kind === "event" ? use.lanes.find(({ id }) => id === hit.lane.id) : undefined;
    const event = hit.kind === "event" ? lane?.events[hit.index] : undefined;
    if (lane === undefined || event === undefined) return use.onSelectionChange(undefined);
    use.onSelectionChange(selectionOf(lane.id, event));
    use.onCursor(cursorAt(lane, hit.kind === "event" ? hit.index : undefined));
  });
  const onHover = useEffectEvent((hit: Hit, point: { x: number; y: number } | undefined): void => {
    const event =
      hit.kind === "event"
        ? use.lanes.find(({ id }) => id === hit.lane.id)?.events[hit.index]
        : undefined;
    if (hit.kind !== "event" || event === undefined || point === undefined)
      return setHover(undefined);
    const { to } = extentOf(selectionOf(hit.lane.id as MachineId, event), now);
    const isBelow = hit.row.top < 96;
    setHover({
      event,
      stretch: { laneId: hit.lane.id, from: event.startsAt, to },
      x: point.x,
      y: use.strip.top + hit.row.top + (isBelow ? hit.row.height : 0),
      isBelow,
    });
  });
  const onDrawn = useEffectEvent(({ machine, from, to }: Drawing): void => {
    const span = drawnSpan(machine, from, to, reachOf(machine));
    if (span !== undefined) use.onSelectionChange(span);
    use.onDrawn();
  });
  const onEdge = useEffectEvent((edge: "start" | "end", at: number): void => {
    if (selection === undefined) return;
    const moved = withEdge(selection, edge, at, reachOf(selection.machine));
    const isSame = moved.startsAt === selection.startsAt && moved.endsAt === selection.endsAt;
    if (!isSame) use.onSelectionChange(moved);
  });
  const onEdgeStart = useEffectEvent(() => {
    before.current = selection;
  });
  const onEdgeCancelled = useEffectEvent(() => use.onSelectionChange(before.current));
  const selectedRow = useEffectEvent(() => {
    const item = selection === undefined ? undefined : itemOf(selection.machine);
    if (selection === undefined || item === undefined || selected?.handles !== true)
      return undefined;
    const top = item.laneTop - use.strip.top;
    return { ...extentOf(selection, now), top, height: item.laneHeight };
  });
  const landmarks = useEffectEvent(() => [now, use.period.span.start, use.period.span.end]);
  const draws = useEffectEvent(() => use.drawsSpans);
  const fits = useEffectEvent(() => use.layout.height <= use.strip.height);

  const { over, axis } = canvases;
  useEffect(() => {
    if (picture === undefined || over.current === null || axis.current === null) return undefined;
    const stopLanes = pointAtLanes(over.current, {
      picture,
      selected: () => selectedRow(),
      landmarks: () => landmarks(),
      drawsSpans: () => draws(),
      // A board that scrolls keeps the plain wheel for scrolling.
      wheelZooms: () => fits(),
      onTap: (hit) => onTap(hit),
      onHover: (hit, point) => onHover(hit, point),
      onDraw: setDrawing,
      onDrawn: (drawn) => onDrawn(drawn),
      onEdge: (edge, at) => onEdge(edge, at),
      onEdgeStart: () => onEdgeStart(),
      onEdgeCancelled: () => onEdgeCancelled(),
    });
    const stopAxis = pointAtAxis(axis.current, picture);
    return () => {
      stopLanes();
      stopAxis();
    };
  }, [picture, over, axis]);

  const mayMove =
    selection !== undefined && maySet(use.person, itemOf(selection.machine)?.area.id ?? "");
  const selected = selectedStretch(drawing, selection, now, mayMove);
  return {
    hover: drawing === undefined ? hover : undefined,
    selected,
    isHeld: () => drawing !== undefined,
  };
}

function selectedStretch(
  drawing: Drawing | undefined,
  selection: Selection | undefined,
  now: Instant,
  handles: boolean,
): SelectionStretch | undefined {
  if (drawing !== undefined) {
    const { machine, from, to } = drawing;
    return { laneId: machine, from: Math.min(from, to), to: Math.max(from, to), handles: false };
  }
  if (selection === undefined) return undefined;
  return { laneId: selection.machine, ...extentOf(selection, now), handles };
}
