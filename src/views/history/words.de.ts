import type { Words } from "./words.ts";

export const german: Words = {
  title: "Verlauf",
  allMachines: "Alle Maschinen",
  close: "Verlauf schließen",
  taller: "Mehr vom Verlauf zeigen",
  lower: "Weniger vom Verlauf zeigen",
  loading: "Verlauf wird geholt…",
  unreachable: "Der Verlauf liegt auf dem Server, und der ist nicht erreichbar.",
  tryAgain: "Noch einmal versuchen",
  none: "Hier hat noch niemand etwas geändert.",
  more: "Ältere Änderungen zeigen",
  loadingMore: "Ältere Änderungen werden geholt…",
  count: (count, hasMore) => {
    if (count === 1) return hasMore ? "Die letzte Änderung" : "1 Änderung";
    return hasMore ? `Die letzten ${count} Änderungen` : `${count} Änderungen`;
  },

  before: "Vorher",
  after: "Nachher",
  changed: "geändert:",
  unexplained: "ungeklärt",
  comment: (comment) => `„${comment}“`,
  nothingLeft: "davon ist nichts mehr da",
  nothingBefore: "wie die Maschine gemeldet hat",

  ongoing: (reason, clock) => `${reason} ab ${clock}, dauert an`,
  from: (reason, clock) => `${reason} ab ${clock}`,
  correction: (reason, clock) => `${reason}, Korrektur um ${clock}`,
  span: (reason, clocks) => `${reason}, ${clocks}`,
  split: (parts, clocks) => `In ${parts} Teile geteilt, ${clocks}`,
  singly: (count) => `Ihre ${count} Änderungen einzeln`,
  partlyBack: "Ein Teil davon ist zurückgenommen worden",
  orSingly: "Oder nehmen Sie einen Teil davon zurück: Die einzelnen Änderungen stehen darunter.",
  partlyTaken: "Nicht alles wurde zurückgenommen.",
  tookBack: (what) => `Zurückgenommen: ${what}`,
  broughtBack: (what) => `Wiederhergestellt: ${what}`,
  aChangeOf: (clocks) => `eine Änderung von ${clocks}`,

  takenBack: (name, when) => `Zurückgenommen von ${name}, ${when}`,
  beingTakenBack: "Die Rücknahme ist noch nicht gesendet",
  takeBack: "Zurücknehmen",
  putBack: "Wiederherstellen",
  leaveIt: "So lassen",
  doTakeBack: (what) => `Zurücknehmen: ${what}`,
  doPutBack: (what) => `Wiederherstellen: ${what}`,
  sending: "Wird gesendet…",
  checking: "Der jetzige Stand wird angesehen…",
  notTaken: "Nicht zurückgenommen. Nichts hat sich geändert.",
  sent: (machine, what) => `${machine}: zurückgenommen: ${what}.`,
  sentPutBack: (machine, what) => `${machine}: wiederhergestellt: ${what}.`,
  kept: "Auf diesem Tablet gespeichert. Es wird gesendet, sobald der Server antwortet.",
  keptInPage:
    "Behalten, bis diese Seite geschlossen wird. Es wird gesendet, sobald der Server antwortet.",
  conflict:
    "Jemand anders hat diese Zeit inzwischen geändert. Entscheiden Sie in der Liste dessen, was noch nicht gesendet ist.",

  inTheWay: "So lässt sich das nicht zurücknehmen",
  whose: (name, what, when) =>
    `Dort steht jetzt ${what} von ${name}${when === undefined ? "" : `, eingetragen ${when}`}.`,
  ownReport:
    "Dort steht wieder, was die Maschine gemeldet hat: Ein Teil ist seither zurückgenommen worden.",
  firstThat: "Nehmen Sie zuerst das zurück, oder tragen Sie in der Übersicht ein, was richtig ist.",
  lookAtThat: (name) => `Zur Änderung von ${name}`,
};
