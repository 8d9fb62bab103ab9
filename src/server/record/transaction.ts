import type { ShiftEntry, ShiftSpan } from "#engine/closing.ts";
import { applyEdit, reachOf, type Touched, touches } from "#engine/edit.ts";
import type { MachineId } from "#engine/names.ts";
import type { Instant } from "#time/instant.ts";
import type { Kysely } from "kysely";
import { addAnswer, answerTo } from "../store/answers.ts";
import { addToLog } from "../store/live-log.ts";
import { addRequest, requestsTouching } from "../store/requests.ts";
import type { Tables } from "../store/schema.ts";
import { addShiftEntry, shiftEntries, shiftLogsIn } from "../store/shift-log.ts";
import { setRevision, spliceSpans } from "../store/spans.ts";
import type { KeptTimelines } from "./kept-timelines.ts";
import type { Answer, Committed, Done, Kept, SpansChange, WriteTx } from "./record.ts";

/**
 * A write under way. What it changes is seen through it at once, and by others only when the record has
 * committed and taken over `changed` and `log`.
 */
export class Transaction implements WriteTx {
  readonly changed = new Map<MachineId, Kept>();
  readonly log: SpansChange[] = [];
  private readonly db: Kysely<Tables>;
  private readonly timelines: KeptTimelines;
  private readonly position: number;
  private readonly known: (machine: MachineId) => MachineId;
  private open = true;
  private lastNow: Instant | undefined;

  constructor(
    db: Kysely<Tables>,
    timelines: KeptTimelines,
    position: number,
    known: (machine: MachineId) => MachineId,
  ) {
    this.db = db;
    this.timelines = timelines;
    this.position = position;
    this.known = known;
  }

  /** When the last of its requests was made; `undefined` when it has none. */
  get now(): Instant | undefined {
    return this.lastNow;
  }

  /** From here on whoever kept hold of it has a bug. */
  end(): void {
    this.open = false;
  }

  async timeline(machine: MachineId): Promise<Kept> {
    const db = this.connection();
    return this.changed.get(machine) ?? this.timelines.getInTurn(db, this.known(machine));
  }

  async commit(machine: MachineId, done: Committed): Promise<{ readonly revision: number }> {
    const db = this.connection();
    const before = await this.timeline(machine);
    const revision = before.revision + 1;
    const change: SpansChange = {
      kind: "spans",
      seq: this.position + this.log.length + 1,
      machine,
      revision,
      removed: done.edit.removed.map((span) => span.startsAt),
      inserted: done.edit.inserted,
    };
    await spliceSpans(db, machine, done.edit);
    await setRevision(db, machine, revision);
    await addRequest(db, machine, revision, done);
    await addToLog(db, change, done.now);
    // The layer comes from the edit, as it will after a restart, and the signal as it stands by now.
    const layer = applyEdit(before.timeline.layer, done.edit);
    this.changed.set(machine, { revision, timeline: { signal: before.timeline.signal, layer } });
    this.log.push(change);
    this.lastNow = done.now;
    return { revision };
  }

  async touchedSince(
    machine: MachineId,
    revision: number,
    touched: Touched,
    clientId: string | undefined,
    now: Instant,
  ): Promise<readonly Done[]> {
    const db = this.connection();
    const { timeline } = await this.timeline(machine);
    const done = await requestsTouching(db, machine, revision, touched, clientId);
    return done.filter(({ edit }) => touches(reachOf(edit, timeline.signal, now), touched));
  }

  shiftEntries(shift: Pick<ShiftSpan, "name" | "startsAt">) {
    return shiftEntries(this.connection(), shift);
  }

  shiftLogsIn(touched: Touched) {
    return shiftLogsIn(this.connection(), touched);
  }

  writeOfShift(shift: ShiftSpan, accountId: string, entry: ShiftEntry) {
    return addShiftEntry(this.connection(), shift, accountId, entry);
  }

  remembered(accountId: string, key: string) {
    return answerTo(this.connection(), accountId, key);
  }

  remember(accountId: string, key: string, bodyHash: string, answer: Answer, now: Instant) {
    return addAnswer(this.connection(), accountId, key, bodyHash, answer, now);
  }

  private connection(): Kysely<Tables> {
    if (!this.open) throw new Error("this transaction has ended; begin another with record.write");
    return this.db;
  }
}
