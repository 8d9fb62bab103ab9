import type { Edit } from "#engine/edit.ts";
import type { MachineId } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Record, WriteTx } from "#server/record/record.ts";
import type { Instant } from "#time/instant.ts";

/** One change that the server has made durable, seen at its innermost door. */
export interface Effect {
  /** The `Idempotency-Key` of the call that made it; `undefined`: a foreign client's. */
  readonly key: string | undefined;
  /** By a copy of the call that the network brought later. */
  readonly isLate: boolean;
  readonly machine: MachineId;
  readonly revision: number;
  readonly requestId: string;
  readonly request: Request;
  readonly accountId: string;
  readonly clientId: string | undefined;
  readonly now: Instant;
  readonly before: Timeline;
  readonly after: Timeline;
  readonly edit: Edit;
}

/** Which call the server is working on. */
export interface ForCall {
  readonly key: string | undefined;
  readonly isLate: boolean;
}

export interface WitnessNeeds {
  /** The call that the server works on at present. Copies that arrive together bear the same key. */
  readonly call: () => ForCall | undefined;
  readonly onEffect: (effect: Effect) => void;
  /** Whether the disk fails when the write under way is about to be made durable. */
  readonly diskFails: () => boolean;
}

/** The record, with someone who watches every change at the moment when it has become durable. */
export function witnessed(record: Record, { onEffect, diskFails, call }: WitnessNeeds): Record {
  const write: Record["write"] = async (work) => {
    const effects: Effect[] = [];
    const result = await record.write(async (tx) => {
      const done = await work(watched(tx, effects, call()));
      if (effects.length > 0 && diskFails()) throw new Error("the disk does not take it");
      return done;
    });
    for (const effect of effects) onEffect(effect);
    return result;
  };
  return instead(record, { write });
}

function watched(tx: WriteTx, effects: Effect[], call: ForCall | undefined): WriteTx {
  const commit: WriteTx["commit"] = async (machine, change) => {
    const before = await tx.timeline(machine);
    const committed = await tx.commit(machine, change);
    const after = await tx.timeline(machine);
    const { origin, request, accountId, clientId, now, edit } = change;
    effects.push({
      key: call?.key,
      isLate: call?.isLate ?? false,
      machine,
      revision: committed.revision,
      requestId: origin.requestId,
      request,
      accountId,
      clientId,
      now,
      before: before.timeline,
      after: after.timeline,
      edit,
    });
    return committed;
  };
  return instead(tx, { commit });
}

/** The same object but for some of its methods; its own methods still run on it. */
function instead<T extends object>(object: T, methods: Partial<T>): T {
  return new Proxy(object, {
    get(target, name) {
      const other: unknown = Reflect.get(methods, name);
      if (other !== undefined) return other;
      const own: unknown = Reflect.get(target, name);
      return typeof own === "function" ? (own.bind(target) as unknown) : own;
    },
  });
}
