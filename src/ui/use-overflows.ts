import { type RefObject, useEffect, useState } from "react";

/**
 * Whether a box holds more than it shows, so that it scrolls: then it has to take the keyboard's focus, or nobody
 * could scroll it by keyboard (WCAG 2.1.1).
 */
export function useOverflows(box: RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = (): void => setOverflows(element.scrollHeight > element.clientHeight + 1);
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    // What it holds changes without the box's own size.
    const content = new MutationObserver(look);
    content.observe(element, { childList: true, subtree: true, characterData: true });
    look();
    return () => {
      sizes.disconnect();
      content.disconnect();
    };
  }, [box]);
  return overflows;
}
