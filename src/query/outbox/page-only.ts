import type { OutboxStorage, TabChannel, TabLock, Timer } from "./ports.ts";

/** Where the browser has no store: entries live in their page, which the views say. */
export const noStorage: OutboxStorage = {
  step: () => Promise.resolve({ kind: "failed", trouble: "unavailable" }),
};

/** Where the browser cannot reach its other tabs: each is on its own, which costs traffic and nothing else. */
export const noOtherTabs: TabChannel = {
  post: () => undefined,
  listen: () => () => undefined,
};

/** Then it leads from the start. */
export const onlyTab: TabLock = {
  request(_how, { granted }) {
    granted();
    return () => undefined;
  },
};

/** Time as it passes for this page, whatever its clock is set to. */
export const pageTimer: Timer = {
  nowMs: () => performance.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
