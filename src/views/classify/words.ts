import { spoken } from "#time/language.ts";
import type { Intent } from "./draft.ts";

/** Everything that the panel says, in one place, so that it can be put into another language. */
export const words = spoken("classify", {
  legend: "What the lanes show",
  needsReason: "Needs a reason",
  runtime: "Running",
  planned: "Planned",
  notCounted: "Not counted",
  otherStops: "Other stops",
  close: "Close the panel",
  outcomeRead: "Dismiss",
  changing: (entry: string) => `Instead of: ${entry}`,
  changingWhat: "That one stays as it is until you confirm.",
  leaveIt: "Leave it as it is",
  taller: "Show more of the panel",
  lower: "Show less of the panel",

  unexplained: "unexplained",
  explainedBy: (name: string) => `entered by ${name}`,
  asReported: "as the machine reported it",
  sinceClock: (clock: string) => `since ${clock}`,
  severalEvents: (count: number) => `${count} events`,
  nothingYet: "Nothing is known of this time yet",

  whatAndWhen: (intent: string, when: string) => `${intent}: ${when}`,
  whatToDo: "What do you want to do?",
  intents: {
    span: "Give this span a reason",
    fromHere: "New event from here",
    fromNow: "New event from now",
    correct: "Correct this event",
  } satisfies Record<Intent["kind"], string>,

  from: "From",
  to: "To",
  startsAt: "Starts at",
  minuteEarlier: "one minute earlier",
  minuteLater: "one minute later",
  notATime: "Type a time such as 9:12 or 09:12:30.",
  mustBeBefore: (clock: string) => `This must be before ${clock}.`,
  mustBeAfter: (clock: string) => `This must be after ${clock}.`,
  notInFuture: "This lies in the future.",
  notLoaded: "The board does not reach back to this time. Move the board there first.",
  beforeFirst: (clock: string) => `The machine's first reading is at ${clock}.`,

  stillGoingOn: "Still going on",
  stillGoingOnShort: "no end yet",
  atTheLatest: (clock: string) =>
    `In force until someone enters something else, at the latest until ${clock}, whatever the machine reports.`,
  untilNext: (clock: string) => `To the next event, at ${clock}.`,
  untilNextCurrent: "It becomes what the machine is doing now.",
  fromNowOn: (clock: string) => `From now, ${clock}. What was before stays as it is.`,
  timesStay: (clocks: string) => `Its times stay: ${clocks}.`,
  untilReading: (clock: string) =>
    `Since ${clock}, and until the machine reports something else. Its times stay.`,

  reasons: "Reasons",
  usedLately: "Used lately on this machine",
  usedLatelyOnThese: "Used lately on these machines",
  suggested: "Suggested",
  /** The grounds of a suggestion, in full. */
  grounds: (count: number, of: number, raw: string) =>
    `${count} of the last ${of} stops after ${raw} here`,
  favourites: "Your favourites",
  makeFavourite: (reason: string) => `${reason} is a favourite of yours`,
  whichFavourite: "Favourite: choose a reason first",
  isFavourite: (reason: string) => `${reason} is among your favourites on this device.`,
  isNoFavourite: (reason: string) => `${reason} is no longer among your favourites.`,
  notOffered: (count: number) =>
    count === 1 ? "1 reason is not offered here" : `${count} reasons are not offered here`,
  onlyOn: (machines: string) => `only on ${machines}`,
  onlyAfter: (states: string) => `only after ${states}`,
  allReasons: (count: number) => `Search ${count} reasons`,
  clearSearch: "Clear the search",
  otherReasons: "Other",
  inGroup: (count: number) => (count === 1 ? "1 reason" : `${count} reasons`),
  noReasonFound: (typed: string) => `No reason is called anything like “${typed}”.`,
  found: "Found",
  commentNeeded: "comment needed",
  chosenReason: (name: string) => `Chosen: ${name}`,

  history: "History of this time",

  comment: "Comment",
  commentStands: (comment: string) => `Noted here: ${comment}`,
  commentRequired: "Comment (this reason needs one)",

  whatWillChange: "What will change",
  becomes: "becomes",
  nothingWillChange: "Nothing: it stands like this already.",

  confirmBare: "Confirm",
  confirm: (what: string) => `Confirm: ${what}`,
  takeBack: "take it back",
  sending: (what: string) => `Sending: ${what}`,
  lasting: (reason: string, duration: string) => `${reason}, ${duration}`,
  goingOn: (reason: string) => `${reason}, still going on`,
  since: (reason: string, clock: string) => `${reason} since ${clock}`,
  startingNow: (reason: string) => `${reason} from now`,

  /** Why Confirm has to wait. */
  lacks: {
    reason: "Choose a reason first.",
    comment: "This reason needs a comment.",
    event: "No event starts here.",
    change: "This would change nothing.",
    refusal: "See above what is in the way.",
    locked: "This shift takes no more changes.",
    why: "Say in the comment why a closed shift is changed.",
  },
  chooseEvent: (event: string) => `Choose ${event}`,

  sent: (machine: string, what: string) => `Sent: ${machine}, ${what}.`,
  kept: (machine: string, what: string) =>
    `Saved on this tablet: ${machine}, ${what}. It is sent as soon as the server answers.`,
  keptInPage: (machine: string, what: string) =>
    `Not saved on this tablet, only until this page is closed: ${machine}, ${what}. It is sent as soon as the server answers.`,
  conflict: (machine: string, what: string) =>
    `${machine}, ${what}: someone else changed this time meanwhile. Decide in the list of what is not yet sent.`,
  allSent: "What was saved on this tablet has been sent.",
  refusedByServer: "Not taken. Nothing has changed, and what you entered is still here.",

  explainLikes: (count: number, reason: string, duration: string) =>
    count === 1
      ? `Explain 1 more like it: ${reason}, ${duration}`
      : `Explain ${count} more like it: ${reason}, ${duration}`,
  alike: (what: string) => `Like it: ${what}.`,
  otherMachines: "The same on other machines…",
  split: "Split into parts…",
  onMachine: (machine: string, what: string) => `${machine}, ${what}`,
  skip: "Skip this one",

  shiftNamed: (name: string, day: string, clocks: string) => `${name}, ${day} ${clocks}`,
  shiftClosed: (shift: string, by: string, when: string) =>
    `This shift is closed: ${shift}. ${by} closed it, ${when}.`,
  shiftTooOld: (shift: string) => `This shift is too old to be changed: ${shift}.`,
  lockedSayWhy: "As an admin you can change it all the same, with a comment that says why.",
  lockedReopen: "To change it, open it again with a note.",
  lockedAskAdmin: "An admin can change it, or open it again.",
  toShift: "Go to this shift",

  viewer: "Your account may look but not change anything.",
  otherArea: (areas: string) => `Your account may change machines of ${areas} only.`,
  askSomeone: "Ask a supervisor of this area, or an admin.",

  refusals: {
    unknownReason: "The plant no longer has this reason. Choose another one.",
    noReadings: "This machine has not reported anything yet, so there is nothing to explain.",
    beforeFirstReading: "This begins before the machine's first reading.",
    futureStart: "This begins in the future.",
    startAfterEnd: "This ends before it begins.",
    emptySpan: "This is no time at all: it ends where it begins.",
    eventExists: "An event starts at this very second already.",
    changedSince: "Someone has changed this time since.",
  },
  mends: {
    startAtFirst: (clock: string) => `Start at ${clock}`,
    startNow: "Start now instead",
    swap: "Swap start and end",
    wholeMinute: "Make it one minute",
    correctInstead: "Correct that event instead",
  },
});
export type Words = typeof words;
