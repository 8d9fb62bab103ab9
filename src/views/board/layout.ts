import type { MachineId } from "#engine/names.ts";
import type { Area, Machine } from "#engine/plant.ts";
import { type Group, PINNED } from "./groups.ts";

/** One line of the board, from top to bottom. All sizes in CSS pixels from the content's top. */
export type BoardItem = HeadingItem | MachineItem;

/** What the machines beneath it have in common: their area, or that they are pinned. */
export interface HeadingItem {
  readonly kind: "heading";
  readonly key: string;
  readonly name: string;
  readonly top: number;
  readonly height: number;
}

export interface MachineItem {
  readonly kind: "machine";
  readonly machine: Machine;
  readonly area: Area;
  /** Of the heading above it. */
  readonly group: string;
  /** Counted from 0 over all machines on the board. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  /** Where the lane itself stands; on narrow screens beneath the name. */
  readonly laneTop: number;
  readonly laneHeight: number;
}

export interface BoardLayout {
  readonly items: readonly BoardItem[];
  readonly machines: readonly MachineItem[];
  readonly height: number;
  /** Names stand above their lanes instead of beside them. */
  readonly isNarrow: boolean;
}

/** Of the 8 px rhythm. A lane keeps its height on every screen: it is what a finger aims at. */
const LANE = 56;
const NAME_ABOVE = 32;
const HEADING = 40;
/** Below this width names would leave too little room for time. CSS pixels. */
const NARROW = 560;

export function isNarrow(width: number): boolean {
  return width < NARROW;
}

/** Groups in their order, each with its machines beneath it. */
export function layOut(groups: readonly Group[], narrow: boolean): BoardLayout {
  const items: BoardItem[] = [];
  const machines: MachineItem[] = [];
  const above = narrow ? NAME_ABOVE : 0;
  let top = 0;
  for (const { key, name, machines: its } of groups) {
    items.push({ kind: "heading", key, name, top, height: HEADING });
    top += HEADING;
    for (const { machine, area } of its) {
      const item: MachineItem = {
        kind: "machine",
        machine,
        area,
        group: name,
        index: machines.length,
        top,
        height: above + LANE,
        laneTop: top + above,
        laneHeight: LANE,
      };
      items.push(item);
      machines.push(item);
      top += item.height;
    }
  }
  return { items, machines, height: top, isNarrow: narrow };
}

/** The lines that stay on top while the others scroll: the first of those that are pinned. */
export interface Stuck {
  readonly items: readonly BoardItem[];
  readonly machines: ReadonlySet<MachineId>;
  /** CSS pixels, from the content's top. */
  readonly height: number;
}

/** Of the room, what may stand still: the rest is for what is scrolled. */
const MOST_STUCK = 0.35;

/**
 * As many of the pinned machines as fit into a third of the room, from the first on; the others scroll.
 * @param room how much of the board is in view, CSS pixels
 */
export function stuckIn({ items }: BoardLayout, room: number): Stuck {
  const [first, ...rest] = items;
  const stuck: BoardItem[] = [];
  const machines = new Set<MachineId>();
  let height = 0;
  if (first?.kind === "heading" && first.key === PINNED) {
    for (const item of rest) {
      const bottom = item.top + item.height;
      if (item.kind === "heading" || bottom > room * MOST_STUCK) break;
      if (stuck.length === 0) stuck.push(first);
      stuck.push(item);
      machines.add(item.machine.id);
      height = bottom;
    }
  }
  return { items: stuck, machines, height };
}

/** Where to scroll so that a line is in view beneath what stands still; `undefined`: it is. CSS pixels. */
export function scrollFor(item: MachineItem, stuck: Stuck, view: Strip): number | undefined {
  if (stuck.machines.has(item.machine.id)) return undefined;
  if (item.top - stuck.height < view.top) return Math.max(0, item.top - stuck.height);
  const bottom = item.top + item.height;
  return bottom > view.top + view.height ? bottom - view.height : undefined;
}

/** A stretch of the board, CSS pixels from the content's top. */
export interface Strip {
  readonly top: number;
  readonly height: number;
}

/** The items that share a pixel with a strip. */
export function itemsIn<Item extends Strip>(
  items: readonly Item[],
  { top, height }: Strip,
): readonly Item[] {
  return items.filter((item) => item.top < top + height && item.top + item.height > top);
}

/** The items that share a pixel with a strip, and the machine where the keyboard is: it must be there to go on from. */
export function itemsWith(
  { items, machines }: BoardLayout,
  strip: Strip,
  machine: MachineId | undefined,
): readonly BoardItem[] {
  const near = itemsIn(items, strip);
  const held = machines.find((item) => item.machine.id === machine);
  if (held === undefined || near.includes(held)) return near;
  return [...near, held].sort((a, b) => a.top - b.top);
}

/** The machines that share a pixel with a strip. */
export function machinesIn({ machines }: BoardLayout, strip: Strip): ReadonlySet<MachineId> {
  return new Set(itemsIn(machines, strip).map(({ machine }) => machine.id));
}

/** The machines, those nearest to the middle of a strip first. */
export function nearestFirst(
  { machines }: BoardLayout,
  { top, height }: Strip,
): readonly MachineId[] {
  const middle = top + height / 2;
  const away = (item: MachineItem): number => Math.abs(item.top + item.height / 2 - middle);
  return machines.toSorted((a, b) => away(a) - away(b)).map(({ machine }) => machine.id);
}

/**
 * Which strip of the board to paint: what is in view and half a screen above and below, so that most
 * scrolling moves pixels that are there. The same one as long as what is in view is well inside it.
 */
export function stripFor(held: Strip | undefined, view: Strip, whole: number): Strip {
  const height = Math.min(whole, view.height * 2);
  const bottom = view.top + view.height;
  const stays =
    held !== undefined &&
    held.height === height &&
    held.top + height <= whole &&
    (held.top === 0 || held.top <= view.top) &&
    held.top + height >= Math.min(bottom, whole);
  if (stays) return held;
  const top = Math.min(Math.max(0, view.top - view.height / 2), whole - height);
  const next = { top: Math.max(0, Math.round(top)), height };
  return held?.top === next.top && held.height === next.height ? held : next;
}
