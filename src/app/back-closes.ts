import { useEffect } from "react";

/**
 * The device's Back closes the panel instead of leaving the page. One entry is added to the history
 * when the panel opens and is left there when it closes otherwise: going back at that moment could take
 * away what has been opened since.
 */
export function useBackCloses(isOpen: boolean, onClose: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    if (!isGuard(history.state)) history.pushState({ shiftlane: "panel" }, "");
    addEventListener("popstate", onClose);
    return () => removeEventListener("popstate", onClose);
  }, [isOpen, onClose]);
}

function isGuard(state: unknown): boolean {
  return typeof state === "object" && state !== null && "shiftlane" in state;
}
