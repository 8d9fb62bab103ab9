import { setImmediate as breathe } from "node:timers/promises";
import { EventIndex } from "#engine/event-index.ts";
import { Meanings } from "#engine/importance.ts";
import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { Signal } from "#engine/signal.ts";
import type { Instant } from "#time/instant.ts";
import type { KeptTimelines } from "./kept-timelines.ts";
import type { Indexed, ReadingsChange, SpansChange } from "./record.ts";

interface Held {
  readonly index: EventIndex;
  /** It has been composed once. */
  readonly built: Promise<void>;
}

/**
 * The indexes of machines' events, next to their timelines in memory: made when first asked for, kept up with
 * every commit, let go with the timeline. Six bytes an event.
 */
export class EventIndexes {
  private readonly meanings: Meanings;
  private readonly plant: Plant;
  private readonly timelines: KeptTimelines;
  private readonly held = new Map<MachineId, Held>();

  constructor(plant: Plant, timelines: KeptTimelines) {
    this.plant = plant;
    this.meanings = new Meanings(plant.reasons);
    this.timelines = timelines;
  }

  /** A machine's timeline and index as they stand at `now`, after the last commit. Not for use inside a turn. */
  async of(machine: MachineId, now: Instant): Promise<Indexed> {
    for (;;) {
      const held = this.held.get(machine) ?? this.make(machine, now);
      await held.built;
      await this.timelines.get(machine);
      // From here on in one go: what was committed while we waited is in both, or in neither.
      const kept = this.timelines.peek(machine);
      if (kept === undefined || this.held.get(machine) !== held) continue;
      held.index.bring(kept.timeline, now);
      return { ...kept, index: held.index, meanings: this.meanings };
    }
  }

  /** After a commit, in the same go in which the timeline is put. */
  noteReadings({ machine, readings }: ReadingsChange, signal: Signal): void {
    this.held.get(machine)?.index.noteReadings(signal, readings);
  }

  /** After a commit, in the same go in which the timeline is put. */
  noteSpans({ machine, removed, inserted }: SpansChange): void {
    this.held.get(machine)?.index.noteSpans(removed, inserted);
  }

  /** The timeline is no longer in memory. */
  letGo(machine: MachineId): void {
    this.held.delete(machine);
  }

  private make(machine: MachineId, now: Instant): Held {
    const index = new EventIndex(this.meanings, this.plant.mapping);
    const built = this.build(index, machine, now).catch((error: unknown) => {
      this.held.delete(machine);
      throw error;
    });
    const held = { index, built };
    this.held.set(machine, held);
    return held;
  }

  private async build(index: EventIndex, machine: MachineId, now: Instant): Promise<void> {
    await this.timelines.get(machine);
    const kept = this.timelines.peek(machine);
    if (kept === undefined) return;
    // What is committed meanwhile is noted, and composed when the index is brought up to date.
    for (const _ of index.bringing(kept.timeline, now)) await breathe();
  }
}
