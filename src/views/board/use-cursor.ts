import type { MachineId } from "#engine/names.ts";
import { eventAt } from "#engine/timeline.ts";
import type { Stretch } from "#lanes/stretch.ts";
import { reveal } from "#lanes/scale.ts";
import { AXIS_HEIGHT } from "#lanes/paint-axis.ts";
import { extentOf as eventExtent } from "#lanes/walk.ts";
import { useAnnounce } from "#ui/announcer.tsx";
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { type EventSelection, toggled } from "../selection.ts";
import { type Cursor, indexOf, meaningOfKey, startingCursor } from "./keys.ts";
import { type BoardLayout, scrollFor, type Stuck } from "./layout.ts";
import { selectionOf } from "./spans.ts";
import { words } from "./words.ts";
import type { StageProps } from "./stage-props.ts";
import { zoomed } from "./viewing.ts";

export interface CursorUse extends StageProps {
  readonly layout: BoardLayout;
  readonly stuck: Stuck;
}

export interface Keyboard {
  readonly cursor: Cursor | undefined;
  /** The cursor's event, while the keyboard is in the lanes and being used. */
  readonly stretch: Stretch | undefined;
  readonly put: (cursor: Cursor) => void;
  readonly focus: () => void;
  /** Goes to a machine, wherever on the board it stands. */
  readonly find: (machine: MachineId) => void;
  readonly focused: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocusChange: (isInside: boolean) => void;
}

/** The keyboard's place among machines and events: one tab stop, arrows from there. */
export function useCursor(use: CursorUse): Keyboard {
  const { plant, table, lanes, picture, now, selection, onSelectionChange, onOpen, onPlace } = use;
  const announce = useAnnounce();
  const [placed, setPlaced] = useState<Cursor>();
  const [isInside, setInside] = useState(false);
  const focused = useRef<HTMLDivElement>(null);
  const takesFocus = useRef(false);
  const opens = useRef(false);

  // A machine whose readings have not come yet can be gone to all the same.
  const isThere =
    placed !== undefined && use.layout.machines.some((item) => item.machine.id === placed.machine);
  const starting = useMemo(() => startingCursor(lanes, table.looks), [lanes, table]);
  const cursor = isThere ? placed : starting;
  const lane = lanes.find(({ id }) => id === cursor?.machine);
  const index = cursor === undefined || lane === undefined ? undefined : indexOf(cursor, lane);
  const extent =
    lane === undefined || index === undefined ? undefined : eventExtent(lane.lane, index);

  // The cell that the cursor has moved to exists only now, or when its machine has come.
  useLayoutEffect(() => {
    if (!takesFocus.current || focused.current === null) return;
    takesFocus.current = false;
    focused.current.focus({ preventScroll: true });
  });

  const go = (to: Cursor): void => {
    takesFocus.current = true;
    setPlaced(to);
    onPlace(to.at);
    const next = lanes.find(({ id }) => id === to.machine);
    const place = next === undefined ? undefined : indexOf(to, next);
    if (next === undefined || place === undefined) return;
    const { from, to: end } = eventExtent(next.lane, place);
    picture?.move((scale, bounds) => reveal(scale, from, end, bounds));
    scrollTo(use, to);
  };

  const here = (): EventSelection | undefined => {
    if (lane === undefined || extent === undefined) return undefined;
    const at = Math.floor(extent.from) as typeof now;
    const event = eventAt(lane.shown.timeline, plant.mapping, at, now);
    return event === undefined ? undefined : selectionOf(lane.id, event);
  };

  const open = (): void => {
    // What was gathered is what is opened.
    if (selection?.kind === "events" && selection.of.length > 0) return onOpen();
    const event = here();
    if (event === undefined) return;
    opens.current = true;
    onSelectionChange(event);
  };

  const choose = (): void => {
    const event = here();
    if (event === undefined) return;
    const chosen = toggled(selection, event);
    onSelectionChange(chosen.of.length === 0 ? undefined : chosen);
    announce(words.chosen(chosen.of.length));
  };

  const pin = (machine: MachineId): void => {
    const item = use.layout.machines.find((its) => its.machine.id === machine);
    if (item === undefined) return;
    const isPinned = !use.pins.machines.has(machine);
    takesFocus.current = true;
    use.pins.pin(machine, isPinned);
    announce((isPinned ? words.isPinned : words.isNotPinned)(item.machine.name));
  };

  // The panel can take the focus once it shows what was chosen.
  const openPanel = useEffectEvent(() => onOpen());
  useEffect(() => {
    if (!opens.current) return;
    opens.current = false;
    openPanel();
  }, [selection]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (cursor === undefined) return;
    const meaning = meaningOfKey(event, cursor, lanes, table.looks);
    if (meaning.kind === "none") return;
    event.preventDefault();
    if (meaning.kind === "move") go(meaning.to);
    else if (meaning.kind === "open") open();
    else if (meaning.kind === "choose") choose();
    else if (meaning.kind === "leave") onSelectionChange(undefined);
    else if (meaning.kind === "find") use.onFinder();
    else if (meaning.kind === "pin") pin(cursor.machine);
    else {
      picture?.move((scale, bounds) => {
        const middle = extent === undefined ? scale.from : (extent.from + extent.to) / 2;
        const x = ((middle - scale.from) / scale.span) * scale.width;
        return zoomed(scale, Math.min(Math.max(x, 0), scale.width), meaning.factor, bounds);
      });
    }
  };

  const stretch = useMemo(
    () =>
      isInside && lane !== undefined && extent !== undefined
        ? { laneId: lane.id, from: extent.from, to: extent.to }
        : undefined,
    // Two numbers rather than an object that is made anew each time.
    // oxlint-disable-next-line react/exhaustive-deps
    [isInside, lane?.id, extent?.from, extent?.to],
  );
  const focus = useCallback(() => focused.current?.focus({ preventScroll: true }), []);
  const onFocusChange = useCallback((inside: boolean) => {
    setInside(inside && focused.current?.matches(":focus-visible") !== false);
  }, []);

  const find = (machine: MachineId): void => {
    takesFocus.current = true;
    setPlaced({ machine, at: cursor?.at });
    scrollTo(use, { machine, at: undefined });
  };

  return { cursor, stretch, put: setPlaced, focus, find, focused, onKeyDown, onFocusChange };
}

/** Brings the row that the keyboard moved to into view. */
function scrollTo({ layout, stuck, canvases }: CursorUse, { machine }: Cursor): void {
  const item = layout.machines.find((its) => its.machine.id === machine);
  const scroller = canvases.axis.current?.closest("[data-scroller]");
  if (item === undefined || !(scroller instanceof HTMLElement)) return;
  const view = { top: scroller.scrollTop, height: scroller.clientHeight - AXIS_HEIGHT };
  const top = scrollFor(item, stuck, view);
  if (top !== undefined) scroller.scrollTo({ top });
}
