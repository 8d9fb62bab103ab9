import type { Brand } from "#time/brand.ts";

/** S0's machine id (`machineUniqueId`), the plant file's `machines[].id`. */
export type MachineId = Brand<string, "MachineId">;
/** The plant file's `reasons[].code`: what S0 calls the reason. */
export type ReasonCode = Brand<string, "ReasonCode">;
/** What the machine itself reported, word for word. */
export type RawState = Brand<string, "RawState">;

export const machineId = (text: string): MachineId => text as MachineId;
export const reasonCode = (text: string): ReasonCode => text as ReasonCode;
export const rawState = (text: string): RawState => text as RawState;
