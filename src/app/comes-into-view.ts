import { useMedia } from "#ui/media.ts";
import { type RefObject, useEffect } from "react";

/** Where the page scrolls as one and the panel stands beneath the lanes; workplace.module.css says the same. */
const LOW = "(height < 30rem) and (width < 50rem)";

/** Milliseconds: what follows a press, the lanes' own focus say, has happened by then. */
const SOON_MS = 100;

/**
 * On low screens, and on any zoomed to 200 % or 400 %, what a press has opened is out of sight: it is scrolled to
 * and takes the focus. Never under a finger: a drag on the lanes ends first.
 * @param what tells what is open from what was open before; `undefined`: nothing is
 */
export function useComesIntoView(
  side: RefObject<HTMLElement | null>,
  what: string | undefined,
): void {
  const isLow = useMedia(LOW);
  useEffect(() => {
    if (!isLow || what === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = (): void => {
      clearTimeout(timer);
      removeEventListener("pointermove", wait);
      removeEventListener("pointerup", soon);
    };
    const come = (): void => {
      leave();
      const element = side.current;
      // Whoever works in it already is where they want to be.
      if (element === null || element.contains(document.activeElement)) return;
      element.scrollIntoView({ block: "start" });
      const titles = [...element.querySelectorAll<HTMLElement>("h2[tabindex]")];
      titles.find((title) => title.checkVisibility())?.focus({ preventScroll: true });
    };
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(come, SOON_MS);
    };
    const wait = ({ buttons }: PointerEvent): void => {
      if (buttons !== 0) clearTimeout(timer);
    };
    addEventListener("pointermove", wait);
    addEventListener("pointerup", soon);
    soon();
    return leave;
  }, [side, what, isLow]);
}
