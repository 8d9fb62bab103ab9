import { spoken } from "#time/language.ts";

/** What the panel says of several stretches at once, in one place, so that it can be put into another language. */
export const words = spoken("many", {
  /** The title: how many, and where. */
  noEvents: "Choose several events",
  howToChoose: "Tap each event on the board that gets the same reason. A second tap leaves it out.",
  machines: (count: number) => (count === 1 ? "1 machine" : `${count} machines`),
  onMachines: (what: string, machines: string) => `${what} on ${machines}`,
  each: (duration: string) => `${duration} each`,
  together: (duration: string) => `${duration} together`,

  whichEvents: (count: number) => (count === 1 ? "1 event" : `${count} events`),
  whichMachines: "Which machines",
  allOf: (area: string) => `All of ${area}`,
  unexplained: "unexplained",

  stops: (count: number) => (count === 1 ? "1 event" : `${count} events`),
  done: (reason: string, what: string) => `${reason}, ${what}`,

  becomes: (what: string, reason: string, duration: string, isOne: boolean) =>
    isOne
      ? `${what} becomes ${reason}, ${duration}.`
      : `${what} become ${reason}, ${duration} together.`,
  unexplainedOnThese: "Unexplained on these machines",
  none: "none",
  isLeftOut: "Left out:",
  notOffered: (why: string) => `this reason is not offered there, ${why}`,
  stopsFor: (count: number, duration: string) => `${count}, ${duration}`,
  leftOut: (machine: string, why: string) => `${machine}: ${why}`,
  moreMachines: (count: number) => `Each machine by itself (${count})`,

  why: {
    mayNot: "your account may not change it",
    nothing: "it stands like this already",
    gone: "the event that was chosen is not there any more",
    refused: {
      noReadings: "it has not reported anything yet",
      beforeFirstReading: "it had not reported anything by then",
      futureStart: "this begins in the future",
      startAfterEnd: "this ends before it begins",
      emptySpan: "this is no time at all",
      eventExists: "an event starts at this very second already",
      unknownReason: "the plant no longer has this reason",
      changedSince: "someone has changed this time since",
    },
  },

  lacks: {
    events: "Choose some events first.",
    machines: "Choose some machines first.",
    reason: "Choose a reason first.",
    comment: "This reason needs a comment.",
    change: "This would change nothing.",
  },

  result: {
    sent: (count: number) => (count === 1 ? "sent" : `${count} sent`),
    kept: (count: number) =>
      count === 1 ? "saved on this tablet" : `${count} saved on this tablet`,
    keptInPage: (count: number) =>
      `${count} not saved on this tablet, only until this page is closed`,
    conflict:
      "someone else changed this time meanwhile; decide in the list of what is not yet sent",
    refused: (why: string) => `not taken: ${why}`,
  },
  allSent: (what: string) => `Sent: ${what}.`,
  allKept: (what: string) =>
    `Saved on this tablet: ${what}. It is sent as soon as the server answers.`,
  someNot: (what: string, done: number, of: number) =>
    `${what}: done on ${done} of ${of} machines. What you entered is still here.`,
});
export type Words = typeof words;
