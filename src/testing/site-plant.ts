import { plantFromFile } from "#contract/plant-file.ts";
import type { Plant } from "#engine/plant.ts";
import { type Instant, instant, plus } from "#time/instant.ts";

/** S3's own example: the entity's reasons, and a few more of S0's. */
const siteFile = {
  name: "North plant",
  timeZone: "Europe/Berlin",
  areas: [
    {
      id: "mill",
      name: "Milling",
      machines: [
        { id: "M1", entId: 101, name: "Mazak 1" },
        { id: "M2", entId: 102, name: "Mazak 2" },
      ],
    },
    { id: "saw", name: "Sawing", machines: [{ id: "S1", entId: 201, name: "Saw 1" }] },
  ],
  reasons: [
    { code: "RUNNING", reasCd: 1, name: "Running", oee: "runtime" },
    { code: "IDLE", reasCd: 2, name: "Idle", oee: "unplanned" },
    { code: "DOWN", reasCd: 3, name: "Downtime", oee: "unplanned" },
    { code: "OFF", reasCd: 4, name: "Off", oee: "none" },
    { code: "JAM", reasCd: 12, name: "Machine jam", group: ["Technical"], oee: "unplanned" },
    { code: "BREAK", reasCd: 20, name: "Break", group: ["Organisation"], oee: "planned" },
  ],
  rawStates: {
    ACTIVE: { reason: "RUNNING" },
    READY: { reason: "IDLE", pending: true },
    STOPPED: { reason: "DOWN", pending: true },
  },
  unknownRawState: { reason: "OFF", pending: true },
  shifts: [
    { name: "Early", days: ["mon", "tue", "wed", "thu", "fri"], start: "06:00", end: "14:00" },
  ],
};

/** Midnight, UTC, of Friday 20 November 2026; Berlin is an hour ahead. */
export const MIDNIGHT = instant(Date.UTC(2026, 10, 20) / 1000);

/** `at("10:05")`: that day, UTC. */
export function at(clock: string): Instant {
  const [hour = 0, minute = 0, second = 0] = clock.split(":").map(Number);
  return plus(MIDNIGHT, hour * 3600 + minute * 60 + second);
}

/** `utc("06:30")`: the same moment as S3 writes it. */
export function utc(clock: string): string {
  return new Date(at(clock) * 1000).toISOString().replace(".000Z", "Z");
}

/** @param changes fields of the plant file that a test is about. */
export function sitePlant(changes: object = {}): Plant {
  const read = plantFromFile({ ...siteFile, ...changes });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.plant;
}
