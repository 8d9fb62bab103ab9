import type { MachineId } from "#engine/names.ts";
import { machineId } from "#engine/names.ts";
import type { Device, GestureEvent, More, Point, Target } from "#lanes/gesture.ts";
import { attach } from "#lanes/gestures.ts";
import { handleAt, type HandleEdge, type Hit } from "#lanes/hit.ts";
import { fitSpan, panBy, xOf } from "#lanes/scale.ts";
import { snap } from "#lanes/snap.ts";
import { extentOf as eventExtent } from "#lanes/walk.ts";
import type { Picture, Pointed } from "./picture.ts";
import { zoomed } from "./viewing.ts";

/** What a drag on a lane has drawn so far. */
export interface Drawing {
  /** The lanes that it goes over, from top to bottom. */
  readonly machines: readonly MachineId[];
  readonly from: number;
  readonly to: number;
}

/** What pointing needs to know of the board and what it tells it. Asked anew each time, never kept. */
export interface PointingNeeds {
  readonly picture: Pointed;
  /** The selection as drawn, and its lane's place, CSS pixels from the canvas' top. */
  readonly selected: () =>
    | { readonly from: number; readonly to: number; readonly top: number; readonly height: number }
    | undefined;
  /** Instants that attract a dragged edge besides events': now, and the period's edges. */
  readonly landmarks: () => readonly number[];
  readonly drawsSpans: () => boolean;
  readonly wheelZooms: () => boolean;
  readonly onTap: (hit: Hit, more: More | undefined) => void;
  /** Whether a double tap shows an event whole: not where taps choose several. */
  readonly fits: () => boolean;
  /** The machines from one to another, both included, as they stand on the board. */
  readonly machinesBetween: (a: MachineId, b: MachineId) => readonly MachineId[];
  readonly onHover: (hit: Hit, point: Point | undefined) => void;
  readonly onDraw: (drawing: Drawing | undefined) => void;
  readonly onDrawn: (drawing: Drawing) => void;
  readonly onEdge: (edge: HandleEdge, at: number) => void;
  /** A handle's drag was broken off: what it stood for before counts again. */
  readonly onEdgeStart: () => void;
  readonly onEdgeCancelled: () => void;
}

/** How far a hand may stray from its lane, CSS pixels, before the next lane is meant as well. */
const STRAY = 16;

/** A finger is some 12 CSS pixels unsure of where it is. */
const REACH: Readonly<Record<Device, number>> = { mouse: 3, pen: 6, touch: 12 };

/** Turns what fingers and mice do on the lanes into selections and movements of the view. */
export function pointAtLanes(element: HTMLElement, needs: PointingNeeds): () => void {
  const { picture } = needs;
  let start: { readonly hit: Hit; readonly at: number } | undefined;
  let lastLane: MachineId | undefined;

  /** The lane that a drag has come to; over a heading or outside, the last one. */
  const laneAt = (y: number, from: Exclude<Hit, { kind: "nothing" }>): MachineId => {
    const { top, height } = from.row;
    const isAtHome = y > top - STRAY && y < top + height + STRAY;
    const over = picture.hit(1, y);
    if (isAtHome) lastLane = machineId(from.lane.id);
    else if (over.kind !== "nothing") lastLane = machineId(over.lane.id);
    return lastLane ?? machineId(from.lane.id);
  };

  const snapped = (hit: Hit, x: number): number =>
    snap(picture.drawn(), x, {
      lane: hit.kind === "nothing" ? undefined : hit.lane,
      also: needs.landmarks(),
    }).at;

  const draw = (event: Extract<GestureEvent, { kind: "select" }>): void => {
    if (event.phase === "start" || start === undefined) {
      lastLane = undefined;
      const hit = picture.hit(event.from.x, event.from.y);
      start = { hit, at: snapped(hit, event.from.x) };
    }
    const { hit, at } = start;
    if (hit.kind === "nothing") return;
    const machines = needs.machinesBetween(machineId(hit.lane.id), laneAt(event.to.y, hit));
    const drawing = { machines, from: at, to: snapped(hit, event.to.x) };
    if (event.phase !== "end") return needs.onDraw(drawing);
    start = undefined;
    needs.onDraw(undefined);
    needs.onDrawn(drawing);
  };

  const on = (event: GestureEvent): void => {
    switch (event.kind) {
      case "tap":
        return needs.onTap(
          picture.hit(event.point.x, event.point.y, REACH[event.device]),
          event.more,
        );
      case "doubleTap":
        if (needs.fits())
          fit(picture, picture.hit(event.point.x, event.point.y, REACH[event.device]));
        return;
      case "hover":
        return needs.onHover(
          event.point === undefined
            ? { kind: "nothing" }
            : picture.hit(event.point.x, event.point.y, REACH.mouse),
          event.point,
        );
      case "pan":
        return picture.move((scale, bounds) => panBy(scale, event.dx, bounds));
      case "zoom":
        return picture.move((scale, bounds) => zoomed(scale, event.x, event.factor, bounds));
      case "select":
        return draw(event);
      case "selectCancelled":
        start = undefined;
        return needs.onDraw(undefined);
      case "handle": {
        if (event.phase === "start") needs.onEdgeStart();
        const row = needs.selected();
        const hit: Hit =
          row === undefined ? { kind: "nothing" } : picture.hit(1, row.top + row.height / 2);
        return needs.onEdge(event.edge, snapped(hit, event.x));
      }
      case "handleCancelled":
        return needs.onEdgeCancelled();
      case "fling":
        return;
    }
  };

  return attach(element, {
    locate: (point) => locate(point, needs),
    drawsSpans: needs.drawsSpans,
    wheelZooms: needs.wheelZooms,
    calm: isCalm,
    on,
  });
}

/** On the axis every drag pans and every wheel zooms. */
export function pointAtAxis(element: HTMLElement, picture: Picture): () => void {
  return attach(element, {
    locate: () => ({ kind: "axis" }),
    drawsSpans: () => false,
    wheelZooms: () => true,
    calm: isCalm,
    on: (event) => {
      if (event.kind === "pan") picture.move((scale, bounds) => panBy(scale, event.dx, bounds));
      if (event.kind === "zoom")
        picture.move((scale, bounds) => zoomed(scale, event.x, event.factor, bounds));
    },
  });
}

function isCalm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function locate(point: Point, { picture, selected }: PointingNeeds): Target {
  const row = selected();
  if (row !== undefined && point.y >= row.top && point.y < row.top + row.height) {
    const scale = picture.drawn();
    const [from, to] = [xOf(scale, row.from), xOf(scale, row.to)];
    const edge = handleAt(from, to, point.x);
    if (edge !== undefined) return { kind: "handle", edge, x: edge === "start" ? from : to };
  }
  return { kind: "lanes" };
}

/** A double tap on an event shows it whole; on no event, nothing happens. */
function fit(picture: Pointed, hit: Hit): void {
  if (hit.kind !== "event") return;
  const { from, to } = eventExtent(hit.lane, hit.index);
  picture.move((scale, bounds) => fitSpan(scale, from, to, bounds));
}
