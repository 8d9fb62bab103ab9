import { spoken } from "#time/language.ts";

/** What is said while a stretch is split into parts. */
export const words = spoken("split", {
  back: "Back to one reason",
  howTo: "Name each part. Its edges can be dragged, typed or stepped.",
  part: (number: number) => `Part ${number}`,
  staysUnexplained: "Stays unexplained",
  when: (clocks: string, duration: string) => `${clocks} · ${duration}`,
  since: (clock: string) => `since ${clock}`,
  starts: (number: number) => `Part ${number} starts`,
  ends: (number: number) => `Part ${number} ends`,
  edge: (number: number) => `Edge between part ${number} and part ${number + 1}`,
  split: (number: number) => `Split part ${number} in two`,
  join: (number: number) => `Join part ${number} with part ${number + 1}`,
  before: (event: string) => `Take in the event before: ${event}`,
  after: (event: string) => `Take in the event after: ${event}`,
  parts: (count: number, duration: string) =>
    count === 1 ? `1 part, ${duration}` : `${count} parts, ${duration}`,
  lacksReason: (number: number) => `Part ${number} reaches into explained time: choose its reason.`,
  lacksComment: (number: number, reason: string) => `Part ${number}: ${reason} needs a comment.`,
  nothing: "Nothing to change yet: name a part, or move an edge.",
  wasSplit: (part: string) => `Split. ${part} is new.`,
  wasJoined: (part: string) => `Joined into ${part}.`,
});
export type Words = typeof words;
