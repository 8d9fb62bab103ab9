import { spoken } from "#time/language.ts";
import type { StorageTrouble } from "#query/outbox/ports.ts";
import type { Choice } from "#query/outbox/outbox-view.ts";

const entries = (count: number): string => (count === 1 ? "1 entry" : `${count} entries`);

/** What the list and the way out say and ask; their own, because the board stands before anyone opens them. */
export const unsentWords = spoken("unsentList", {
  title: "What is not yet sent",
  allSent: "Everything has been sent",
  close: "Close the list",
  taller: "Show more of the list",
  lower: "Show less of the list",
  back: "Back to the list",
  isLive: "Connected to the server.",
  isConnecting: "Connecting to the server…",
  isAway:
    "No connection to the server. Go on as usual: what you enter is saved on this tablet and sent by itself.",

  needsYou: "Needs you",
  waiting: "On the way",
  lately: "Sent",
  others: "Entered by others on this tablet",
  entered: (clock: string) => `entered ${clock}`,
  saved: "Saved on this tablet",
  onlyInPage: "Not saved: it is lost when this page is closed",
  triedOnce: "Saved on this tablet; sent once, no answer yet",
  waitsFor: "Saved on this tablet; waits until the one above it is settled",
  sending: "Being sent",
  sent: "Sent",
  refused: "Not accepted",
  refusedOnce: "Not accepted; an earlier try may have arrived",
  conflict: "Changed by someone else",

  askSomeone: "Ask a supervisor of this area, or an admin.",

  decide: "Decide…",
  retry: "Try again",
  sendNow: "Send it now",
  change: "Change it…",
  discard: "Discard…",
  more: (item: string) => `${item}: what to do`,
  sureDiscard: "Discard it? It was never taken, so nothing on the board changes.",
  sureDiscardUnsent: "Discard it? It has not been sent, and will not be.",
  sureArrived:
    "It was sent, but no answer came: the server may have it. Take it off this list? The board will show what the server has.",
  doDiscard: "Discard it",
  keep: "Keep it",

  discarded: (item: string) => `Discarded: ${item}.`,
  gone: "It has been settled meanwhile, perhaps in another tab.",
  notStoredNow:
    "This tablet could not save that, so nothing has changed. Make some room, then try again.",
  unreachable: "The server cannot be asked what stands there now. Nothing has changed; try again.",

  othersCount: (name: string, count: number) =>
    `${name}: ${entries(count)}. Sent only when ${name} signs in on this tablet.`,

  asking: "Asking the server what stands there now…",
  cannotAsk:
    "The server cannot be asked what stands there now. Your entry waits; decide when it answers.",
  conflictTitle: "Changed by someone else meanwhile",
  whatHappened: "What happened",
  youAsked: (what: string, when: string, clock: string) => `You, at ${clock}: ${what}, ${when}.`,
  set: (by: string, at: string, events: string) => `${by}, at ${at}: ${events}.`,
  tookAway: (by: string, at: string, events: string) =>
    `${by} changed this at ${at}. There now: ${events}.`,
  nothingThere: "nothing yet",
  severalEvents: (count: number, clocks: string, reasons: string) =>
    `${count} events ${clocks} (${reasons})`,
  choose: "What should stand?",
  choices: {
    mine: "Keep mine",
    theirs: "Keep theirs",
    split: "Split at the edge",
  } satisfies Record<Choice, string>,
  theirsStays: (events: string) => `It stays as it is now: ${events}.`,
  mineGoes: "Yours is discarded.",
  noSplit: "There is no edge to split at: theirs covers all of yours.",
  wouldBeRefused: "This cannot be done any more.",
  noChange: "This would change nothing: it stands like this already.",
  chooseFirst: "Choose one of them first.",
  confirmBare: "Confirm",
  confirm: (choice: string) => `Confirm: ${choice}`,
  settled: (item: string, choice: string) => `Settled: ${item}. ${choice}.`,

  storage: {
    full: {
      title: "This tablet's storage is full",
      what: "New entries live only until this page is closed. Keep it open until they are sent, and make some room on the tablet.",
    },
    blocked: {
      title: "Another tab keeps the storage to itself",
      what: "New entries live only until this page is closed. Close the other tabs of Shiftlane.",
    },
    newer: {
      title: "This page is older than what is stored",
      what: "New entries live only until this page is closed. Once they are sent, load the page again.",
    },
    unavailable: {
      title: "This browser lets nothing be stored",
      what: "New entries live only until this page is closed. A private window does this; so may a setting of the browser.",
    },
  } satisfies Record<StorageTrouble, { readonly title: string; readonly what: string }>,
  passing:
    "This browser may clear what is stored here when the tablet runs short of room. Installing Shiftlane on the tablet prevents that.",
  unreadable: (count: number) =>
    count === 1
      ? "1 entry cannot be read by this version. It is kept untouched; load the page again for a newer one."
      : `${count} entries cannot be read by this version. They are kept untouched; load the page again for a newer one.`,

  leaveBare: "Sign out?",
  leaveTitle: "Sign out with entries not yet sent?",
  leaveWhat: (count: number) =>
    count === 1
      ? "1 entry of yours stays on this tablet and is sent when you sign in here again. Whoever uses it meanwhile sees that there is one, nothing more."
      : `${count} entries of yours stay on this tablet and are sent when you sign in here again. Whoever uses it meanwhile sees how many there are, nothing more.`,
  leaveInPage: (count: number) =>
    count === 1
      ? "1 entry could not be saved on this tablet: it is lost when this page is closed."
      : `${count} entries could not be saved on this tablet: they are lost when this page is closed.`,
  leave: "Sign out",
  stay: "Stay signed in",
  leaveFailed:
    "The server could not be told, so you are still signed in. Try again when it answers.",
});
export type ListWords = typeof unsentWords;
