import type { Words } from "./words.ts";

const entries = (count: number): string => (count === 1 ? "1 Eintrag" : `${count} Einträge`);

export const german: Words = {
  live: "Live",
  connecting: "Verbindung wird aufgebaut…",
  reconnecting: "Verbindung wird wieder aufgebaut…",
  offlineSince: (clock) => `Offline seit ${clock}`,
  offline: "Offline",
  nothingWaits: "alles gesendet",
  notYetSent: (count) => `${count} noch nicht gesendet`,
  needYou: (count) => (count === 1 ? "1 braucht Sie" : `${count} brauchen Sie`),
  notStored: "auf diesem Tablet nicht gespeichert",
  notStoredShort: "nicht gespeichert",
  clockOff: (lag) => `Uhr weicht ${lag} ab`,
  clockOffShort: "Uhr weicht ab",
  showList: "Zeigen, was noch nicht gesendet ist",

  aboutTablet: "Über dieses Tablet",

  ongoing: (from) => `ab ${from}, dauert an`,
  from: (from) => `ab ${from}`,
  correction: (at) => `das Ereignis um ${at}`,
  takeBack: "Eintrag zurücknehmen",

  clockTitle: (lag, isBehind) => `Die Uhr dieses Tablets geht ${lag} ${isBehind ? "nach" : "vor"}`,
  clockWhat:
    "Die Übersicht richtet sich nach der Uhr des Servers, Ihre Einträge stimmen also. Lassen Sie die Uhr des Tablets stellen.",
  understood: "Verstanden",

  saidRefused: (item, why) => `Nicht angenommen: ${item}. ${why}`,
  saidConflict: (item) =>
    `Jemand anders hat dieselbe Zeit geändert: ${item}. Bitte entscheiden Sie.`,
  saidAllSent: "Alles ist gesendet.",
  saidOffline: "Offline. Was Sie eintragen, wird auf diesem Tablet gespeichert.",
  saidLive: "Wieder verbunden.",

  heldAtSignIn: (name, count) =>
    `${entries(count)} von ${name} ${count === 1 ? "wartet" : "warten"} auf diesem Tablet, bis ${name} sich anmeldet.`,
};
