import type { Words } from "./words.ts";

export const german: Words = {
  savedOnTablet: "Auf diesem Tablet gespeichert",
  onlyInPage: "Nur bis diese Seite geschlossen wird",
  notSaved: {
    full: "Nicht gespeichert: Der Speicher ist voll",
    blocked:
      "Nicht gespeichert: In einem anderen Tab läuft noch eine ältere Version von Shiftlane. Schließen Sie ihn.",
    newer:
      "Nicht gespeichert: In einem anderen Tab ist eine neuere Version von Shiftlane offen. Laden Sie diese Seite neu.",
    unavailable: "Nicht gespeichert: Dieser Browser erlaubt kein Speichern",
  },
  notInPlant: {
    title: "Nicht bekannt",
    detail: "Diese Maschine oder diesen Grund gibt es im Werk nicht mehr.",
  },
};
