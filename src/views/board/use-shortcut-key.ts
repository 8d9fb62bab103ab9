import { useEffect } from "react";

/** "?" opens the list, unless it is being typed, or something lies over the page. */
export function useShortcutKey(onPress: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "?" || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
      if (event.target instanceof Element && event.target.closest(NOT_THERE) !== null) return;
      event.preventDefault();
      onPress();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [onPress]);
}

const NOT_THERE =
  "input, textarea, select, [contenteditable], [role=menu], [role=listbox], [aria-modal]";
