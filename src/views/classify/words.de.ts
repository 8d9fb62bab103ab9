import type { Words } from "./words.ts";

const count = (many: number): string => (many === 1 ? "1 Grund" : `${many} Gründe`);

export const german: Words = {
  legend: "Was die Zeilen zeigen",
  needsReason: "Braucht einen Grund",
  runtime: "Läuft",
  planned: "Geplant",
  notCounted: "Nicht gezählt",
  otherStops: "Andere Stillstände",
  close: "Feld schließen",
  outcomeRead: "Gelesen",
  changing: (entry) => `Statt: ${entry}`,
  changingWhat: "Der bisherige Eintrag bleibt, bis Sie bestätigen.",
  leaveIt: "So lassen, wie es ist",
  taller: "Mehr vom Feld zeigen",
  lower: "Weniger vom Feld zeigen",

  unexplained: "ungeklärt",
  explainedBy: (name) => `eingetragen von ${name}`,
  asReported: "wie die Maschine gemeldet hat",
  sinceClock: (clock) => `seit ${clock}`,
  severalEvents: (many) => `${many} Ereignisse`,
  nothingYet: "Von dieser Zeit ist noch nichts bekannt",

  whatAndWhen: (intent, when) => `${intent}: ${when}`,
  whatToDo: "Was möchten Sie tun?",
  intents: {
    span: "Diesem Zeitraum einen Grund geben",
    fromHere: "Neues Ereignis ab hier",
    fromNow: "Neues Ereignis ab jetzt",
    correct: "Dieses Ereignis korrigieren",
  },

  from: "Von",
  to: "Bis",
  startsAt: "Beginnt um",
  minuteEarlier: "eine Minute früher",
  minuteLater: "eine Minute später",
  notATime: "Geben Sie eine Uhrzeit wie 9:12 oder 09:12:30 ein.",
  mustBeBefore: (clock) => `Das muss vor ${clock} liegen.`,
  mustBeAfter: (clock) => `Das muss nach ${clock} liegen.`,
  notInFuture: "Das liegt in der Zukunft.",
  notLoaded: "Diese Zeit ist nicht geladen. Verschieben Sie zuerst die Übersicht dorthin.",
  beforeFirst: (clock) => `Die erste Meldung der Maschine kam um ${clock}.`,

  stillGoingOn: "Dauert noch an",
  stillGoingOnShort: "noch kein Ende",
  atTheLatest: (clock) =>
    `Gilt, bis jemand etwas anderes einträgt, längstens bis ${clock}, was auch immer die Maschine meldet.`,
  untilNext: (clock) => `Bis zum nächsten Ereignis um ${clock}.`,
  untilNextCurrent: "Es wird zu dem, was die Maschine jetzt tut.",
  fromNowOn: (clock) => `Ab jetzt, ${clock}. Was vorher war, bleibt.`,
  timesStay: (clocks) => `Die Zeiten bleiben: ${clocks}.`,
  untilReading: (clock) =>
    `Seit ${clock}, und bis die Maschine etwas anderes meldet. Die Zeiten bleiben.`,

  reasons: "Gründe",
  usedLately: "Zuletzt auf dieser Maschine",
  usedLatelyOnThese: "Zuletzt auf diesen Maschinen",
  suggested: "Vorgeschlagen",
  grounds: (many, of, raw) => `${many} der letzten ${of} Stillstände nach ${raw} hier`,
  favourites: "Ihre Favoriten",
  makeFavourite: (reason) => `${reason} gehört zu Ihren Favoriten`,
  whichFavourite: "Favorit: Wählen Sie zuerst einen Grund",
  isFavourite: (reason) => `${reason} gehört auf diesem Gerät zu Ihren Favoriten.`,
  isNoFavourite: (reason) => `${reason} gehört nicht mehr zu Ihren Favoriten.`,
  notOffered: (many) =>
    many === 1 ? "1 Grund gilt hier nicht" : `${many} Gründe gelten hier nicht`,
  onlyOn: (machines) => `nur auf ${machines}`,
  onlyAfter: (states) => `nur nach ${states}`,
  allReasons: (many) => `Suche: ${count(many)}`,
  clearSearch: "Suche leeren",
  otherReasons: "Andere",
  inGroup: count,
  noReasonFound: (typed) => `Kein Grund heißt so ähnlich wie „${typed}“.`,
  found: "Gefunden",
  commentNeeded: "Kommentar nötig",
  chosenReason: (name) => `Gewählt: ${name}`,

  history: "Verlauf dieser Zeit",

  comment: "Kommentar",
  commentStands: (comment) => `Hier notiert: ${comment}`,
  commentRequired: "Kommentar (bei diesem Grund nötig)",

  whatWillChange: "Was sich ändert",
  becomes: "wird zu",
  nothingWillChange: "Nichts: Es steht schon so da.",

  confirmBare: "Bestätigen",
  confirm: (what) => `Bestätigen: ${what}`,
  takeBack: "zurücknehmen",
  sending: (what) => `Wird gesendet: ${what}`,
  lasting: (reason, duration) => `${reason}, ${duration}`,
  goingOn: (reason) => `${reason}, dauert an`,
  since: (reason, clock) => `${reason} seit ${clock}`,
  startingNow: (reason) => `${reason} ab jetzt`,

  lacks: {
    reason: "Wählen Sie zuerst einen Grund.",
    comment: "Dieser Grund braucht einen Kommentar.",
    event: "Hier beginnt kein Ereignis.",
    change: "Das würde nichts ändern.",
    refusal: "Oben steht, was im Weg ist.",
    locked: "Diese Schicht nimmt keine Änderungen mehr an.",
    why: "Sagen Sie im Kommentar, warum eine abgeschlossene Schicht geändert wird.",
  },
  chooseEvent: (event) => `${event} wählen`,

  sent: (machine, what) => `Gesendet: ${machine}, ${what}.`,
  kept: (machine, what) =>
    `Auf diesem Tablet gespeichert: ${machine}, ${what}. Es wird gesendet, sobald der Server antwortet.`,
  keptInPage: (machine, what) =>
    `Nicht auf diesem Tablet gespeichert, nur bis diese Seite geschlossen wird: ${machine}, ${what}. Es wird gesendet, sobald der Server antwortet.`,
  conflict: (machine, what) =>
    `${machine}, ${what}: Jemand anders hat diese Zeit inzwischen geändert. Entscheiden Sie in der Liste dessen, was noch nicht gesendet ist.`,
  allSent: "Was auf diesem Tablet gespeichert war, ist gesendet.",
  refusedByServer:
    "Nicht angenommen. Nichts hat sich geändert, und was Sie eingegeben haben, ist noch hier.",

  explainLikes: (many, reason, duration) =>
    many === 1
      ? `1 ähnlichen ebenso klären: ${reason}, ${duration}`
      : `${many} ähnliche ebenso klären: ${reason}, ${duration}`,
  alike: (what) => `Ähnlich: ${what}.`,
  otherMachines: "Dasselbe auf anderen Maschinen…",
  split: "In Teile teilen…",
  onMachine: (machine, what) => `${machine}, ${what}`,
  skip: "Diesen überspringen",

  shiftNamed: (name, day, clocks) => `${name}, ${day} ${clocks}`,
  shiftClosed: (shift, by, when) =>
    `Diese Schicht ist abgeschlossen: ${shift}. Abgeschlossen von ${by}, ${when}.`,
  shiftTooOld: (shift) => `Diese Schicht ist zu lange vorbei, um sie zu ändern: ${shift}.`,
  lockedSayWhy: "Als Admin können Sie sie trotzdem ändern, mit einem Kommentar, der sagt, warum.",
  lockedReopen: "Um sie zu ändern, öffnen Sie sie mit einer Notiz wieder.",
  lockedAskAdmin: "Ein Admin kann sie ändern oder wieder öffnen.",
  toShift: "Zu dieser Schicht",

  viewer: "Ihr Konto darf ansehen, aber nichts ändern.",
  otherArea: (areas) => `Ihr Konto darf nur Maschinen von ${areas} ändern.`,
  askSomeone: "Wenden Sie sich an die Schichtleitung dieses Bereichs oder an einen Admin.",

  refusals: {
    unknownReason: "Diesen Grund gibt es im Werk nicht mehr. Wählen Sie einen anderen.",
    noReadings: "Diese Maschine hat noch nichts gemeldet, es gibt also nichts zu klären.",
    beforeFirstReading: "Das beginnt vor der ersten Meldung der Maschine.",
    futureStart: "Das beginnt in der Zukunft.",
    startAfterEnd: "Das endet, bevor es beginnt.",
    emptySpan: "Das ist gar keine Zeit: Es endet, wo es beginnt.",
    eventExists: "In genau dieser Sekunde beginnt schon ein Ereignis.",
    changedSince: "Jemand hat diese Zeit seither geändert.",
  },
  mends: {
    startAtFirst: (clock) => `Um ${clock} beginnen`,
    startNow: "Stattdessen jetzt beginnen",
    swap: "Anfang und Ende tauschen",
    wholeMinute: "Eine Minute daraus machen",
    correctInstead: "Stattdessen jenes Ereignis korrigieren",
  },
};
