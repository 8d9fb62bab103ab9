import type { LaneWords } from "./words.ts";

export const german: LaneWords = {
  noReadingsYet: "Noch keine Meldungen",
  noReadingsBefore: "Keine Meldungen",
  saved: "Auf diesem Tablet gespeichert",
  sending: "Wird gesendet",
  refused: "Nicht angenommen",
};
