import { AXIS_HEIGHT } from "#lanes/paint-axis.ts";
import { type RefObject, useLayoutEffect, useState } from "react";
import { type Strip, stripFor } from "./layout.ts";

export interface Room {
  /** Of the scrolling part, CSS pixels. 0 until it has been laid out. */
  readonly width: number;
  /** Of what scrolls, beneath the axis. 0 until it has been laid out. */
  readonly height: number;
  /** What of the content the canvases stand on. */
  readonly strip: Strip;
}

/** How much room the board has, and which part of its content to paint as it scrolls. */
export function useRoom(scroller: RefObject<HTMLElement | null>, contentHeight: number): Room {
  const [width, setWidth] = useState(0);
  const [height, setHeight] = useState(0);
  const [strip, setStrip] = useState<Strip>({ top: 0, height: 0 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const view = { top: element.scrollTop, height: element.clientHeight - AXIS_HEIGHT };
      setWidth(element.clientWidth);
      setHeight(view.height);
      setStrip((held) => stripFor(held, view, contentHeight));
    };
    // It reports once at the start, within the same frame.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [scroller, contentHeight]);

  return { width, height, strip };
}
