import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { Refusal } from "#engine/refusal.ts";
import type { Timeline } from "#engine/timeline.ts";
import { replay } from "./outbox/choices.ts";
import type { Instant } from "#time/instant.ts";
import type { Entry } from "./outbox/entry.ts";
import { type MachineTruth, startOfKnown } from "./truth.ts";

/**
 * What a person sees of one machine: the truth with this browser's own requests replayed over it. It is
 * derived, never stored, so a request that fails leaves nothing to roll back (decision 0006).
 */
export interface ShownMachine {
  readonly truth: MachineTruth;
  readonly timeline: Timeline;
  /** The entries that were replayed or could not be, oldest first. */
  readonly marks: readonly Mark[];
}

/** An entry on top of the truth. Events that it set bear its id as their origin's `requestId`. */
export interface Mark {
  readonly entry: Entry;
  /** Why the engine would not take it on today's truth: no change, and never an exception. */
  readonly refusal: Refusal | undefined;
}

/**
 * The entries that a person sees replayed: their own, and whatever the server has. What someone else has left
 * on this tablet unsent is not true for anyone yet; it is counted, not shown.
 */
export function seenBy(entries: readonly Entry[], account: string | undefined): readonly Entry[] {
  return entries.filter(({ madeBy, state }) => madeBy.account === account || state.kind === "sent");
}

/**
 * Shown = entries, in the order in which they were made, replayed over the truth.
 *
 * ```
 * saved, sending                       replayed
 * sent, truth older than its revision  replayed: the truth will have it in a moment, nothing flickers
 * sent, truth has reached it           it is in the truth: not replayed, nothing is shown twice
 * refused, conflict                    not replayed
 * ```
 *
 * One that begins before every event is known has nothing that it could be replayed on.
 */
export function shownOf(
  truth: MachineTruth,
  entries: readonly Entry[],
  plant: Plant,
): ShownMachine {
  let { timeline } = truth;
  const marks: Mark[] = [];
  for (const entry of entries) {
    if (entry.machineId !== truth.machineId || !isToReplay(entry, truth)) continue;
    if (startOf(entry) < startOfKnown(truth)) continue;
    const outcome = replay(entry, timeline, plant, entry.madeAt);
    if (outcome.ok) timeline = outcome.timeline;
    marks.push({ entry, refusal: outcome.ok ? undefined : outcome.refusal });
  }
  return { truth, timeline, marks };
}

/** Where an entry's request begins. */
export function startOf({ request, madeAt }: Entry): Instant {
  return request.kind === "undo" ? request.edit.touched.start : (request.startsAt ?? madeAt);
}

/** Whether the truth has caught up with an entry, so that it can be let go. */
export function isContained(entry: Entry, truth: MachineTruth): boolean {
  return entry.state.kind === "sent" && truth.revision >= entry.state.revision;
}

function isToReplay(entry: Entry, truth: MachineTruth): boolean {
  switch (entry.state.kind) {
    case "saved":
    case "sending":
      return true;
    case "sent":
      return !isContained(entry, truth);
    case "refused":
    case "conflict":
      return false;
  }
}

/** {@link shownOf} for all machines; a machine whose truth and entries are the same keeps its object. */
export class ShownMemo {
  private plant: Plant | undefined;
  private readonly held = new Map<
    MachineId,
    { readonly entries: readonly Entry[]; readonly shown: ShownMachine }
  >();

  all(
    machines: ReadonlyMap<MachineId, MachineTruth>,
    entries: readonly Entry[],
    plant: Plant,
  ): ReadonlyMap<MachineId, ShownMachine> {
    if (plant !== this.plant) this.held.clear();
    this.plant = plant;
    const shown = new Map<MachineId, ShownMachine>();
    for (const truth of machines.values()) {
      const own = entries.filter((entry) => entry.machineId === truth.machineId);
      const held = this.held.get(truth.machineId);
      const same =
        held !== undefined && held.shown.truth === truth && sameEntries(held.entries, own);
      const fresh = same ? held.shown : shownOf(truth, own, plant);
      if (!same) this.held.set(truth.machineId, { entries: own, shown: fresh });
      shown.set(truth.machineId, fresh);
    }
    // What is not shown any more is let go: it may be large.
    for (const id of this.held.keys()) if (!shown.has(id)) this.held.delete(id);
    return shown;
  }
}

function sameEntries(a: readonly Entry[], b: readonly Entry[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}
