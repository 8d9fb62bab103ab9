import type { Words } from "./words.ts";

export const german: Words = {
  loading: "Übersicht wird geladen…",
  asking: "Server wird gefragt…",
  stillAsking: "Es wird von selbst weiter versucht.",
  unreachable: {
    network:
      "Keine Verbindung zum Server. Prüfen Sie, ob dieses Gerät im Netz des Werks angemeldet ist.",
    silence: "Der Server antwortet nicht. Vielleicht ist das Netz hier schwach.",
    stranger:
      "Etwas anderes antwortet statt Shiftlane: vielleicht ein Gastnetz, das zuerst eine Anmeldung verlangt.",
    busy: "Der Server kann gerade nicht antworten. Vielleicht startet er.",
  },

  broken: "Dieser Teil der Seite funktioniert nicht mehr",
  brokenWhat:
    "Was Sie eingegeben haben, bleibt erhalten, und nichts Gesendetes ist verloren. Versuchen Sie es noch einmal; wenn es wieder geschieht, laden Sie die Seite neu.",
  tryAgain: "Noch einmal versuchen",
  reload: "Seite neu laden",
  forSupport: "Für die Fehlersuche:",

  notChanged: "Der Eintrag konnte nicht geändert werden",
  sentMeanwhile:
    "Er wird gerade gesendet. Warten Sie die Antwort ab und ändern Sie dann, was daraus geworden ist.",

  shiftMenu: "Diese Schicht: Übergabe und Verlauf",
  shiftPage: "Schicht und Übergabe",
  shiftHistory: "Verlauf der Schicht",
};
