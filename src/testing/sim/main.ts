import { parseArgs } from "node:util";
import { Premises } from "./premises.ts";
import { parseReplay, planOf, replayText } from "./replay.ts";
import { report } from "./report.ts";
import { run } from "./run.ts";
import { shrink } from "./shrink.ts";

// One process's share of `npm run test:sim`; scripts/sim.mjs builds it and starts as many as there are cores.
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "300" },
    from: { type: "string", default: "1" },
    /** Every so many-th seed only: the others are another process's. */
    stride: { type: "string", default: "1" },
    /** Tells one story, and nothing else. */
    replay: { type: "string" },
    lines: { type: "string" },
    /** Ends at the first law broken, without looking for a smaller story. */
    first: { type: "boolean", default: false },
  },
});

const SHRINK_MS = 60_000;
/** Whoever has broken many laws at once wants to see some of them soon. */
const SHRUNK = 3;

/** Whoever waits for a long run wants to know how far it is. */
const SAID_EVERY = 250;

const premises = new Premises();
let seeds = 0;
let failures = 0;
/** It is being stopped: it ends with the story under way, and says what it has told. */
let isStopped = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    isStopped = true;
  });

async function many(): Promise<void> {
  const from = whole(values.from);
  const end = from + whole(values.seeds);
  for (let seed = from; seed < end; seed += Math.max(1, whole(values.stride))) {
    if (isStopped) return;
    if (seeds > 0 && seeds % SAID_EVERY === 0)
      console.error(`${seeds} stories, up to seed ${seed}; ${failures} broke a law`);
    seeds += 1;
    const verdict = await run(planOf({ seed, kept: undefined }), premises);
    if (verdict.complaint === undefined) continue;
    failures += 1;
    const { law, what } = verdict.complaint;
    console.log(`seed ${seed} (${law}): ${what}`);
    if (values.first) return;
    if (failures > SHRUNK) continue;
    const small = await shrink(seed, law, premises, SHRINK_MS);
    console.log(report(small, await run(planOf(small), premises)));
  }
}

async function one(text: string): Promise<void> {
  const replay = parseReplay(text);
  const verdict = await run(planOf(replay), premises);
  seeds = 1;
  failures = verdict.complaint === undefined ? 0 : 1;
  const lines = values.lines === undefined ? undefined : whole(values.lines);
  console.log(report(replay, verdict, lines));
  if (failures === 0) console.log(`again: npm run test:sim -- --replay ${replayText(replay)}`);
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`"${text}" is no number`);
  return number;
}

try {
  await (values.replay === undefined ? many() : one(values.replay));
} finally {
  premises.close();
}
console.log(JSON.stringify({ seeds, failures }));
process.exitCode = failures === 0 && !isStopped ? 0 : 1;
