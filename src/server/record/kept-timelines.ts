import { setImmediate as breathe } from "node:timers/promises";
import { Layer } from "#engine/layer.ts";
import type { MachineId } from "#engine/names.ts";
import { type Reading, Signal } from "#engine/signal.ts";
import type { Kysely } from "kysely";
import { FROM_THE_START, type Place, readingsAfter } from "../store/readings.ts";
import type { Tables } from "../store/schema.ts";
import { revisionOf, spansOf } from "../store/spans.ts";
import type { Flavour, Store } from "../store/store.ts";
import type { Texts } from "../store/texts.ts";
import type { Kept } from "./record.ts";
import type { Turns } from "./turns.ts";

/** Some 16 bytes each, so at most about 320 MB of signals in memory. */
const MOST_READINGS_KEPT = 20_000_000;

interface Loading {
  readonly promise: Promise<Kept>;
  /** Readings that were committed meanwhile, and may or may not be on the pages still to come. */
  readonly late: Reading[];
}

/**
 * The timelines in memory: read from the store when first asked for, extended by each commit, the least
 * recently used let go when together they grow too large. Snapshots are immutable, so whoever holds one
 * need not care.
 */
export class KeptTimelines {
  private readonly store: Store;
  private readonly texts: Texts;
  private readonly turns: Turns;
  private readonly most: number;
  /** In order of use, the latest last. */
  private readonly kept = new Map<MachineId, Kept>();
  private readonly loading = new Map<MachineId, Loading>();
  /** Told of each timeline that is let go. */
  onLetGo: (machine: MachineId) => void = () => undefined;

  constructor(store: Store, texts: Texts, turns: Turns, most = MOST_READINGS_KEPT) {
    this.store = store;
    this.texts = texts;
    this.turns = turns;
    this.most = most;
  }

  /** Not for use inside a turn: a long signal is read in pages between which others have theirs. */
  get(machine: MachineId): Promise<Kept> {
    const kept = this.held(machine);
    if (kept !== undefined) return Promise.resolve(kept);
    const under = this.loading.get(machine);
    if (under !== undefined) return under.promise;
    const late: Reading[] = [];
    const promise = this.load(machine, late).finally(() => this.loading.delete(machine));
    this.loading.set(machine, { promise, late });
    return promise;
  }

  /** What is in memory at this very moment: after {@link get} has waited more may have been committed. */
  peek(machine: MachineId): Kept | undefined {
    return this.held(machine);
  }

  /** Inside a turn, where nothing else can change. */
  async getInTurn(db: Kysely<Tables>, machine: MachineId): Promise<Kept> {
    const kept = this.held(machine);
    if (kept !== undefined) return kept;
    const { flavour } = this.store;
    const signal = await readSignal(db, flavour, this.texts, machine, () => Promise.resolve());
    return this.withSpans(db, machine, signal);
  }

  /** The signal with readings that are about to be committed; `undefined` when it is not in memory. */
  extended(machine: MachineId, readings: readonly Reading[]): Kept | undefined {
    const kept = this.kept.get(machine);
    if (kept === undefined) return undefined;
    const { layer, signal } = kept.timeline;
    return { ...kept, timeline: { layer, signal: extend(signal, readings) } };
  }

  /** After a commit: what stands now. */
  put(machine: MachineId, kept: Kept): void {
    this.kept.delete(machine);
    this.kept.set(machine, kept);
    this.letGo();
  }

  /** After a commit of readings: for a load that is under way. */
  noteReadings(machine: MachineId, readings: readonly Reading[]): void {
    // Not push(...readings): ten thousand arguments are more than some stacks hold.
    const late = this.loading.get(machine)?.late;
    if (late !== undefined) for (const reading of readings) late.push(reading);
  }

  private held(machine: MachineId): Kept | undefined {
    const kept = this.kept.get(machine);
    if (kept !== undefined) {
      this.kept.delete(machine);
      this.kept.set(machine, kept);
    }
    return kept;
  }

  private async load(machine: MachineId, late: readonly Reading[]): Promise<Kept> {
    const { db, flavour } = this.store;
    const signal = await readSignal(db, flavour, this.texts, machine, () => breathe());
    return this.turns.take(
      async () => this.held(machine) ?? this.withSpans(db, machine, extend(signal, late)),
    );
  }

  private async withSpans(db: Kysely<Tables>, machine: MachineId, signal: Signal): Promise<Kept> {
    const layer = Layer.of(await spansOf(db, machine));
    const kept = { timeline: { signal, layer }, revision: await revisionOf(db, machine) };
    this.put(machine, kept);
    return kept;
  }

  private letGo(): void {
    let readings = 0;
    for (const kept of this.kept.values()) readings += kept.timeline.signal.size;
    for (const [machine, kept] of this.kept) {
      if (readings <= this.most || this.kept.size === 1) return;
      this.kept.delete(machine);
      this.onLetGo(machine);
      readings -= kept.timeline.signal.size;
    }
  }
}

async function readSignal(
  db: Kysely<Tables>,
  flavour: Flavour,
  texts: Texts,
  machine: MachineId,
  betweenPages: () => Promise<unknown>,
): Promise<Signal> {
  let signal = Signal.empty;
  let place: Place | undefined = FROM_THE_START;
  while (place !== undefined) {
    const page = await readingsAfter(db, flavour, texts, machine, place);
    signal = extend(signal, page.readings);
    place = page.next;
    await betweenPages();
  }
  return signal;
}

function extend(signal: Signal, readings: Iterable<Reading>): Signal {
  let extended = signal;
  for (const reading of readings) extended = extended.with(reading);
  return extended;
}
