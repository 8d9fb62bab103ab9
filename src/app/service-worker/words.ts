import { spoken } from "#time/language.ts";

/** What is said about the page itself. */
export const words = spoken("serviceWorker", {
  newer: "A newer version is ready",
  open: "Open it",
  later: "Later",
  elsewhere:
    "Another tab of this browser has something open that is not confirmed yet. Finish or close it there, then try again.",
});
export type Words = typeof words;
