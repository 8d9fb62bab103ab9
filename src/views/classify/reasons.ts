import type { Layer } from "#engine/layer.ts";
import type { ReasonCode } from "#engine/names.ts";
import type { Reason } from "#engine/plant.ts";
import { matchRank } from "./search.ts";

/** A branch of the reason tree, by its outermost name; `undefined` gathers reasons outside every group. */
export interface ReasonGroup {
  readonly name: string | undefined;
  readonly reasons: readonly Reason[];
}

/** The groups in the plant file's order, with those outside every group last. */
export function groupsOf(reasons: readonly Reason[]): readonly ReasonGroup[] {
  const groups = new Map<string | undefined, Reason[]>();
  for (const reason of reasons) {
    const name = reason.group[0];
    const held = groups.get(name);
    if (held === undefined) groups.set(name, [reason]);
    else held.push(reason);
  }
  return [...groups]
    .map(([name, held]): ReasonGroup => ({ name, reasons: held }))
    .sort((a, b) => Number(a.name === undefined) - Number(b.name === undefined));
}

/**
 * The reasons that people gave on these machines lately, the latest first, each once. What a person left
 * unexplained gave no reason.
 */
export function usedLately(
  layers: readonly Layer[],
  reasons: readonly Reason[],
  most: number,
): readonly Reason[] {
  const latest = new Map<ReasonCode, number>();
  for (const layer of layers) {
    for (const { reason, startsAt, pending } of layer) {
      if (!pending) latest.set(reason, Math.max(startsAt, latest.get(reason) ?? 0));
    }
  }
  return reasons
    .flatMap((reason) => {
      const at = latest.get(reason.code);
      return at === undefined ? [] : [{ reason, at }];
    })
    .sort((a, b) => b.at - a.at)
    .slice(0, most)
    .map(({ reason }) => reason);
}

/** The reasons that answer what was typed, by name or group, the best first. */
export function search(reasons: readonly Reason[], typed: string): readonly Reason[] {
  return reasons
    .flatMap((reason) => {
      const byName = matchRank(reason.name, typed);
      const byPath = matchRank([reason.name, ...reason.group].join(" "), typed);
      const rank = byName ?? (byPath === undefined ? undefined : byPath + 10);
      return rank === undefined ? [] : [{ reason, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ reason }) => reason);
}
