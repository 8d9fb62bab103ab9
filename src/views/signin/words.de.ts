import type { Words } from "./words.ts";

export const german: Words = {
  product: "Shiftlane",
  what: "Sehen, was stillstand, und sagen, warum.",
  title: "Anmelden",
  email: "E-Mail",
  password: "Passwort",
  signIn: "Anmelden",
  signingIn: "Anmeldung läuft…",
  slow: "Der Server antwortet langsam. Es wird weiter versucht.",
  noEmail: "Geben Sie Ihre E-Mail-Adresse ein.",
  noPassword: "Geben Sie Ihr Passwort ein.",
  sampleTitle: "Das ist das Beispielwerk",
  sampleWhat:
    "Seine Maschinen laufen und stehen von selbst. Sehen Sie sich als eine dieser Personen um:",
  orByEmail: "Oder mit E-Mail-Adresse und Passwort",
  signedOut:
    "Sie wurden abgemeldet. Melden Sie sich wieder an; was Sie eingegeben haben, bleibt erhalten.",
  failed: "Das hat nicht geklappt",
  roles: {
    viewer: "Betrachter: darf ansehen",
    supervisor: "Schichtleitung: klärt Stillstände",
    admin: "Admin: darf alles",
    machine: "Maschine: sendet Meldungen",
  },
  unreachable: {
    network: {
      title: "Keine Verbindung zum Server",
      mend: "Prüfen Sie, ob dieses Gerät im Netz des Werks angemeldet ist, und versuchen Sie es dann noch einmal.",
    },
    silence: {
      title: "Der Server hat nicht geantwortet",
      mend: "Vielleicht ist das Netz hier schwach. Versuchen Sie es noch einmal.",
    },
    stranger: {
      title: "Etwas anderes hat geantwortet",
      mend: "Es war nicht Shiftlane: vielleicht ein Gastnetz, das zuerst eine Anmeldung verlangt, oder ein Server einer anderen Version. Laden Sie die Seite neu.",
    },
    busy: {
      title: "Der Server kann gerade nicht antworten",
      mend: "Vielleicht startet er. Versuchen Sie es gleich noch einmal.",
    },
  },
};
