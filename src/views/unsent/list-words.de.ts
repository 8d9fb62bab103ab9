import type { ListWords } from "./list-words.ts";

const entries = (count: number): string => (count === 1 ? "1 Eintrag" : `${count} Einträge`);

export const german: ListWords = {
  title: "Was noch nicht gesendet ist",
  allSent: "Alles ist gesendet",
  close: "Liste schließen",
  taller: "Mehr von der Liste zeigen",
  lower: "Weniger von der Liste zeigen",
  back: "Zurück zur Liste",
  isLive: "Mit dem Server verbunden.",
  isConnecting: "Die Verbindung zum Server wird aufgebaut.",
  isAway:
    "Keine Verbindung zum Server. Arbeiten Sie weiter wie gewohnt: Was Sie eintragen, wird auf diesem Tablet gespeichert und von selbst gesendet.",

  needsYou: "Braucht Sie",
  waiting: "Unterwegs",
  lately: "Gesendet",
  others: "Von anderen auf diesem Tablet eingetragen",
  entered: (clock) => `eingetragen ${clock}`,
  saved: "Auf diesem Tablet gespeichert",
  onlyInPage: "Nicht gespeichert: geht verloren, wenn diese Seite geschlossen wird",
  triedOnce: "Auf diesem Tablet gespeichert; einmal gesendet, noch keine Antwort",
  waitsFor: "Auf diesem Tablet gespeichert; wartet, bis der Eintrag darüber geklärt ist",
  sending: "Wird gesendet",
  sent: "Gesendet",
  refused: "Nicht angenommen",
  refusedOnce: "Nicht angenommen; ein früherer Versuch ist vielleicht angekommen",
  conflict: "Von jemand anderem geändert",

  askSomeone: "Wenden Sie sich an die Schichtleitung dieses Bereichs oder an einen Admin.",

  decide: "Entscheiden…",
  retry: "Noch einmal versuchen",
  sendNow: "Jetzt senden",
  change: "Ändern…",
  discard: "Verwerfen…",
  more: (item) => `${item}: was tun`,
  sureDiscard:
    "Verwerfen? Der Eintrag wurde nie angenommen, in der Übersicht ändert sich also nichts.",
  sureDiscardUnsent: "Verwerfen? Der Eintrag wurde nicht gesendet und wird es auch nicht mehr.",
  sureArrived:
    "Der Eintrag wurde gesendet, aber es kam keine Antwort: Vielleicht hat der Server ihn. Von dieser Liste nehmen? Die Übersicht zeigt dann, was der Server hat.",
  doDiscard: "Verwerfen",
  keep: "Behalten",

  discarded: (item) => `Verworfen: ${item}.`,
  gone: "Das ist inzwischen geklärt, vielleicht in einem anderen Tab.",
  notStoredNow:
    "Dieses Tablet konnte das nicht speichern, deshalb hat sich nichts geändert. Schaffen Sie Platz und versuchen Sie es dann noch einmal.",
  unreachable:
    "Der Server kann nicht gefragt werden, was dort jetzt steht. Nichts hat sich geändert; versuchen Sie es noch einmal.",

  othersCount: (name, count) =>
    `${name}: ${entries(count)}. Gesendet wird erst, wenn ${name} sich auf diesem Tablet anmeldet.`,

  asking: "Der Server wird gefragt, was dort jetzt steht…",
  cannotAsk:
    "Der Server kann nicht gefragt werden, was dort jetzt steht. Ihr Eintrag wartet; entscheiden Sie, wenn er antwortet.",
  conflictTitle: "Inzwischen von jemand anderem geändert",
  whatHappened: "Was geschehen ist",
  youAsked: (what, when, clock) => `Sie, um ${clock}: ${what}, ${when}.`,
  set: (by, at, events) => `${by}, um ${at}: ${events}.`,
  tookAway: (by, at, events) => `${by} hat das um ${at} geändert. Jetzt steht dort: ${events}.`,
  nothingThere: "noch nichts",
  severalEvents: (count, clocks, reasons) => `${count} Ereignisse ${clocks} (${reasons})`,
  choose: "Was soll gelten?",
  choices: {
    mine: "Meines behalten",
    theirs: "Das andere behalten",
    split: "An der Kante teilen",
  },
  theirsStays: (events) => `Es bleibt, wie es jetzt ist: ${events}.`,
  mineGoes: "Ihr Eintrag wird verworfen.",
  noSplit: "Es gibt keine Kante zum Teilen: Das andere deckt Ihren Eintrag ganz ab.",
  wouldBeRefused: "Das geht nicht mehr.",
  noChange: "Das würde nichts ändern: Es steht schon so da.",
  chooseFirst: "Wählen Sie zuerst eines davon.",
  confirmBare: "Bestätigen",
  confirm: (choice) => `Bestätigen: ${choice}`,
  settled: (item, choice) => `Geklärt: ${item}. ${choice}.`,

  storage: {
    full: {
      title: "Der Speicher dieses Tablets ist voll",
      what: "Neue Einträge bleiben nur, bis diese Seite geschlossen wird. Lassen Sie sie offen, bis sie gesendet sind, und schaffen Sie Platz auf dem Tablet.",
    },
    blocked: {
      title: "Ein anderer Tab hält den Speicher besetzt",
      what: "Neue Einträge bleiben nur, bis diese Seite geschlossen wird. Schließen Sie die anderen Tabs von Shiftlane.",
    },
    newer: {
      title: "Diese Seite ist älter als das, was gespeichert ist",
      what: "Neue Einträge bleiben nur, bis diese Seite geschlossen wird. Laden Sie die Seite neu, sobald sie gesendet sind.",
    },
    unavailable: {
      title: "Dieser Browser lässt nichts speichern",
      what: "Neue Einträge bleiben nur, bis diese Seite geschlossen wird. Ein privates Fenster tut das, oder eine Einstellung des Browsers.",
    },
  },
  passing:
    "Wird auf dem Tablet der Platz knapp, löscht dieser Browser vielleicht, was hier gespeichert ist. Ist Shiftlane auf dem Tablet installiert, geschieht das nicht.",
  unreadable: (count) =>
    count === 1
      ? "1 Eintrag ist für diese Version nicht lesbar. Er bleibt unberührt; laden Sie die Seite neu, um eine neuere zu erhalten."
      : `${count} Einträge sind für diese Version nicht lesbar. Sie bleiben unberührt; laden Sie die Seite neu, um eine neuere zu erhalten.`,

  leaveBare: "Abmelden?",
  leaveTitle: "Abmelden, obwohl Einträge noch nicht gesendet sind?",
  leaveWhat: (count) =>
    count === 1
      ? "1 Eintrag von Ihnen bleibt auf diesem Tablet und wird gesendet, wenn Sie sich hier wieder anmelden. Wer es inzwischen benutzt, sieht nur, dass es ihn gibt."
      : `${count} Einträge von Ihnen bleiben auf diesem Tablet und werden gesendet, wenn Sie sich hier wieder anmelden. Wer es inzwischen benutzt, sieht nur, wie viele es sind.`,
  leaveInPage: (count) =>
    count === 1
      ? "1 Eintrag konnte auf diesem Tablet nicht gespeichert werden: Er geht verloren, wenn diese Seite geschlossen wird."
      : `${count} Einträge konnten auf diesem Tablet nicht gespeichert werden: Sie gehen verloren, wenn diese Seite geschlossen wird.`,
  leave: "Abmelden",
  stay: "Angemeldet bleiben",
  leaveFailed:
    "Der Server hat es nicht erfahren, Sie sind also noch angemeldet. Versuchen Sie es noch einmal, wenn er antwortet.",
};
