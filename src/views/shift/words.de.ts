import type { Words } from "./words.ts";

export const german: Words = {
  betweenShifts: "Zwischen den Schichten",
  wholeDay: "Ganzer Tag",
  close: "Seite der Schicht schließen",
  taller: "Mehr von der Schicht zeigen",
  lower: "Weniger von der Schicht zeigen",
  loading: "Schicht wird geholt…",
  upTo: (clock) => `Bis ${clock}`,

  figures: "Zahlen",
  availability: "Verfügbarkeit",
  availabilityIs: "Laufzeit ÷ (Laufzeit + Stillstände, die zählen), alle Maschinen",
  noFigure: "–",
  percent: (ratio) => `${Math.round(ratio * 100)} %`,
  running: "Laufzeit",
  planned: "Geplante Stillstände",
  unplanned: "Ungeplante Stillstände",
  notCounted: "Nicht gezählt",
  unexplained: "Ungeklärt",
  none: "keine",
  stops: (count, duration) => `${count} ${count === 1 ? "Stillstand" : "Stillstände"}, ${duration}`,

  pareto: "Wo die Zeit geblieben ist",
  noStops: "Nichts stand still.",
  reason: "Grund",
  time: "Zeit",
  share: "Anteil",
  sum: "Summe",
  counts: {
    runtime: "Laufzeit",
    planned: "geplant",
    unplanned: "ungeplant",
    none: "nicht gezählt",
  },
  machines: "Maschinen",
  notesLeft: (lines: number) =>
    lines === 1
      ? "… und 1 weitere Zeile: Sie steht auf der Seite der Schicht."
      : `… und ${lines} weitere Zeilen: Sie stehen auf der Seite der Schicht.`,
  otherMachines: (count: number) =>
    count === 1
      ? "und 1 Maschine, die weniger stand: sie steht in der Tabelle"
      : `und ${count} Maschinen, die weniger standen: sie stehen in der Tabelle`,
  machine: "Maschine",

  print: "Drucken",
  csv: "CSV herunterladen",

  handover: "Übergabe",
  handoverOf: (plant) => `Übergabe · ${plant}`,
  notes: "Notizen",
  noNotes: "Es wurde nichts notiert.",
  longest: "Längste ungeklärte Stillstände",
  entry: (kind, by, when) =>
    `${{ closed: "Abgeschlossen", reopened: "Wieder geöffnet", note: "Notiz" }[kind]} · ${by}, ${when}`,
  checks: "Bevor die Schicht abgeschlossen wird",
  closing: "Abschluss",
  noShift: "Zu dieser Zeit gibt es keine Schicht, also auch nichts abzuschließen.",
  noShifts:
    "Dieses Werk hat keine Schichten, also ist nichts abzuschließen. Tragen Sie sie in die Werksdatei ein und starten Sie dann den Server neu.",
  closingUnreachable:
    "Ob die Schicht abgeschlossen ist, weiß nur der Server. Er ist nicht erreichbar.",
  isOver: "Die Schicht ist vorbei",
  goesOn: (clock) => `Die Schicht dauert noch bis ${clock}`,
  allExplained: "Jeder Stillstand ist geklärt",
  unexplainedLeft: (stops) => `Noch ungeklärt: ${stops}`,
  allSent: "Alles von diesem Tablet ist gesendet",
  unsent: (count) =>
    count === 1
      ? "1 Änderung auf diesem Tablet ist nicht gesendet"
      : `${count} Änderungen auf diesem Tablet sind nicht gesendet`,
  noneOngoing: "Kein Stillstand reicht in die nächste Schicht",
  ongoing: (machines) => `Steht über das Schichtende hinaus: ${machines}`,
  done: "Erledigt:",
  open: "Offen:",
  forInfo: "Zur Kenntnis:",
  showThem: "Zeigen",
  note: "Übergabenotiz",
  noteNeeded: "Übergabenotiz (schreiben Sie, warum Stillstände ungeklärt bleiben)",
  noteHint: "Was die nächste Schicht wissen muss.",
  whyReopen: "Warum wird sie wieder geöffnet?",
  saveNote: "Notiz speichern",
  closeShift: "Schicht abschließen",
  reopen: "Wieder öffnen",
  sending: "Wird gesendet…",
  closedBy: (by, when) => `Abgeschlossen von ${by}, ${when}`,
  tooOld: "Diese Schicht ist so lange vorbei, dass sie keine Änderungen mehr annimmt.",
  closedMeans: "Ihre Stillstände lassen sich nicht mehr ändern.",
  reopenUntil: (when) => `Sie können sie bis ${when} wieder öffnen.`,
  onlyAdmin: "Nur ein Admin kann sie wieder öffnen.",
  lacks: {
    over: "Sie kann abgeschlossen werden, sobald sie vorbei ist.",
    sent: "Senden Sie zuerst, was auf diesem Tablet wartet: Eine abgeschlossene Schicht nähme es nicht an.",
    note: "Klären Sie die Stillstände, oder schreiben Sie in die Notiz, warum nicht.",
  },
  unreachable:
    "Der Server hat nicht geantwortet. Es wurde nichts geschrieben; Ihre Notiz ist noch hier.",
  saidNoted: "Die Notiz ist gespeichert.",
  saidClosed: "Die Schicht ist abgeschlossen.",
  saidReopened: "Die Schicht ist wieder offen.",
};
