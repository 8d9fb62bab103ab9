import { useSyncExternalStore } from "react";
import { useLink } from "./link.ts";
import { truthsHeld } from "./timelines.ts";

/** Whether any machine's timeline has come from the server. */
export function useHasTruth(): boolean {
  const { queries } = useLink();
  return useSyncExternalStore(
    (changed) => queries.getQueryCache().subscribe(changed),
    () => truthsHeld(queries).length > 0,
  );
}
