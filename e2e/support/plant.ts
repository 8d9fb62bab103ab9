// The plant of the stories. Its shifts are laid around the story's own time of day, so that what a
// story tells is in the shift on show at any hour; its zone knows no clock changes and is half an hour
// off UTC, so that a time that is not the plant's own shows.
import type { z } from "zod";
import type { plantFileSchema } from "#contract/plant-file.ts";

export type PlantFile = z.input<typeof plantFileSchema>;

/** Seconds east of UTC, all year. */
const OFFSET = 19_800;
const HOUR = 3_600;

/** A shift as its plant file says it, and as instants, epoch seconds. */
export interface Shift {
  readonly name: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** The shift in progress: eight hours, of which five to six have passed. */
export function shiftAround(began: number): Shift {
  const startsAt = Math.floor((began + OFFSET - 5 * HOUR) / HOUR) * HOUR - OFFSET;
  return { name: "Early", startsAt, endsAt: startsAt + 8 * HOUR };
}

/** "10:12" on the plant's wall. */
export function plantClock(at: number): string {
  return new Date((at + OFFSET) * 1000).toISOString().slice(11, 16);
}

const everyDay = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** @param began the story's beginning, epoch seconds */
export function plantFileFor(began: number): PlantFile {
  const { startsAt } = shiftAround(began);
  const [early, late, night] = [0, 8, 16].map((hours) => plantClock(startsAt + hours * HOUR));
  if (early === undefined || late === undefined || night === undefined) throw new Error("3 shifts");
  return {
    name: "Story plant",
    timeZone: "Asia/Kolkata",
    areas: [
      {
        id: "mill",
        name: "Milling",
        machines: [
          { id: "M1", entId: 101, name: "Mazak 1" },
          { id: "M2", entId: 102, name: "Mazak 2" },
        ],
      },
      {
        id: "turn",
        name: "Turning",
        machines: [
          { id: "L1", entId: 201, name: "Lathe 1" },
          { id: "L2", entId: 202, name: "Lathe 2" },
        ],
      },
    ],
    reasons: [
      { code: "RUNNING", reasCd: 1, name: "Running", oee: "runtime" },
      { code: "IDLE", reasCd: 2, name: "Idle", oee: "unplanned" },
      { code: "DOWN", reasCd: 3, name: "Downtime", oee: "unplanned" },
      { code: "STOP", reasCd: 4, name: "Stopped", oee: "unplanned" },
      { code: "OFF", reasCd: 5, name: "Switched off", oee: "none" },
      { code: "JAM", reasCd: 10, name: "Machine jam", group: ["Technical"], oee: "unplanned" },
      { code: "TOOL", reasCd: 11, name: "Tool change", group: ["Technical"], oee: "unplanned" },
      {
        code: "BREAKAGE",
        reasCd: 12,
        name: "Tool breakage",
        group: ["Technical"],
        oee: "unplanned",
        commentRequired: true,
      },
      { code: "NOMAT", reasCd: 20, name: "No material", group: ["Material"], oee: "unplanned" },
      { code: "BREAK", reasCd: 30, name: "Break", group: ["Planned"], oee: "planned" },
      { code: "CLEAN", reasCd: 31, name: "Cleaning", group: ["Planned"], oee: "planned" },
    ],
    rawStates: {
      ACTIVE: { reason: "RUNNING" },
      READY: { reason: "IDLE" },
      FAULT: { reason: "DOWN" },
      STOPPED: { reason: "STOP", pending: true },
      UNAVAILABLE: { reason: "OFF" },
    },
    unknownRawState: { reason: "STOP", pending: true },
    shifts: [
      { name: "Early", days: [...everyDay], start: early, end: late },
      { name: "Late", days: [...everyDay], start: late, end: night },
      { name: "Night", days: [...everyDay], start: night, end: early },
    ],
  };
}
