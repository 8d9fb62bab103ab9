import type { Words } from "./words.ts";

const events = (count: number): string => (count === 1 ? "1 Ereignis" : `${count} Ereignisse`);

export const german: Words = {
  noEvents: "Wählen Sie mehrere Ereignisse",
  howToChoose:
    "Tippen Sie jedes Ereignis an, das denselben Grund erhält. Ein zweites Tippen nimmt es wieder heraus.",
  machines: (count) => (count === 1 ? "1 Maschine" : `${count} Maschinen`),
  onMachines: (what, machines) => `${what} auf ${machines}`,
  each: (duration) => `je ${duration}`,
  together: (duration) => `zusammen ${duration}`,

  whichEvents: events,
  whichMachines: "Welche Maschinen",
  allOf: (area) => `Alle von ${area}`,
  unexplained: "ungeklärt",

  stops: events,
  done: (reason, what) => `${reason}, ${what}`,

  becomes: (what, reason, duration, isOne) =>
    `${reason} für ${what}, ${isOne ? "" : "zusammen "}${duration}.`,
  unexplainedOnThese: "Ungeklärt auf diesen Maschinen",
  none: "keine",
  isLeftOut: "Ausgelassen:",
  notOffered: (why) => `diesen Grund gibt es dort nicht, ${why}`,
  stopsFor: (count, duration) => `${count}, ${duration}`,
  leftOut: (machine, why) => `${machine}: ${why}`,
  moreMachines: (count) => `Jede Maschine für sich (${count})`,

  why: {
    mayNot: "Ihr Konto darf sie nicht ändern",
    nothing: "es steht schon so da",
    gone: "das gewählte Ereignis gibt es nicht mehr",
    refused: {
      noReadings: "sie hat noch nichts gemeldet",
      beforeFirstReading: "sie hatte bis dahin nichts gemeldet",
      futureStart: "das beginnt in der Zukunft",
      startAfterEnd: "das endet, bevor es beginnt",
      emptySpan: "das ist gar keine Zeit",
      eventExists: "in genau dieser Sekunde beginnt schon ein Ereignis",
      unknownReason: "diesen Grund gibt es im Werk nicht mehr",
      changedSince: "jemand hat diese Zeit seither geändert",
    },
  },

  lacks: {
    events: "Wählen Sie zuerst Ereignisse.",
    machines: "Wählen Sie zuerst Maschinen.",
    reason: "Wählen Sie zuerst einen Grund.",
    comment: "Dieser Grund braucht einen Kommentar.",
    change: "Das würde nichts ändern.",
  },

  result: {
    sent: (count) => (count === 1 ? "gesendet" : `${count} gesendet`),
    kept: (count) =>
      count === 1 ? "auf diesem Tablet gespeichert" : `${count} auf diesem Tablet gespeichert`,
    keptInPage: (count) =>
      `${count} nicht auf diesem Tablet gespeichert, nur bis diese Seite geschlossen wird`,
    conflict:
      "jemand anders hat diese Zeit inzwischen geändert; entscheiden Sie in der Liste dessen, was noch nicht gesendet ist",
    refused: (why) => `nicht angenommen: ${why}`,
  },
  allSent: (what) => `Gesendet: ${what}.`,
  allKept: (what) =>
    `Auf diesem Tablet gespeichert: ${what}. Es wird gesendet, sobald der Server antwortet.`,
  someNot: (what, done, of) =>
    `${what}: auf ${done} von ${of} Maschinen erledigt. Was Sie eingegeben haben, ist noch hier.`,
};
