import { spoken } from "#time/language.ts";

/** The few words that a lane itself shows; reasons' names come from the plant. */
export const LANE_WORDS = spoken("lanes", {
  noReadingsYet: "No readings yet",
  noReadingsBefore: "No readings",
  saved: "Saved on this tablet",
  sending: "Sending",
  refused: "Not accepted",
});
export type LaneWords = typeof LANE_WORDS;
