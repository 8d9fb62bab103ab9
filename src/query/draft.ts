import type { MachineId } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";

/** A request that a person is putting together, not sent yet: the board draws what it would do. */
export interface Draft {
  readonly machineId: MachineId;
  readonly request: Request;
}
