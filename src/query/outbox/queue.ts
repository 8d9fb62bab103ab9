import { type Touched, touches } from "#engine/edit.ts";
import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { instant } from "#time/instant.ts";
import { touchedBy } from "./choices.ts";
import type { Entry } from "./entry.ts";

/** One machine's entries of one person, as they stand to be sent. */
export interface Queue {
  readonly machine: MachineId;
  /** The next to be sent, or the one that is being sent. */
  readonly head: Entry | undefined;
  /** Entries that wait until a person has settled another one; by id. */
  readonly waits: ReadonlyMap<string, string>;
}

/**
 * First in, first out for each machine. An entry that was refused, or is in conflict, stays behind; those after
 * it go on, except one that touches some of the same seconds: it was made on top of what never came to be.
 */
export function queuesOf(
  entries: readonly Entry[],
  account: string,
  plant: Plant,
): readonly Queue[] {
  const own = new Map<MachineId, Entry[]>();
  for (const entry of entries) {
    if (entry.madeBy.account !== account) continue;
    const queue = own.get(entry.machineId);
    if (queue === undefined) own.set(entry.machineId, [entry]);
    else queue.push(entry);
  }
  return [...own].map(([machine, queue]) => queueOf(machine, queue, plant));
}

const ANYTHING: Touched = { start: instant(0), end: undefined };

function queueOf(machine: MachineId, entries: readonly Entry[], plant: Plant): Queue {
  const unsettled: { readonly id: string; readonly touched: Touched }[] = [];
  const waits = new Map<string, string>();
  let head: Entry | undefined;
  for (const entry of entries) {
    const { id, state } = entry;
    if (state.kind === "sent") continue;
    const touched = touchedBy(entry, plant) ?? ANYTHING;
    const isUnsettled = state.kind === "refused" || state.kind === "conflict";
    const before = isUnsettled ? undefined : unsettled.find((its) => touches(its.touched, touched));
    if (before !== undefined) waits.set(id, before.id);
    if (isUnsettled || before !== undefined) unsettled.push({ id, touched });
    else head ??= entry;
  }
  return { machine, head, waits };
}
