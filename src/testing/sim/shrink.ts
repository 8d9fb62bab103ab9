import type { Law } from "./complaints.ts";
import type { Plan, Step } from "./plan.ts";
import type { Premises } from "./premises.ts";
import { run } from "./run.ts";

/** The smallest story found in which the same law is broken. Ends after `patienceMs` with what it has by then. */
export async function shrink(
  plan: Plan,
  law: Law,
  premises: Premises,
  patienceMs: number,
): Promise<Plan> {
  const endsAt = performance.now() + patienceMs;
  let best = plan;
  const isBroken = async (steps: readonly Step[]): Promise<boolean> => {
    if (performance.now() > endsAt) return false;
    const smaller = { ...plan, browsers: best.browsers, steps };
    if ((await run(smaller, premises)).complaint?.law !== law) return false;
    best = smaller;
    return true;
  };
  for (let size = Math.ceil(best.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = best.steps.length - size; at > -size; at -= size) {
      const from = Math.max(0, at);
      if (from < best.steps.length) await isBroken(without(best.steps, from, at + size));
    }
  }
  for (let again = true; again;) {
    again = false;
    for (let at = best.steps.length - 1; at >= 0; at--)
      again = (await isBroken(without(best.steps, at, at + 1))) || again;
  }
  return best;
}

/** What happens afterwards happens when it did. */
function without(steps: readonly Step[], from: number, to: number): readonly Step[] {
  const gap = steps.slice(from, to).reduce((sum, { afterMs }) => sum + afterMs, 0);
  const [next, ...rest] = steps.slice(to);
  if (next === undefined) return steps.slice(0, from);
  return [...steps.slice(0, from), { ...next, afterMs: next.afterMs + gap }, ...rest];
}
