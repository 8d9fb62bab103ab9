import type { TimeScale } from "#lanes/scale.ts";
import { useNow } from "#query/use-now.ts";
import type { Calendar } from "#time/calendar.ts";
import type { Instant } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import {
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { PaneCanvases } from "./pane.ts";
import { Picture } from "./picture.ts";

export interface CanvasRefs {
  /** The lanes that scroll. */
  readonly lanes: RefObject<HTMLCanvasElement | null>;
  readonly over: RefObject<HTMLCanvasElement | null>;
  /** Those that stay on top meanwhile. */
  readonly pinnedLanes: RefObject<HTMLCanvasElement | null>;
  readonly pinnedOver: RefObject<HTMLCanvasElement | null>;
  readonly axis: RefObject<HTMLCanvasElement | null>;
}

export function useCanvases(): CanvasRefs {
  return {
    lanes: useRef<HTMLCanvasElement>(null),
    over: useRef<HTMLCanvasElement>(null),
    pinnedLanes: useRef<HTMLCanvasElement>(null),
    pinnedOver: useRef<HTMLCanvasElement>(null),
    axis: useRef<HTMLCanvasElement>(null),
  };
}

/** Both canvases of a pane, once they are there. */
function paneOf(
  lanes: RefObject<HTMLCanvasElement | null>,
  over: RefObject<HTMLCanvasElement | null>,
): PaneCanvases | undefined {
  return lanes.current === null || over.current === null
    ? undefined
    : { lanes: lanes.current, over: over.current };
}

export interface PictureUse {
  readonly calendar: Calendar;
  readonly view: Span;
  readonly now: Instant;
  readonly onView: (scale: TimeScale, step: number) => void;
}

/** The picture on the canvases, from the first layout on; it outlives every render and repaints by itself. */
export function usePicture(canvases: CanvasRefs, use: PictureUse): Picture | undefined {
  const [picture, setPicture] = useState<Picture>();
  const onView = useEffectEvent((scale: TimeScale, step: number) => use.onView(scale, step));
  const start = useEffectEvent(() => use);
  const { lanes, over, pinnedLanes, pinnedOver, axis } = canvases;
  const { calendar } = use;

  useLayoutEffect(() => {
    const board = paneOf(lanes, over);
    const pinned = paneOf(pinnedLanes, pinnedOver);
    if (board === undefined || pinned === undefined || axis.current === null) return undefined;
    const { view, now } = start();
    const made = new Picture({
      canvases: { board, pinned, axis: axis.current },
      calendar,
      view,
      now,
      onView,
    });
    // A canvas exists only once it is laid out: the one thing here that rendering cannot derive.
    // oxlint-disable-next-line react/set-state-in-effect
    setPicture(made);
    return () => {
      made.detach();
      setPicture(undefined);
    };
  }, [lanes, over, pinnedLanes, pinnedOver, axis, calendar]);

  useEffect(() => (picture === undefined ? undefined : watchColours(picture)), [picture]);
  return picture;
}

/** The person's and the system's wishes for colour and contrast, whenever they change. */
function watchColours(picture: Picture): () => void {
  const recolour = (): void => picture.recolour();
  const wishes = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];
  const lists = wishes.map((wish) => matchMedia(wish));
  const theme = new MutationObserver(recolour);
  theme.observe(document.documentElement, {
    attributeFilter: ["data-theme", "data-contrast", "lang"],
  });
  for (const list of lists) list.addEventListener("change", recolour);
  return () => {
    theme.disconnect();
    for (const list of lists) list.removeEventListener("change", recolour);
  };
}

/** Keeps the picture's now-line going; draws nothing itself. */
export function NowTicks({ picture }: { readonly picture: Picture }): undefined {
  const now = useNow(1);
  useEffect(() => picture.tick(now), [picture, now]);
  return undefined;
}
