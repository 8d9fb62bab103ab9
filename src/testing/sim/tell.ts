import { Premises } from "./premises.ts";
import type { Replay } from "./replay.ts";
import { planOf } from "./replay.ts";
import { report } from "./report.ts";
import { run } from "./run.ts";
import { shrink } from "./shrink.ts";

const SHRINK_MS = 10_000;

/** Tells the stories of some seeds. The first in which a law is broken, in words; `undefined`: none. */
export async function firstBroken(from: number, count: number): Promise<string | undefined> {
  const premises = new Premises();
  try {
    for (let seed = from; seed < from + count; seed++) {
      const whole: Replay = { seed, kept: undefined };
      const { complaint } = await run(planOf(whole), premises);
      if (complaint === undefined) continue;
      const small = await shrink(seed, complaint.law, premises, SHRINK_MS);
      return report(small, await run(planOf(small), premises));
    }
    return undefined;
  } finally {
    premises.close();
  }
}
