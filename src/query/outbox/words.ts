import { spoken } from "#time/language.ts";
import type { StorageTrouble } from "./ports.ts";

/** Words of the outbox's own; what the server refused comes with the server's words. */
export const words = spoken("outbox", {
  savedOnTablet: "Saved on this tablet",
  onlyInPage: "Only until this page is closed",
  notSaved: {
    full: "Not saved: storage full",
    blocked: "Not saved: another tab of Shiftlane is still on an older version. Close it.",
    newer: "Not saved: a newer version of Shiftlane is open in another tab. Reload this page.",
    unavailable: "Not saved: this browser does not allow storage",
  } satisfies Readonly<Record<StorageTrouble, string>>,
  notInPlant: {
    title: "Not known",
    detail: "This plant no longer has that machine or that reason.",
  },
});
export type Words = typeof words;
