import { useCallback, useSyncExternalStore } from "react";

/** Where a sheet beside the page becomes one over its lower part; sheet.module.css says the same. */
export const NARROW = "(width < 50rem)";

/** Where targets are larger, for fingers; tokens.css says the same. */
export const FINGERS = "(any-pointer: coarse)";

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
