import type { Refusal } from "#engine/refusal.ts";

/** What the API says when it cannot do what was asked: to a supervisor, not to a programmer. */
export const words = {
  signInFirst: "Sign in first, or send a token that is still good.",
  wrongPassword: "The email address or the password is wrong.",
  tooManyAttempts: (seconds: number): string =>
    `Too many attempts to sign in. Try again in ${seconds} s.`,
  foreignOrigin: "This change was sent by a page of another site, so it was not made.",
  machineNoScreen: "This account is a machine's. It may send readings and nothing else.",
  mayNotRead: "This account may not read timelines.",
  mayNotWrite: "You may look at the timelines, but not change them.",
  mayNotWriteArea: (machine: string): string =>
    `You may not change ${machine}: it is in an area that you are not responsible for.`,
  mayNotSend: "This account may not send machine readings.",

  notJson: "The body is not JSON.",
  brokenOff: "The body broke off before its end. Send it again.",
  tooLarge: "The body is larger than 1 MB. Send it in parts.",
  notJsonType: "Send the body as application/json in UTF-8.",
  badFields: "Some fields are missing or wrong.",
  noRoute: "There is nothing at this address.",
  wrongMethod: (allowed: string): string => `This address takes ${allowed} only.`,
  diskFull: "The server's disk is full. Nothing was changed; try again when there is room.",
  storeAway: "The server cannot reach its database. Try again in a moment.",
  ourFault: "Something went wrong on the server. Nothing was changed.",

  unknownMachine: "There is no such machine in this plant.",
  unknownRequest: "There is no such change in the history.",
  noSample: "This is not the sample plant.",
  missing: "is missing",

  badKey: "Idempotency-Key must be 1 to 255 visible characters.",
  keyUnderWay: "The same change is just being made. Ask again in a moment.",
  someoneElse: (name: string): string =>
    `This browser is signed in as ${name} by now. Sign in again to send this.`,
  keyTaken: "This Idempotency-Key was used for another change. Use a new one.",
  badClientId: "Client-Id must be 1 to 255 visible characters.",
  badMatch: 'If-Match must be one revision in double quotes, such as "12", or *.',
  changedSince: (names: readonly string[]): string =>
    names.length === 0
      ? "This was changed since you last saw it."
      : `This was changed since you last saw it, by ${names.join(" and ")}.`,

  activityTooLong: "At most 30 days can be asked for at a time.",
  startAfterEnd: "must not be before startTime",
  tooManyReadings: "are too many: at most 10,000 can be sent in one call",
  readingShape: "It is not an object with a time and a state.",
  readingTime: "Its time is not a number.",
  readingState: "It has no state.",

  badWindow: "`to` must be after `from`.",
  wholeSeconds: "must be a time in epoch seconds",
  badStep: "must be a number of seconds from 0.001 to 10,000,000",
  limit: "must be a whole number from 1 to 1,000",
  position: "must be a position of the live log, as its messages bear it",

  unknownShift: "There is no shift of that name that starts at this moment.",
  shiftNamed: (name: string, day: string, from: string, to: string): string =>
    `${name} of ${day} (${from} to ${to})`,
  shiftWasClosed: (shift: string, by: string, when: string): string =>
    `The shift ${shift} is closed: ${by} closed it on ${when}.`,
  shiftTooOld: (shift: string, hours: number): string =>
    `The shift ${shift} has been over for more than ${hours} h, so it takes no more changes.`,
  lockedUntil: (until: string): string =>
    `To change it, open it again with a note; supervisors can until ${until}, admins always.`,
  lockedForSupervisor: "An admin can still change it, or open it again with a note.",
  lockedForAdmin: "Write a comment that says why, or open the shift again with a note.",
  shiftGoesOn: (name: string, until: string): string =>
    `${name} goes on until ${until}. It can be closed then; a handover note can be written now.`,
  shiftIsClosed: "This shift takes no more changes already.",
  shiftIsOpen: "This shift is open already.",
  mayNotReopen: (hours: number): string =>
    `This shift has been over for more than ${hours} h, so an admin alone can open it again.`,
  noteMissing: "is missing: write what the next shift must know",
  reopenMissing: "is missing: write why the shift is opened again",
  unexplainedLeft: (count: number): string =>
    count === 1
      ? "is missing: one stop is still unexplained; explain it, or write why not"
      : `is missing: ${count} stops are still unexplained; explain them, or write why not`,

  noTransId: "Say which transaction: send its trans_id as a header or in the query.",
  noAction: "Say how to end the transaction: action=commit or action=abort.",
  unknownTransaction:
    "This transaction does not exist: it timed out, has ended, or was never begun.",
  commitRefused: (call: number, of: number, why: string): string =>
    `Call ${call} of ${of} in this transaction cannot be made any more: ${why} Nothing was changed, and the transaction has ended.`,
} as const;

/** Which field of a call is at fault when the rules refuse it. */
export type FieldAtFault = "machine" | "reason" | "start" | "end";

export interface RefusalWords {
  readonly detail: string;
  readonly field: FieldAtFault;
}

/** The rules' refusals (P7, C7, P5) in words. */
export function refusalWords(refusal: Refusal): RefusalWords {
  switch (refusal.kind) {
    case "unknownReason":
      return { detail: "There is no such reason in this plant.", field: "reason" };
    case "noReadings":
      return {
        detail: "This machine has never reported anything, so it has no timeline yet.",
        field: "machine",
      };
    case "beforeFirstReading":
      return { detail: "The start is before the machine's first reading.", field: "start" };
    case "futureStart":
      return { detail: "The start is in the future.", field: "start" };
    case "startAfterEnd":
      return { detail: "The start is after the end.", field: "start" };
    case "emptySpan":
      return { detail: "The start and the end are the same moment.", field: "end" };
    case "eventExists":
      return {
        detail:
          "An event starts at this very second already. To change it, send update_if_exists: true.",
        field: "start",
      };
    case "changedSince":
      return {
        detail:
          refusal.by === undefined
            ? "Some of these seconds were changed since, so this cannot be taken back."
            : `${refusal.by} changed some of these seconds since, so this cannot be taken back.`,
        field: "start",
      };
  }
}

const TITLES: Readonly<{ [status: number]: string }> = {
  400: "Not understood",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Not possible here",
  409: "In conflict",
  412: "Changed meanwhile",
  413: "Too large",
  415: "Wrong kind of content",
  422: "Not possible",
  429: "Too many attempts",
  503: "Not at the moment",
};

export function titleOf(status: number): string {
  return TITLES[status] ?? "Server error";
}
