import { spoken } from "#time/language.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import type { Plant, Reason } from "#engine/plant.ts";
import type { Period } from "#query/period.ts";
import type { Figures } from "#query/figures.ts";
import type { Progress } from "#query/use-shown.ts";
import { elapsed, type Instant, seconds } from "#time/instant.ts";
import {
  clock,
  dateTimeWords,
  dayWords,
  durationWords,
  offsetWords,
  spanWords,
} from "#time/words.ts";
import { offsetAt, type TimeZone, wallTime } from "#time/zone.ts";

/** Seconds: what lasts so long is told with its days. */
const DAY = 86_400;

/** Every word on the board, in one place so that they can be translated. */
export const words = spoken("board", {
  board: "Machines and their time",
  allAreas: "All areas",
  area: "Area",
  previousShift: "Previous shift",
  nextShift: "Next shift",
  toNow: "Now",
  goToDate: "Go to a date",
  date: "Date",
  show: "Show",
  cancel: "Cancel",
  betweenShifts: "Between shifts",
  wholeDay: "Whole day",
  allExplained: "All explained",
  menuFor: (name: string): string => `${name}: appearance, language and sign-out`,
  appearance: "Appearance",
  themeSystem: "As this device",
  themeLight: "Day",
  themeDark: "Night",
  themeContrast: "High contrast",
  language: "Language",
  languageOfBrowser: "As this browser",
  signOut: "Sign out",
  machine: "Machine",
  find: "Find a machine",
  findLabel: "Name, number or area",
  clear: "Clear",
  found: (count: number): string => (count === 1 ? "1 machine" : `${count} machines`),
  findMore: "Type more to see the others.",
  close: "Close",
  pinned: "Pinned",
  pin: (machine: string): string => `Keep ${machine} on top`,
  isPinned: (machine: string): string => `${machine} stands on top.`,
  isNotPinned: (machine: string): string => `${machine} is back in its place.`,
  availability: "Availability",
  available: "available",
  noFigure: "–",
  noReadings: "No readings yet",
  drawSpans: "Draw a span",
  selectSeveral: "Select several",
  chosen: (count: number): string => (count === 1 ? "1 event chosen" : `${count} events chosen`),
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  shortcuts: "Keyboard shortcuts",
  keys: "Arrow keys go from event to event and from machine to machine, with Control to the next unexplained stop. Plus and minus zoom. Enter opens, Space chooses one more, Escape leaves. Slash finds a machine, P keeps the one you are at on top. A question mark shows all keys.",
  emptyTitle: "This plant has no machines yet",
  emptyHelp: "Name its areas and machines in the plant file, then start the server again.",
  silentTitle: "No machine has reported anything yet",
  silentHelp:
    "Connect the machines to this server, or import a file of their readings. What they report appears here at once.",
  loading: (count: number): string =>
    count === 1 ? "Loading 1 machine…" : `Loading ${count} machines…`,
  loadingMore: "Loading more time…",
  loadedOf: ({ loaded, of }: Progress): string => `${loaded} of ${of} machines`,
  unreachable: "The server cannot be reached. Trying again…",
  afarMissing: "These weeks are not on this tablet. They come when the server answers.",
  unexplained: "Unexplained",
  openList: "Open the list",
  ongoing: "still going on",
  by: (name: string): string => `Set by ${name}`,
  asItWas: (when: string, ago: string | undefined): string =>
    `As it was at ${when}${ago === undefined ? "" : `, ${ago} ago`}`,
  unexplainedCount: (count: number): string => `${count} unexplained`,
  fromTo: (from: string, to: string): string => `${from} to ${to}`,
  justNow: "just now",
});
export type Words = typeof words;

/** "As it was at 10:12, 25 min ago": what is shown is only what this tablet knew last. */
export function asItWas({ timeZone }: Plant, at: Instant, now: Instant): string {
  const day = dayWords(timeZone, at);
  const when = day === dayWords(timeZone, now) ? "" : `${day}, `;
  const ago = Math.max(0, elapsed(at, now));
  const age = ago < 60 ? undefined : durationWords(seconds(ago - (ago % 60)));
  return words.asItWas(`${when}${clock(timeZone, at)}`, age);
}

/** "9 unexplained", or that there are none. */
export function unexplainedCount({ unexplained: { count } }: Figures): string {
  return count === 0 ? words.allExplained : words.unexplainedCount(count);
}

/** "9 unexplained · 1 h 42 min". */
export function unexplainedWords({ unexplained }: Figures): string {
  if (unexplained.count === 0) return words.allExplained;
  const lasting = durationWords(seconds(unexplained.seconds));
  return `${words.unexplainedCount(unexplained.count)} · ${lasting}`;
}

export function periodName(period: Period): string {
  switch (period.kind) {
    case "shift":
      return period.shift.name;
    case "between":
      return words.betweenShifts;
    case "day":
      return words.wholeDay;
  }
}

/**
 * "Fri 20 Nov · 06:00–14:00 UTC+1", with the year when it is another than now's. The offset is the
 * plant's, wherever the reader is.
 */
export function periodTimes({ span, kind }: Period, zone: TimeZone, now: Instant): string {
  const offset = offsetWords(offsetAt(zone, span.start));
  const day = (at: Instant): string => {
    const { year } = wallTime(zone, at);
    return year === wallTime(zone, now).year ? dayWords(zone, at) : `${dayWords(zone, at)} ${year}`;
  };
  const moment = (at: Instant): string => `${day(at)} ${clock(zone, at)}`;
  if (kind === "between") return `${moment(span.start)} – ${moment(span.end)}`;
  if (kind === "day") return `${day(span.start)} · ${offset}`;
  return `${day(span.start)} · ${spanWords(zone, span)} ${offset}`;
}

export function percentWords(ratio: number | undefined): string {
  return ratio === undefined ? words.noFigure : `${Math.round(ratio * 100)} %`;
}

export function reasonOf(
  plant: Plant,
  event: Pick<UtilizationEvent, "reason">,
): Reason | undefined {
  return plant.reasons.find((reason) => reason.code === event.reason);
}

/** What an event is called: its reason's name, and that it waits for one. */
export function eventName(plant: Plant, event: UtilizationEvent): string {
  const name = reasonOf(plant, event)?.name ?? event.reason;
  return event.pending ? `${words.unexplained}, ${name}` : name;
}

/** "Unexplained, Stopped, 09:12 to 09:47, 35 min", for those who hear the board. */
export function eventWords(plant: Plant, event: UtilizationEvent, now: Instant): string {
  const zone = plant.timeZone;
  // Clocks alone would mislead about what lasts for a day or more.
  const isLong = elapsed(event.startsAt, event.endsAt ?? now) >= DAY;
  const moment = (at: Instant): string => (isLong ? dateTimeWords : clock)(zone, at);
  const from = moment(event.startsAt);
  const times =
    event.endsAt === undefined
      ? `${from} ${words.ongoing}`
      : words.fromTo(from, moment(event.endsAt));
  const lasts = lengthWords(event, now);
  const comment = event.comment === "" ? "" : `, ${event.comment.replaceAll("\n", ", ")}`;
  return `${eventName(plant, event)}, ${times}, ${lasts}${comment}`;
}

/** "09:12–09:47 · 35 min", with the day where it is another than now's. */
export function eventTimes(
  plant: Plant,
  event: Pick<UtilizationEvent, "startsAt" | "endsAt">,
  now: Instant,
): string {
  const zone = plant.timeZone;
  const today = dayWords(zone, now);
  const moment = (at: Instant, day: string): string =>
    dayWords(zone, at) === day ? clock(zone, at) : `${dayWords(zone, at)} ${clock(zone, at)}`;
  const from = moment(event.startsAt, today);
  const to = event.endsAt === undefined ? "" : moment(event.endsAt, dayWords(zone, event.startsAt));
  return `${from}–${to} · ${lengthWords(event, now)}`;
}

/** How long an event has lasted; the one that goes on is not told in seconds, which would only flicker. */
export function lengthWords(
  { startsAt, endsAt }: Pick<UtilizationEvent, "startsAt" | "endsAt">,
  now: Instant,
): string {
  if (endsAt !== undefined) return durationWords(elapsed(startsAt, endsAt));
  const lasted = Math.max(0, elapsed(startsAt, now));
  return lasted < 60 ? words.justNow : durationWords(seconds(lasted - (lasted % 60)));
}
