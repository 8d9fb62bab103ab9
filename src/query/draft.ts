import type { MachineId } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";

/** What a person is about to send: the board draws what it would do. */
export interface Draft {
  readonly machineId: MachineId;
  /** In this order; none: nothing to draw. */
  readonly requests: readonly Request[];
}
