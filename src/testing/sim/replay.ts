import { drawPlan } from "./draw.ts";
import type { Plan, Step } from "./plan.ts";

/**
 * Which story: a seed's, whole or with only some of its steps. As one argument, which tells the same story again:
 * `54` is all of seed 54, `54:0-2,7` its steps 0, 1, 2 and 7.
 */
export interface Replay {
  readonly seed: number;
  /** Places of the steps that are left, in order; `undefined`: all. */
  readonly kept: readonly number[] | undefined;
}

/** What happens afterwards happens when it did. */
export function planOf({ seed, kept }: Replay): Plan {
  const plan = drawPlan(seed);
  if (kept === undefined) return plan;
  const left = new Set(kept);
  const steps: Step[] = [];
  let gap = 0;
  for (const [place, step] of plan.steps.entries()) {
    gap += step.afterMs;
    if (!left.has(place)) continue;
    steps.push({ ...step, afterMs: gap });
    gap = 0;
  }
  return { ...plan, steps };
}

export function replayText({ seed, kept }: Replay): string {
  if (kept === undefined) return String(seed);
  const runs: [from: number, to: number][] = [];
  for (const place of kept) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === place - 1) last[1] = place;
    else runs.push([place, place]);
  }
  const text = runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
  return `${seed}:${text.join(",")}`;
}

/** @throws RangeError unless it is as {@link replayText} writes it */
export function parseReplay(text: string): Replay {
  const match = /^(\d+)(?::((?:\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)?))?$/.exec(text);
  const [, seed, places] = match ?? [];
  if (seed === undefined) throw new RangeError(`"${text}" is no seed, nor a seed and its steps`);
  if (places === undefined) return { seed: Number(seed), kept: undefined };
  const kept: number[] = [];
  for (const run of places.split(",").filter((its) => its !== "")) {
    const [from = 0, to = from] = run.split("-").map(Number);
    for (let place = from; place <= to; place++) kept.push(place);
  }
  return { seed: Number(seed), kept };
}
