import { spoken } from "#time/language.ts";

/** Everything that the history says, in one place, so that it can be put into another language. */
export const words = spoken("history", {
  title: "History",
  allMachines: "All machines",
  close: "Close the history",
  taller: "Show more of the history",
  lower: "Show less of the history",
  loading: "Fetching the history…",
  unreachable: "The history is with the server, which cannot be reached.",
  tryAgain: "Try again",
  none: "Nobody has changed anything here yet.",
  more: "Show older changes",
  loadingMore: "Fetching older changes…",
  count: (count: number, hasMore: boolean) =>
    `${hasMore ? "The last " : ""}${count} ${count === 1 ? "change" : "changes"}`,

  before: "Before",
  after: "After",
  changed: "changed:",
  unexplained: "unexplained",
  comment: (comment: string) => `“${comment}”`,
  nothingLeft: "nothing of it is left",
  nothingBefore: "as the machine reported it",

  ongoing: (reason: string, clock: string) => `${reason} from ${clock}, still going on`,
  from: (reason: string, clock: string) => `${reason} from ${clock}`,
  correction: (reason: string, clock: string) => `${reason}, correction at ${clock}`,
  span: (reason: string, clocks: string) => `${reason}, ${clocks}`,
  split: (parts: number, clocks: string) => `Split into ${parts} parts, ${clocks}`,
  singly: (count: number) => `Its ${count} changes one by one`,
  partlyBack: "Some of it has been taken back",
  orSingly: "Or take back some of it: its changes stand below, one by one.",
  partlyTaken: "Not all of it was taken back.",
  tookBack: (what: string) => `Took back: ${what}`,
  broughtBack: (what: string) => `Put back: ${what}`,
  aChangeOf: (clocks: string) => `a change of ${clocks}`,

  takenBack: (name: string, when: string) => `Taken back by ${name}, ${when}`,
  beingTakenBack: "Taking back is not yet sent",
  takeBack: "Take back",
  putBack: "Put back",
  leaveIt: "Leave it",
  doTakeBack: (what: string) => `Take back: ${what}`,
  doPutBack: (what: string) => `Put back: ${what}`,
  sending: "Sending…",
  checking: "Looking at how it stands now…",
  notTaken: "Not taken back. Nothing has changed.",
  sent: (machine: string, what: string) => `${machine}: taken back: ${what}.`,
  sentPutBack: (machine: string, what: string) => `${machine}: put back: ${what}.`,
  kept: "Saved on this tablet. It is sent as soon as the server answers.",
  keptInPage: "Kept until this page is closed. It is sent as soon as the server answers.",
  conflict: "Someone else changed this time meanwhile. Decide in the list of what is not yet sent.",

  inTheWay: "This cannot be taken back as it is",
  whose: (name: string, what: string, when: string | undefined) =>
    `${name}’s ${what} stands there now${when === undefined ? "" : `, entered ${when}`}.`,
  ownReport: "The machine’s own report stands there again: some of it has been taken back since.",
  firstThat: "Take that back first, or enter what is right on the board.",
  lookAtThat: (name: string) => `Go to ${name}’s change`,
});
export type Words = typeof words;
