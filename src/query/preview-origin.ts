import type { Origin } from "#engine/event.ts";

/** Marks events of a preview; no request that was ever sent has this id. */
export const PREVIEW_ORIGIN: Origin = { requestId: "preview", by: "" };
