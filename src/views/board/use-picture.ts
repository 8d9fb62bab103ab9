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
import { Picture } from "./picture.ts";

export interface CanvasRefs {
  readonly lanes: RefObject<HTMLCanvasElement | null>;
  readonly over: RefObject<HTMLCanvasElement | null>;
  readonly axis: RefObject<HTMLCanvasElement | null>;
}

export function useCanvases(): CanvasRefs {
  return {
    lanes: useRef<HTMLCanvasElement>(null),
    over: useRef<HTMLCanvasElement>(null),
    axis: useRef<HTMLCanvasElement>(null),
  };
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
  const { lanes, over, axis } = canvases;
  const { calendar } = use;

  useLayoutEffect(() => {
    if (lanes.current === null || over.current === null || axis.current === null) return undefined;
    const { view, now } = start();
    const made = new Picture({
      canvases: { lanes: lanes.current, over: over.current, axis: axis.current },
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
  }, [lanes, over, axis, calendar]);

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
