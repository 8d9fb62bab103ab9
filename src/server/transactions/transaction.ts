import type { Layer } from "#engine/layer.ts";
import type { MachineId } from "#engine/names.ts";
import type { Origin } from "#engine/event.ts";
import type { Plant } from "#engine/plant.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Instant } from "#time/instant.ts";
import type { WriteTx } from "../record/record.ts";
import { type Accepted, type Asked, type Asker, judge, newOrigin } from "../routes/change.ts";

/** One call of a transaction, as it was accepted. */
export interface Step {
  readonly asked: Asked;
  readonly asker: Asker;
  readonly origin: Origin;
  /** When the call was made: it is replayed at that moment, so that "now" means what its answer said. */
  readonly now: Instant;
}

/**
 * An open S3 transaction. It sees the timelines as they stood at its first call to each machine, with
 * its own calls done; readings go on coming in. Nobody else sees anything of it.
 */
export class Transaction {
  readonly id: string;
  readonly accountId: string;
  readonly steps: Step[] = [];
  /** In milliseconds of the registry's clock. */
  lastCallAt: number;
  private readonly layers = new Map<MachineId, Layer>();

  constructor(id: string, accountId: string, at: number) {
    this.id = id;
    this.accountId = accountId;
    this.lastCallAt = at;
  }

  /** Does one call within the transaction. @throws HttpProblem when it is refused; the transaction stays as it was. */
  async call(
    tx: WriteTx,
    plant: Plant,
    asked: Asked,
    asker: Asker,
    now: Instant,
  ): Promise<Accepted> {
    const { machine } = asked;
    const { timeline } = await tx.timeline(machine.id);
    const layer = this.layers.get(machine.id) ?? timeline.layer;
    const view: Timeline = { signal: timeline.signal, layer };
    const origin = newOrigin(asker.account);
    const accepted = await judge(tx, plant, asked, asker, origin, now, view);
    this.layers.set(machine.id, accepted.timeline.layer);
    this.steps.push({ asked, asker, origin, now });
    return accepted;
  }
}
