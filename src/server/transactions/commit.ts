import type { Machine, Plant } from "#engine/plant.ts";
import type { MachineId } from "#engine/names.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Instant } from "#time/instant.ts";
import type { WriteTx } from "../record/record.ts";
import { type Accepted, changedBy, judge, keep } from "../routes/change.ts";
import { HttpProblem, httpProblem } from "../routes/http-problem.ts";
import { words } from "../routes/words.ts";
import type { Step, Transaction } from "./transaction.ts";

/** A machine that a commit changed, and its new revision. */
export interface Raised {
  readonly machine: Machine;
  readonly revision: number;
}

/**
 * Replays a transaction's calls in order on the timelines as they are now. All are judged before the first
 * is kept, so that a refusal leaves nothing behind.
 * @throws HttpProblem 409 that says which call is refused, and why
 */
export async function commit(
  tx: WriteTx,
  plant: Plant,
  { steps }: Transaction,
  now: Instant,
): Promise<readonly Raised[]> {
  const replayed = await replay(tx, plant, steps);
  const raised = new Map<MachineId, Raised>();
  for (const { step, accepted } of replayed) {
    const { asked, asker } = step;
    const changed = changedBy(accepted, plant, now);
    const revision = await keep(tx, asked, asker, accepted, changed, now);
    raised.set(asked.machine.id, { machine: asked.machine, revision });
  }
  return [...raised.values()];
}

interface Replayed {
  readonly step: Step;
  readonly accepted: Accepted;
}

async function replay(
  tx: WriteTx,
  plant: Plant,
  steps: readonly Step[],
): Promise<readonly Replayed[]> {
  const views = new Map<MachineId, Timeline>();
  const replayed: Replayed[] = [];
  for (const [index, step] of steps.entries()) {
    const { asked, asker, origin, now } = step;
    const { id } = asked.machine;
    try {
      const accepted = await judge(tx, plant, asked, asker, origin, now, views.get(id));
      views.set(id, accepted.timeline);
      replayed.push({ step, accepted });
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      throw refusedAt(index + 1, steps.length, error);
    }
  }
  return replayed;
}

function refusedAt(call: number, of: number, { problem }: HttpProblem): HttpProblem {
  const { detail, errors, current } = problem;
  return httpProblem(409, "commitRefused", words.commitRefused(call, of, detail), {
    call,
    ...(errors === undefined ? {} : { errors }),
    ...(current === undefined ? {} : { current }),
  });
}
