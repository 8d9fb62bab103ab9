import { spoken } from "#time/language.ts";
import type { OeeUse } from "#engine/plant.ts";
import type { ShiftEntry } from "#engine/closing.ts";

/** Everything that the shift's page says, in one place, so that it can be put into another language. */
export const words = spoken("shift", {
  betweenShifts: "Between shifts",
  wholeDay: "Whole day",
  close: "Close the shift’s page",
  taller: "Show more of the shift",
  lower: "Show less of the shift",
  loading: "Fetching the shift…",
  upTo: (clock: string) => `Up to ${clock}`,

  figures: "Figures",
  availability: "Availability",
  availabilityIs: "running ÷ (running + stops that count), all machines",
  noFigure: "–",
  percent: (ratio: number) => `${Math.round(ratio * 100)} %`,
  running: "Running",
  planned: "Planned stops",
  unplanned: "Unplanned stops",
  notCounted: "Not counted",
  unexplained: "Unexplained",
  none: "none",
  stops: (count: number, duration: string) =>
    `${count} ${count === 1 ? "stop" : "stops"}, ${duration}`,

  pareto: "Where the time went",
  noStops: "Nothing stood.",
  reason: "Reason",
  time: "Time",
  share: "Share",
  sum: "Sum",
  counts: {
    runtime: "running",
    planned: "planned",
    unplanned: "unplanned",
    none: "not counted",
  } satisfies Record<OeeUse, string>,
  machines: "Machines",
  notesLeft: (lines: number) =>
    lines === 1
      ? "… and 1 more line: it stands on the shift’s page."
      : `… and ${lines} more lines: they stand on the shift’s page.`,
  otherMachines: (count: number) =>
    count === 1
      ? "and 1 machine that stood less: the table for spreadsheets has it"
      : `and ${count} machines that stood less: the table for spreadsheets has them`,
  machine: "Machine",

  print: "Print",
  csv: "Download CSV",

  handover: "Handover",
  handoverOf: (plant: string) => `Handover · ${plant}`,
  notes: "Notes",
  noNotes: "Nothing was noted.",
  longest: "Longest unexplained stops",
  entry: (kind: ShiftEntry["kind"], by: string, when: string) =>
    `${{ closed: "Closed", reopened: "Opened again", note: "Note" }[kind]} · ${by}, ${when}`,
  checks: "Before the shift is closed",
  closing: "Closing",
  noShift: "There is no shift at this time, so there is nothing to close.",
  noShifts:
    "This plant has no shifts, so there is nothing to close. Name them in the plant file, then start the server again.",
  closingUnreachable:
    "Whether the shift is closed is for the server to tell. It cannot be reached.",
  isOver: "The shift is over",
  goesOn: (clock: string) => `The shift goes on until ${clock}`,
  allExplained: "Every stop is explained",
  unexplainedLeft: (stops: string) => `Still unexplained: ${stops}`,
  allSent: "Everything from this tablet is sent",
  unsent: (count: number) =>
    count === 1
      ? "1 change on this tablet is not sent"
      : `${count} changes on this tablet are not sent`,
  noneOngoing: "No stop goes over into the next shift",
  ongoing: (machines: string) => `Stands over the shift’s end: ${machines}`,
  done: "Done:",
  open: "Open:",
  forInfo: "To know:",
  showThem: "Show them",
  note: "Handover note",
  noteNeeded: "Handover note (say why stops stay unexplained)",
  noteHint: "What the next shift must know.",
  whyReopen: "Why is it opened again?",
  saveNote: "Save the note",
  closeShift: "Close the shift",
  reopen: "Open it again",
  sending: "Sending…",
  closedBy: (by: string, when: string) => `Closed by ${by}, ${when}`,
  tooOld: "This shift is over for so long that it takes no more changes.",
  closedMeans: "Its stops can no longer be changed.",
  reopenUntil: (when: string) => `You can open it again until ${when}.`,
  onlyAdmin: "An admin alone can open it again.",
  lacks: {
    over: "It can be closed as soon as it is over.",
    sent: "Send first what waits on this tablet: a closed shift would not take it.",
    note: "Explain the stops, or say in the note why not.",
  },
  unreachable: "The server did not answer. Nothing was written; your note is still here.",
  saidNoted: "The note is saved.",
  saidClosed: "The shift is closed.",
  saidReopened: "The shift is open again.",
});
export type Words = typeof words;
