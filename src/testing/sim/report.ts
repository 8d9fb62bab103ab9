import { LAWS } from "./complaints.ts";
import { planOf, type Replay, replayText } from "./replay.ts";
import type { Verdict } from "./run.ts";
import { clock, inWords } from "./words.ts";

/** How much of what happened is told: the end is what matters. */
const LINES = 120;

/** A story in which a law was broken, in words, and how to hear it again. */
export function report(replay: Replay, { complaint, story }: Verdict, lines = LINES): string {
  const { seed } = replay;
  if (complaint === undefined) return `seed ${seed}: no law is broken`;
  const { law, what, atMs } = complaint;
  const end = story.slice(-lines).map(([ms, line]) => `${clock(ms)}    ${line}`);
  return [
    `seed ${seed}: ${law}: ${LAWS[law]}`,
    "",
    inWords(planOf(replay)),
    "",
    ...end,
    `${clock(atMs)}    ${what}`,
    "",
    `again: npm run test:sim -- --replay ${replayText(replay)}`,
    "",
  ].join("\n");
}
