/** The few words that a lane itself shows; reasons' names come from the plant. */
export const LANE_WORDS = {
  noReadingsYet: "No readings yet",
  noReadingsBefore: "No readings",
  saved: "Saved on this tablet",
  sending: "Sending",
  refused: "Not accepted",
} as const;
