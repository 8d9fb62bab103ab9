// What several views say of events and of what becomes of them.

import { languageNow, localeOf, spoken } from "#time/language.ts";

/** "Milling", "Milling and Turning", "Milling, Turning and Assembly". */
export function listWords(items: readonly string[]): string {
  return new Intl.ListFormat(localeOf(languageNow())).format(items);
}

/** The sentences of "What will change". */
export const sentences = spoken("sentences", {
  whatWillChange: "What will change",
  nothingWillChange: "Nothing: it stands like this already.",
  /** Between a figure before and after, for those who hear it. */
  nowIs: "becomes",
  isNew: (event: string) => `New: ${event}.`,
  becomes: (event: string, reason: string) => `${event} becomes ${reason}.`,
  isDivided: (event: string, parts: string) => `${event} is divided: ${parts}.`,
  isExplained: (event: string) => `${event} counts as explained.`,
  isUnexplained: (event: string) => `${event} counts as unexplained again.`,
  commentChanges: (event: string) => `The comment of ${event} changes.`,
  takesPlaceOf: (events: string) => `It takes the place of ${events}.`,
  takesPlaceOfMany: (count: number, from: string, to: string) =>
    `It takes the place of ${count} events from ${from} to ${to}.`,
  joins: (events: string) => `It joins ${events}.`,
  endsEarlier: (event: string, clock: string) => `${event} now ends at ${clock}.`,
  startsLater: (event: string, clock: string) => `${event} now starts at ${clock}.`,
  cutTo: (event: string, clocks: string) => `${event} is cut to ${clocks}.`,
  isSplit: (event: string, parts: string) => `${event} is split: it stays ${parts}.`,
  comesBack: (events: string) => `The machine's own report counts again: ${events}.`,
  comeBackMany: (count: number, from: string) =>
    `The machine's own report counts again: ${count} events from ${from}.`,
  fromOn: (clock: string) => `from ${clock} on`,
  eventSince: (reason: string, clock: string) => `${reason} since ${clock}`,
  event: (reason: string, clocks: string) => `${reason} ${clocks}`,
  endsWithReading: "It ends when the machine reports something else.",
  endsOngoing: (clock: string) =>
    `It stays, whatever the machine reports, until ${clock} at the latest.`,
  endsAt: (clock: string) => `It ends at ${clock}.`,
  moves: (duration: string, from: string, to: string) => `${duration} from ${from} to ${to}`,
  unexplained: "Unexplained",
  availability: "Availability",
  percent: (ratio: number) => `${Math.round(ratio * 100)} %`,
  none: "none",
});
export type Sentences = typeof sentences;
