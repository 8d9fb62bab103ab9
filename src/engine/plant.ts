import type { Calendar } from "#time/calendar.ts";
import type { Seconds } from "#time/instant.ts";
import type { TimeZone } from "#time/zone.ts";
import type { LateEdits } from "./closing.ts";
import type { MachineId, RawState, ReasonCode } from "./names.ts";

/** How a reason's time counts toward availability (contracts, "The plant file"). */
export type OeeUse = "runtime" | "planned" | "unplanned" | "none";

export interface Reason {
  readonly code: ReasonCode;
  /** What S3 calls the reason. */
  readonly reasCd: number;
  readonly name: string;
  /** The path in the reason tree, outermost first; empty for a reason outside every group. */
  readonly group: readonly string[];
  readonly oee: OeeUse;
  readonly commentRequired: boolean;
  /** The machines that people are offered it on; absent: all. */
  readonly machines?: readonly MachineId[];
  /** The raw states after which people are offered it; absent: all. */
  readonly rawStates?: readonly RawState[];
}

export interface Machine {
  readonly id: MachineId;
  /** What S3 calls the machine. */
  readonly entId: number;
  readonly name: string;
}

export interface Area {
  readonly id: string;
  readonly name: string;
  readonly machines: readonly Machine[];
}

/** What a raw state stands for until a person says otherwise, and whether it still needs a person. */
export interface Meaning {
  readonly reason: ReasonCode;
  readonly pending: boolean;
}

export interface Mapping {
  readonly rawStates: ReadonlyMap<RawState, Meaning>;
  readonly unknown: Meaning;
}

/** One site, as its plant file describes it. */
export interface Plant {
  readonly name: string;
  readonly timeZone: TimeZone;
  readonly areas: readonly Area[];
  readonly reasons: readonly Reason[];
  readonly mapping: Mapping;
  readonly calendar: Calendar;
  /** An unexplained stop that has ended and was shorter is a micro-stop; absent or 0: there are none. */
  readonly microStopSeconds?: Seconds;
  /** How long shifts stay open to late edits; absent: the usual (closing.ts). */
  readonly lateEdits?: LateEdits;
}

export function meaningOf(mapping: Mapping, raw: RawState): Meaning {
  return mapping.rawStates.get(raw) ?? mapping.unknown;
}

/** Why people are not offered a reason for an event; `undefined`: they are. */
export type NotOffered =
  | { readonly kind: "otherMachines"; readonly machines: readonly MachineId[] }
  | { readonly kind: "otherRawStates"; readonly rawStates: readonly RawState[] };

/**
 * Whether people are offered a reason for an event of a machine that has this raw state. It guides those who
 * choose; the engine and the vendors' calls take any reason of the plant (P7, C7).
 */
export function notOffered(
  { machines, rawStates }: Reason,
  machine: MachineId,
  raw: RawState | undefined,
): NotOffered | undefined {
  if (machines !== undefined && !machines.includes(machine)) {
    return { kind: "otherMachines", machines };
  }
  if (rawStates !== undefined && raw !== undefined && !rawStates.includes(raw)) {
    return { kind: "otherRawStates", rawStates };
  }
  return undefined;
}
