import { spoken } from "#time/language.ts";
import { durationWords } from "#time/words.ts";
import { seconds } from "#time/instant.ts";
import type { Band } from "./band.ts";

/** Everything that the list of unexplained stops says, in one place, so that it can be put into another language. */
export const words = spoken("review", {
  list: "Unexplained stops, longest first",
  loading: "Unexplained stops",
  total: (count: number, duration: string) => `${count} unexplained, ${duration}`,
  howTo: "Longest first. Open one, choose a reason, and the next comes by itself.",
  allExplained: "All explained",
  nothingLeft: "Every stop of this time has a reason. What stops next will be listed here.",
  nothingReported: "Nothing to explain yet",
  nothingReportedHelp: "Once a machine reports a stop, it is listed here.",
  tapAnything:
    "Tap an event on the board, or drag over a stretch of time, to change what stands there.",
  close: "Close the list",
  taller: "Show more of the list",
  lower: "Show less of the list",

  place: "Machine or area",
  anywhere: "All machines",
  area: (name: string) => `${name}: all`,
  length: "Length",
  anyLength: "Any length",
  noneSuch: "No stop like this waits.",
  showAll: "Show all of them",
  more: (next: number, left: number) => `Show ${next} more of ${left}`,

  /** As it is heard: a stop, and what the machine said. */
  stop: (machine: string, state: string, when: string, duration: string) =>
    `${machine}, ${state}, ${when}, ${duration}`,
  since: (clock: string) => `since ${clock}`,
  micros: (count: number) => `${count} micro-stops`,
  microsUnder: (limit: string, machines: string) =>
    `Each under ${limit}, explained as one: ${machines}`,
  andMore: (first: readonly string[], more: number) => `${first.join(", ")} and ${more} more`,
  tick: (stop: string) => `Choose ${stop}`,
  together: (count: number, duration: string) =>
    count === 1 ? `Explain 1 stop, ${duration}` : `Explain ${count} stops together, ${duration}`,
  untick: "Choose none",
  left: (count: number) => `${count} left`,
  microBand: (most: string) => `Micro-stops, under ${most}`,
  andLonger: (least: string) => `${least} and longer`,
  under: (most: string) => `Under ${most}`,
  fromTo: (least: string, most: string) => `${least} to ${most}`,
  like: (area: string, raw: string, length: string) => `${area}, ${raw}, ${length}`,
});
export type Words = typeof words;

/** "2 min to 10 min". */
export function bandWords({ key, from, to }: Band): string {
  const [least, most] = [
    durationWords(seconds(from)),
    to === Infinity ? "" : durationWords(seconds(to)),
  ];
  if (key === "micro") return words.microBand(most);
  if (to === Infinity) return words.andLonger(least);
  return from === 0 ? words.under(most) : words.fromTo(least, most);
}
