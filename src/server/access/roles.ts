import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { Account } from "./account.ts";

/** Who may read plant, timelines, history and the live stream: everyone but machines. */
export function mayRead(account: Account): boolean {
  return account.role !== "machine";
}

/** Who may change a machine's timeline: an admin, and a supervisor of its area. A machine that is not in the plant: an admin alone. */
export function mayWrite(account: Account, plant: Plant, machine: MachineId): boolean {
  if (account.role === "admin") return true;
  return account.role === "supervisor" && reaches(account, plant, machine);
}

/** Who could change some machine's timeline at all; for what to ask before the machine is known. */
export function mayWriteSomewhere(account: Account): boolean {
  return account.role === "admin" || account.role === "supervisor";
}

/** Who may send a machine's readings: an admin, and a machine account (limited to its areas, if it has any). */
export function maySendReadings(account: Account, plant: Plant, machine: MachineId): boolean {
  if (account.role === "admin") return true;
  return account.role === "machine" && reaches(account, plant, machine);
}

function reaches(account: Account, plant: Plant, machine: MachineId): boolean {
  if (account.areas.length === 0) return true;
  return plant.areas.some(
    (area) => account.areas.includes(area.id) && area.machines.some((its) => its.id === machine),
  );
}
