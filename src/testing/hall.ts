import type { Plant } from "#engine/plant.ts";
import { machineId, rawState, reasonCode } from "#engine/names.ts";
import { seconds } from "#time/instant.ts";
import { timeZone } from "#time/zone.ts";

const RUN = reasonCode("RUN");
const IDLE = reasonCode("IDLE");
const JAM = reasonCode("JAM");
const OFF = reasonCode("OFF");

/** Two areas, three machines, four reasons and one shift: as small as a plant can be for the server's tests. */
export const hall: Plant = {
  name: "Test hall",
  timeZone: timeZone("Europe/Berlin"),
  areas: [
    {
      id: "mill",
      name: "Milling",
      machines: [
        { id: machineId("M1"), entId: 1, name: "Mill 1" },
        { id: machineId("M2"), entId: 2, name: "Mill 2" },
      ],
    },
    { id: "saw", name: "Sawing", machines: [{ id: machineId("S1"), entId: 11, name: "Saw 1" }] },
  ],
  reasons: [
    { code: RUN, reasCd: 1, name: "Running", group: [], oee: "runtime", commentRequired: false },
    { code: IDLE, reasCd: 2, name: "Idle", group: [], oee: "unplanned", commentRequired: false },
    { code: JAM, reasCd: 3, name: "Jam", group: [], oee: "unplanned", commentRequired: false },
    { code: OFF, reasCd: 4, name: "Off", group: [], oee: "none", commentRequired: false },
  ],
  mapping: {
    rawStates: new Map([
      [rawState("ACTIVE"), { reason: RUN, pending: false }],
      [rawState("READY"), { reason: IDLE, pending: true }],
    ]),
    unknown: { reason: OFF, pending: true },
  },
  calendar: {
    zone: timeZone("Europe/Berlin"),
    patterns: [
      {
        name: "Early",
        days: ["mon", "tue", "wed", "thu", "fri"],
        start: { hour: 6, minute: 0 },
        end: { hour: 14, minute: 0 },
      },
    ],
  },
  microStopSeconds: seconds(120),
  lateEdits: { hours: 24, locks: "closed" },
};
