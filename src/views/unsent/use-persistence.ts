import { useEffect, useState } from "react";

/**
 * Whether the browser may clear by itself what is stored here; `undefined`: it does not say. Asking it to
 * keep everything shows a question in some browsers, so it is asked for once there is something to keep.
 */
export function useIsPassing(hasEntries: boolean): boolean | undefined {
  const [isPassing, setPassing] = useState<boolean>();
  useEffect(() => {
    // Not there in a page that came over plain http.
    const storage = "storage" in navigator ? navigator.storage : undefined;
    if (storage?.persisted === undefined) return;
    let isOver = false;
    const look = async (): Promise<void> => {
      const isKept = (await storage.persisted()) || (hasEntries && (await storage.persist()));
      if (!isOver) setPassing(!isKept);
    };
    // A browser that refuses to say promises nothing.
    look().catch(() => setPassing(undefined));
    return () => {
      isOver = true;
    };
  }, [hasEntries]);
  return isPassing;
}
