import type { MachineId } from "#engine/names.ts";
import type { Instant } from "#time/instant.ts";
import { instant } from "#time/instant.ts";
import type { Look } from "#lanes/look.ts";
import {
  eventAcross,
  eventIndexAt,
  extentOf,
  firstEvent,
  lastEvent,
  nextEvent,
  nextUnexplained,
  previousEvent,
  previousUnexplained,
} from "#lanes/walk.ts";
import type { MachineLane } from "./machine-lane.ts";

/** Where the keyboard is: an event, named by its start; a machine without events has none. */
export interface Cursor {
  readonly machine: MachineId;
  readonly at: Instant | undefined;
}

/** What a key asks of the board. */
export type KeyMeaning =
  | { readonly kind: "move"; readonly to: Cursor }
  | { readonly kind: "zoom"; readonly factor: number }
  | { readonly kind: "open" }
  /** One more is chosen, or one less. */
  | { readonly kind: "choose" }
  | { readonly kind: "leave" }
  | { readonly kind: "find" }
  /** Keep the machine on top, or no longer. */
  | { readonly kind: "pin" }
  | { readonly kind: "none" };

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const ZOOM = 1.5;
const NONE: KeyMeaning = { kind: "none" };

/** The keys of a grid (ARIA practices), and plus and minus for time. */
export function meaningOfKey(
  { key, ctrlKey, metaKey, altKey }: Pressed,
  cursor: Cursor,
  lanes: readonly MachineLane[],
  looks: readonly Look[],
): KeyMeaning {
  if (altKey || metaKey) return NONE;
  switch (key) {
    case "ArrowLeft":
      return along(cursor, lanes, ctrlKey ? unexplainedBefore(looks) : before);
    case "ArrowRight":
      return along(cursor, lanes, ctrlKey ? unexplainedAfter(looks) : after);
    case "ArrowUp":
      return across(cursor, lanes, -1);
    case "ArrowDown":
      return across(cursor, lanes, 1);
    case "Home":
      return ctrlKey ? toMachine(lanes.at(0), cursor) : along(cursor, lanes, first);
    case "End":
      return ctrlKey ? toMachine(lanes.at(-1), cursor) : along(cursor, lanes, last);
    case "+":
    case "=":
      return ctrlKey ? NONE : { kind: "zoom", factor: ZOOM };
    case "-":
      return ctrlKey ? NONE : { kind: "zoom", factor: 1 / ZOOM };
    case "Enter":
      return { kind: "open" };
    case " ":
      return { kind: "choose" };
    case "Escape":
      return { kind: "leave" };
    case "/":
      return { kind: "find" };
    case "p":
    case "P":
      return ctrlKey ? NONE : { kind: "pin" };
    default:
      return NONE;
  }
}

/** The index of the cursor's event in its lane. */
export function indexOf({ at }: Cursor, { lane }: MachineLane): number | undefined {
  if (at === undefined) return lastEvent(lane);
  return eventIndexAt(lane, at) ?? lastEvent(lane);
}

/** Where the keyboard begins: the first machine's last unexplained stop, else what goes on there now. */
export function startingCursor(
  lanes: readonly MachineLane[],
  looks: readonly Look[],
): Cursor | undefined {
  const lane = lanes[0];
  if (lane === undefined) return undefined;
  const size = lane.lane.starts.length;
  return cursorAt(lane, previousUnexplained(lane.lane, looks, size) ?? lastEvent(lane.lane));
}

export function cursorAt({ id, lane }: MachineLane, index: number | undefined): Cursor {
  const start = index === undefined ? undefined : lane.starts[index];
  return { machine: id, at: start === undefined ? undefined : instant(start) };
}

type Step = (lane: MachineLane, index: number | undefined) => number | undefined;

const before: Step = ({ lane }, index) =>
  index === undefined ? undefined : previousEvent(lane, index);
const after: Step = ({ lane }, index) => (index === undefined ? undefined : nextEvent(lane, index));
const first: Step = ({ lane }) => firstEvent(lane);
const last: Step = ({ lane }) => lastEvent(lane);
const unexplainedBefore =
  (looks: readonly Look[]): Step =>
  ({ lane }, index) =>
    previousUnexplained(lane, looks, index ?? lane.starts.length);
const unexplainedAfter =
  (looks: readonly Look[]): Step =>
  ({ lane }, index) =>
    nextUnexplained(lane, looks, index ?? -1);

/** To another event of the same machine; at the end of the lane the cursor stays. */
function along(cursor: Cursor, lanes: readonly MachineLane[], step: Step): KeyMeaning {
  const lane = lanes.find(({ id }) => id === cursor.machine);
  if (lane === undefined) return NONE;
  const index = step(lane, indexOf(cursor, lane));
  return index === undefined ? NONE : { kind: "move", to: cursorAt(lane, index) };
}

/** To the machine above or below, at about the same time. */
function across(cursor: Cursor, lanes: readonly MachineLane[], by: 1 | -1): KeyMeaning {
  const place = lanes.findIndex(({ id }) => id === cursor.machine);
  return place < 0 || place + by < 0 ? NONE : toMachine(lanes[place + by], cursor, lanes[place]);
}

function toMachine(to: MachineLane | undefined, cursor: Cursor, from?: MachineLane): KeyMeaning {
  if (to === undefined) return NONE;
  const index = from === undefined ? undefined : indexOf(cursor, from);
  const extent =
    from === undefined || index === undefined
      ? { from: cursor.at ?? to.lane.end, to: cursor.at ?? to.lane.end }
      : extentOf(from.lane, index);
  return { kind: "move", to: cursorAt(to, eventAcross(to.lane, extent.from, extent.to)) };
}
