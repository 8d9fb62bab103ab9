import type { Law } from "./complaints.ts";
import { drawPlan } from "./draw.ts";
import type { Premises } from "./premises.ts";
import { planOf, type Replay } from "./replay.ts";
import { run } from "./run.ts";

/** The smallest story found in which the same law is broken. Ends after `patienceMs` with what it has by then. */
export async function shrink(
  seed: number,
  law: Law,
  premises: Premises,
  patienceMs: number,
): Promise<Replay> {
  const endsAt = performance.now() + patienceMs;
  let best = drawPlan(seed).steps.map((_step, place) => place);
  const isBroken = async (kept: readonly number[]): Promise<boolean> => {
    if (kept.length === best.length || performance.now() > endsAt) return false;
    if ((await run(planOf({ seed, kept }), premises)).complaint?.law !== law) return false;
    best = [...kept];
    return true;
  };
  for (let size = Math.ceil(best.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = best.length - size; at > -size; at -= size)
      await isBroken(best.filter((_place, index) => index < at || index >= at + size));
  }
  for (let again = true; again;) {
    again = false;
    for (let at = best.length - 1; at >= 0; at--)
      again = (await isBroken(best.filter((_place, index) => index !== at))) || again;
  }
  return { seed, kept: best };
}
