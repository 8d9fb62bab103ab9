import { noOtherTabs } from "./page-only.ts";
import type { TabChannel, TabLock } from "./ports.ts";

const NAME = "shiftlane";

/** This browser's other tabs, through BroadcastChannel. */
export function browserChannel(): TabChannel {
  if (typeof BroadcastChannel === "undefined") return noOtherTabs;
  const channel = new BroadcastChannel(NAME);
  return {
    post: (message) => channel.postMessage(message),
    listen(listener) {
      const hear = ({ data }: MessageEvent<unknown>): void => listener(data);
      channel.addEventListener("message", hear);
      return () => channel.removeEventListener("message", hear);
    },
  };
}

/** The browser's own locks; `undefined` on plain http, where there are none. */
export function browserLock(): TabLock | undefined {
  // The types promise it everywhere.
  const locks = "locks" in navigator ? navigator.locks : undefined;
  if (locks === undefined) return undefined;
  return { request: (how, events) => requestLock(locks, how, events) };
}

function requestLock(
  locks: LockManager,
  how: Parameters<TabLock["request"]>[0],
  { granted, lost }: Parameters<TabLock["request"]>[1],
): () => void {
  const leave = new AbortController();
  let release = (): void => undefined;
  let isGranted = false;
  let isOver = false;
  const hold = (): Promise<void> => {
    if (isOver) return Promise.resolve();
    isGranted = true;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    granted();
    return held;
  };
  // A lock that is stolen cannot be waited for, and the other way round (Web Locks, "request").
  const options: LockOptions = how === "steal" ? { steal: true } : { signal: leave.signal };
  locks.request(NAME, options, hold).catch(() => {
    // Stolen, or given up before it came.
    if (isGranted && !isOver) lost();
    isOver = true;
  });
  return () => {
    isOver = true;
    if (isGranted) release();
    else leave.abort();
  };
}
