import { type MachineId, machineId } from "#engine/names.ts";
import type { Mapping } from "#engine/plant.ts";
import { eventsBetween } from "#engine/timeline.ts";
import type { More, Point } from "#lanes/gesture.ts";
import type { Hit } from "#lanes/hit.ts";
import type { SelectionStretch, Stretch } from "#lanes/stretch.ts";
import { earlier, type Instant, later } from "#time/instant.ts";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { type EventSelection, extended, partsOf, type Selected, toggled } from "../selection.ts";
import { maySet } from "./may-set.ts";
import type { Cursor } from "./keys.ts";
import type { BoardLayout, Strip, Stuck } from "./layout.ts";
import { type Glimpse, glimpseAt, isKnown } from "./glimpse.ts";
import type { MachineLane } from "./machine-lane.ts";
import { type Drawing, pointAtAxis, pointAtLanes, type PointingNeeds } from "./pointing.ts";
import { drawnSpan, extentOf, movedEdge, type Reach, selectionOf, withEdges } from "./spans.ts";
import type { StageProps } from "./stage-props.ts";

export interface PointingUse extends StageProps {
  readonly layout: BoardLayout;
  readonly strip: Strip;
  readonly stuck: Stuck;
  /** How much of the board is in view, CSS pixels. */
  readonly roomHeight: number;
  readonly onCursor: (cursor: Cursor) => void;
}

export interface Hover {
  readonly stretch: Stretch;
  readonly event: Glimpse;
  /** CSS pixels in the content. */
  readonly x: number;
  readonly y: number;
  readonly isBelow: boolean;
}

export interface Pointing {
  readonly hover: Hover | undefined;
  /** What is selected, or being drawn, as it is to be painted. */
  readonly selected: SelectionStretch | undefined;
  /** What is selected besides. */
  readonly also: readonly Stretch[];
  /** A finger is on it: nothing else may move the view. */
  readonly isHeld: () => boolean;
}

/** The lanes that scroll, or those that stay on top. */
type PaneName = "board" | "pinned";

/** What fingers and mice do on the lanes becomes what is selected. */
export function usePointing(use: PointingUse): Pointing {
  const { picture, canvases, selection, now } = use;
  const [hover, setHover] = useState<Hover>();
  const [drawing, setDrawing] = useState<Drawing>();
  const before = useRef<Selected>(undefined);

  const laneOf = (machine: MachineId): MachineLane | undefined =>
    use.lanes.find(({ id }) => id === machine);
  const itemOf = (machine: string) =>
    use.layout.machines.find((item) => item.machine.id === machine);
  const reachOf = (machine: MachineId): Reach => ({
    first: laneOf(machine)?.shown.truth.firstReadingAt ?? now,
    now,
  });

  const glimpseOf = (hit: Hit): Glimpse | undefined => {
    if (hit.kind !== "event") return undefined;
    const machine = machineId(hit.lane.id);
    const far = use.far.machines.get(machine);
    return glimpseAt(hit, laneOf(machine), far, use.plant.mapping, now);
  };

  /** Where a pane's canvases stand in the content, CSS pixels. */
  const topOf = (pane: PaneName): number =>
    pane === "board"
      ? use.strip.top
      : (canvases.axis.current?.closest("[data-scroller]")?.scrollTop ?? 0);

  const isSeveral = selection?.kind === "events";
  const movable = withEdges(selection);
  const mayMove = partsOf(movable).some(({ machine }) =>
    maySet(use.person, itemOf(machine)?.area.id ?? ""),
  );
  const [selected, ...also] = selectedStretches(drawing, selection, now, mayMove);
  const onTap = useEffectEvent((hit: Hit, more: More | undefined): void => {
    const event = glimpseOf(hit);
    if (hit.kind !== "event" || event === undefined) {
      // A slip of the finger must not undo what was gathered.
      if (more === undefined && !isSeveral) use.onSelectionChange(undefined);
      return;
    }
    const machine = machineId(hit.lane.id);
    use.onCursor({ machine, at: event.startsAt });
    const tapped = selectionOf(machine, event);
    if (more === "reach") {
      const reached = reachedFrom(selection, laneOf(machine), use.plant.mapping, event, now);
      use.onSelectionChange(extended(selection, [...reached, tapped]));
    } else if (more === "one" || isSeveral) use.onSelectionChange(toggled(selection, tapped));
    else use.onSelectionChange(tapped);
  });
  const onHover = useEffectEvent((pane: PaneName, hit: Hit, point: Point | undefined): void => {
    const event = glimpseOf(hit);
    if (hit.kind !== "event" || event === undefined || point === undefined)
      return setHover(undefined);
    const { to } = extentOf(selectionOf(machineId(hit.lane.id), event), now);
    const isBelow = pane === "pinned" || hit.row.top < 96;
    setHover({
      event,
      stretch: { laneId: hit.lane.id, from: event.startsAt, to },
      x: point.x,
      y: topOf(pane) + hit.row.top + (isBelow ? hit.row.height : 0),
      isBelow,
    });
  });
  const onDrawn = useEffectEvent(({ machines, from, to }: Drawing): void => {
    const [machine] = machines;
    if (machine === undefined) return;
    // Of several machines one may have begun later: it is told then, for it alone.
    const first = Math.min(...machines.map((id) => reachOf(id).first));
    const span = drawnSpan(machine, from, to, { first, now });
    if (span !== undefined) {
      const { startsAt, endsAt } = span;
      use.onSelectionChange(
        machines.length === 1 ? span : { kind: "across", machines, startsAt, endsAt },
      );
    }
    use.onDrawn();
  });
  const onEdge = useEffectEvent((edge: "start" | "end", at: number): void => {
    if (movable === undefined) return;
    const first = Math.min(...partsOf(movable).map(({ machine }) => reachOf(machine).first));
    const moved = movedEdge(movable, edge, at, { first, now });
    const isSame = moved.startsAt === movable.startsAt && moved.endsAt === movable.endsAt;
    if (!isSame) use.onSelectionChange(moved);
  });
  const onEdgeStart = useEffectEvent(() => {
    before.current = selection;
  });
  const onEdgeCancelled = useEffectEvent(() => use.onSelectionChange(before.current));
  const selectedRow = useEffectEvent((pane: PaneName) => {
    const item = selected === undefined ? undefined : itemOf(selected.laneId);
    if (selected?.handles !== true || item === undefined) return undefined;
    const isPinned = use.stuck.machines.has(item.machine.id);
    if (isPinned !== (pane === "pinned")) return undefined;
    const top = item.laneTop - (isPinned ? 0 : use.strip.top);
    return { from: selected.from, to: selected.to, top, height: item.laneHeight };
  });
  const between = useEffectEvent((a: MachineId, b: MachineId) => {
    const machines = use.layout.machines.map(({ machine }) => machine.id);
    const [from, to] = [machines.indexOf(a), machines.indexOf(b)];
    return machines.slice(Math.min(from, to), Math.max(from, to) + 1);
  });
  const fitsEvents = useEffectEvent(() => !isSeveral);
  const landmarks = useEffectEvent(() => [now, use.period.span.start, use.period.span.end]);
  const draws = useEffectEvent(() => use.drawsSpans);
  const fits = useEffectEvent(() => use.layout.height <= use.roomHeight);

  const { over, pinnedOver, axis } = canvases;
  useEffect(() => {
    if (picture === undefined || axis.current === null) return undefined;
    const needsOf = (pane: PaneName): PointingNeeds => ({
      picture: picture.pointed(pane),
      selected: () => selectedRow(pane),
      landmarks: () => landmarks(),
      drawsSpans: () => draws(),
      // A board that scrolls keeps the plain wheel for scrolling.
      wheelZooms: () => fits(),
      onTap: (hit, more) => onTap(hit, more),
      fits: () => fitsEvents(),
      machinesBetween: (a, b) => between(a, b),
      onHover: (hit, point) => onHover(pane, hit, point),
      onDraw: setDrawing,
      onDrawn: (drawn) => onDrawn(drawn),
      onEdge: (edge, at) => onEdge(edge, at),
      onEdgeStart: () => onEdgeStart(),
      onEdgeCancelled: () => onEdgeCancelled(),
    });
    const stops = [pointAtAxis(axis.current, picture)];
    for (const [pane, { current }] of [
      ["board", over],
      ["pinned", pinnedOver],
    ] as const)
      if (current !== null) stops.push(pointAtLanes(current, needsOf(pane)));
    return () => {
      for (const stop of stops) stop();
    };
  }, [picture, over, pinnedOver, axis]);

  return {
    hover: drawing === undefined ? hover : undefined,
    selected,
    also,
    isHeld: () => drawing !== undefined,
  };
}

/**
 * The unexplained stops between what was chosen last and a tapped event of the same machine; none where not
 * every one of them is there, since to choose some of them would look like all.
 */
function reachedFrom(
  selected: Selected | undefined,
  lane: MachineLane | undefined,
  mapping: Mapping,
  to: Glimpse,
  now: Instant,
): readonly EventSelection[] {
  const last = partsOf(selected).at(-1);
  if (lane === undefined || last?.machine !== lane.id) return [];
  const { id, shown } = lane;
  const start = earlier(last.startsAt, to.startsAt);
  const end = later(last.startsAt, to.startsAt);
  if (!isKnown(shown, start) || !isKnown(shown, end)) return [];
  return eventsBetween(shown.timeline, mapping, start, end, now)
    .filter(({ pending, startsAt }) => pending && start < startsAt && startsAt < end)
    .map((event) => selectionOf(id, event));
}

/** What is to be framed; the first alone has handles. */
function selectedStretches(
  drawing: Drawing | undefined,
  selection: Selected | undefined,
  now: Instant,
  mayMove: boolean,
): readonly SelectionStretch[] {
  if (drawing !== undefined) {
    const { machines, from, to } = drawing;
    const extent = { from: Math.min(from, to), to: Math.max(from, to) };
    return machines.map((laneId) => ({ laneId, ...extent, handles: false }));
  }
  const handles = mayMove && selection?.kind !== "events";
  return partsOf(selection).map((part) => ({
    laneId: part.machine,
    ...extentOf(part, now),
    handles,
  }));
}
