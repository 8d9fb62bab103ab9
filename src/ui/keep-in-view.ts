import { type RefObject, useEffect } from "react";

/**
 * Keeps what has the focus in view when the scrolling element around it becomes lower, as when something
 * at its foot grows by the very choice that was made above.
 */
export function useKeepInView(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let height = element.clientHeight;
    const observer = new ResizeObserver(() => {
      const isLower = element.clientHeight < height;
      height = element.clientHeight;
      const focused = document.activeElement;
      if (!isLower || focused === null || !element.contains(focused)) return;
      // A radio's own input is out of sight; what is seen of it is its label.
      (focused.closest("label") ?? focused).scrollIntoView({ block: "nearest" });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
}
