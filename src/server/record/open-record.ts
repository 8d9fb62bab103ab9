import { AsyncLocalStorage } from "node:async_hooks";
import type { ShiftSpan } from "#engine/closing.ts";
import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { answerTo, forgetOldAnswers } from "../store/answers.ts";
import { addToLog, logPosition, logSince, trimLog } from "../store/live-log.ts";
import { addReadings } from "../store/readings.ts";
import { requestOf, requestsMatching } from "../store/requests.ts";
import { shiftEntries } from "../store/shift-log.ts";
import type { Store } from "../store/store.ts";
import { Texts } from "../store/texts.ts";
import { checkReadings } from "./check-readings.ts";
import { EventIndexes } from "./event-indexes.ts";
import { KeptTimelines } from "./kept-timelines.ts";
import {
  type Change,
  type HistoryQuery,
  type Indexed,
  type Kept,
  type ReadingsChange,
  type Record,
  type SentReading,
  type TakenReadings,
  UnknownMachine,
  type WriteTx,
} from "./record.ts";
import { Transaction } from "./transaction.ts";
import { Turns } from "./turns.ts";

/** After so many changes the log is trimmed and old answers are forgotten; at the start as well. */
const CHANGES_BETWEEN_TRIMS = 5_000;

/** Opens the record on a store. `now` decides what is too old to keep. */
export async function openRecord(store: Store, plant: Plant, now: Instant): Promise<Record> {
  await forgetOldAnswers(store.db, now);
  await trimLog(store.db, now);
  const texts = await Texts.load(store.db);
  return new StoredRecord(store, plant, texts, await logPosition(store.db));
}

/** One for all records: each instance would cost every promise of the process a little, for good. */
const insideWrite = new AsyncLocalStorage<Record>();

class StoredRecord implements Record {
  readonly plant: Plant;
  private readonly store: Store;
  private readonly texts: Texts;
  private readonly turns = new Turns();
  private readonly timelines: KeptTimelines;
  private readonly indexes: EventIndexes;
  private readonly machines: ReadonlySet<MachineId>;
  private readonly listeners = new Set<(changes: readonly Change[]) => void>();
  private seq: number;
  private trimmedAt: number;

  constructor(store: Store, plant: Plant, texts: Texts, position: number) {
    this.plant = plant;
    this.store = store;
    this.texts = texts;
    this.timelines = new KeptTimelines(store, texts, this.turns);
    this.indexes = new EventIndexes(plant, this.timelines);
    this.timelines.onLetGo = (machine) => this.indexes.letGo(machine);
    this.machines = new Set(plant.areas.flatMap((area) => area.machines.map((its) => its.id)));
    this.seq = position;
    this.trimmedAt = position;
  }

  async timeline(machine: MachineId): Promise<Kept> {
    this.outside();
    return this.timelines.get(this.known(machine));
  }

  async indexed(machine: MachineId, now: Instant): Promise<Indexed> {
    this.outside();
    return this.indexes.of(this.known(machine), now);
  }

  position(): number {
    return this.seq;
  }

  async takeReadings(
    machine: MachineId,
    readings: readonly SentReading[],
    now: Instant,
  ): Promise<TakenReadings> {
    this.outside();
    this.known(machine);
    const { accepted, refused } = checkReadings(readings, now);
    if (accepted.length === 0) return { taken: 0, repeated: 0, refused };
    return this.turns.take(async () => {
      await this.texts.learn([machine, ...accepted.map((reading) => reading.raw)]);
      const { change, extended } = await this.store.db.transaction().execute(async (db) => {
        const fresh = await addReadings(db, this.texts, machine, accepted);
        const change: ReadingsChange = {
          kind: "readings",
          seq: this.seq + 1,
          machine,
          readings: fresh,
        };
        if (fresh.length > 0) await addToLog(db, change, now);
        return { change, extended: this.timelines.extended(machine, fresh) };
      });
      const taken = change.readings.length;
      if (taken > 0) {
        this.timelines.noteReadings(machine, change.readings);
        if (extended !== undefined) {
          this.timelines.put(machine, extended);
          this.indexes.noteReadings(change, extended.timeline.signal);
        }
        this.announce([change], now);
      }
      return { taken, repeated: accepted.length - taken, refused };
    });
  }

  async write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T> {
    this.outside();
    return this.turns.take(async () => {
      const { result, tx } = await this.store.db.transaction().execute(async (db) => {
        const tx = new Transaction(db, this.timelines, this.seq, (machine) => this.known(machine));
        try {
          return { tx, result: await insideWrite.run(this, () => work(tx)) };
        } finally {
          tx.end();
        }
      });
      for (const [machine, kept] of tx.changed) this.timelines.put(machine, kept);
      for (const change of tx.log) this.indexes.noteSpans(change);
      if (tx.now !== undefined) this.announce(tx.log, tx.now);
      return result;
    });
  }

  async changesSince(seq: number, limit: number) {
    this.outside();
    return logSince(this.store.db, seq, this.seq, limit);
  }

  onChange(listener: (changes: readonly Change[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async remembered(accountId: string, key: string) {
    this.outside();
    return answerTo(this.store.db, accountId, key);
  }

  async history(query: HistoryQuery) {
    this.outside();
    return requestsMatching(this.store.db, query);
  }

  async request(requestId: string) {
    this.outside();
    return requestOf(this.store.db, requestId);
  }

  async shiftEntries(shift: Pick<ShiftSpan, "name" | "startsAt">) {
    this.outside();
    return shiftEntries(this.store.db, shift);
  }

  /** After a commit: nothing in here may fail the write, which is on the disk already. */
  private announce(changes: readonly Change[], now: Instant): void {
    this.seq += changes.length;
    for (const listener of this.listeners) {
      try {
        listener(changes);
      } catch (error) {
        console.error("A listener to changes failed:", error);
      }
    }
    if (this.seq - this.trimmedAt < CHANGES_BETWEEN_TRIMS) return;
    this.trimmedAt = this.seq;
    this.turns
      .take(async () => {
        await trimLog(this.store.db, now);
        await forgetOldAnswers(this.store.db, now);
      })
      .catch((error: unknown) => console.error("The live log could not be trimmed:", error));
  }

  private known(machine: MachineId): MachineId {
    if (!this.machines.has(machine)) throw new UnknownMachine(machine);
    return machine;
  }

  /** The one connection belongs to the write under way: waiting for it inside would be waiting for ever. */
  private outside(): void {
    if (insideWrite.getStore() === this) {
      throw new Error("inside record.write use the transaction that it hands over");
    }
  }
}
