// The plant under load: its file, its people, and what its machines report.

/** @typedef {{ readonly email: string, readonly password: string, readonly role: string }} Person */
/** @typedef {{ readonly time: number, readonly state: string }} Reading */

const MACHINES = 24;
const STATES = ["ACTIVE", "READY", "ACTIVE", "STOPPED"];
/** Seconds from one reading of a machine to its next. */
const BEAT = 36;
/** What the machines have reported before it begins, in seconds. */
const PAST = 8 * 3_600;

const machines = Array.from({ length: MACHINES }, (_, index) => ({
  id: `M${index + 1}`,
  entId: 100 + index,
  name: `Machine ${index + 1}`,
}));

const reasons = [
  { code: "RUNNING", reasCd: 1, name: "Running", oee: "runtime" },
  { code: "STOP", reasCd: 2, name: "Stopped", oee: "unplanned" },
  { code: "TOOL", reasCd: 3, name: "Tool change", group: ["Technical"], oee: "unplanned" },
  { code: "MATERIAL", reasCd: 4, name: "No material", group: ["Material"], oee: "unplanned" },
  { code: "BREAK", reasCd: 5, name: "Break", group: ["Organisation"], oee: "planned" },
];

/** Without shifts: none is closed, and nothing depends on the hour of the day. */
export const plant = {
  name: "Hall under load",
  timeZone: "UTC",
  areas: [{ id: "hall", name: "Hall", machines }],
  reasons,
  rawStates: { ACTIVE: { reason: "RUNNING" } },
  unknownRawState: { reason: "STOP", pending: true },
};

const password = "known to this machine alone";

/** @type {readonly Person[]} */
export const supervisors = [1, 2, 3, 4].map((number) => ({
  email: `supervisor-${number}@load.example`,
  password,
  role: "supervisor",
}));

/** @type {Person} */
export const gateway = { email: "gateway@load.example", password, role: "machine" };

/**
 * What has been reported until now, machine by machine.
 * @param {number} now epoch seconds
 * @returns {readonly { readonly machineId: string, readonly readings: readonly Reading[] }[]}
 */
export function past(now) {
  const count = Math.floor(PAST / BEAT);
  return machines.map(({ id }, machine) => ({
    machineId: id,
    readings: Array.from({ length: count }, (_, index) => ({
      time: now - PAST + index * BEAT + machine,
      state: STATES[(index + machine) % STATES.length] ?? "",
    })),
  }));
}

/**
 * The machine that reports at a turn, a second each, and what.
 * @param {number} turn
 * @param {number} now epoch seconds, with a fraction
 */
export function present(turn, now) {
  const machineId = machines[turn % MACHINES]?.id;
  const state = STATES[Math.floor(turn / MACHINES) % STATES.length];
  return { machineId, readings: [{ time: now, state }] };
}

/** @typedef {{ readonly path: string, readonly machineId: string, readonly body: object }} Change */

/** Of four calls one is S3's. */
const DIALECTS = 4;

/**
 * What a supervisor sends at a turn: a span of the last hours, on one machine after the other.
 * @param {number} turn
 * @param {number} now epoch seconds
 * @returns {Change}
 */
export function change(turn, now) {
  const machine = machines[turn % MACHINES];
  const reason = reasons[turn % reasons.length];
  if (machine === undefined || reason === undefined) throw new Error("The plant is empty.");
  // Primes, so that spans fall on and into one another in ever new ways, and every run is the same.
  const startTime = Math.floor(now) - 600 - ((turn * 7_919) % (PAST - 1_200));
  if (turn % DIALECTS === DIALECTS - 1) {
    const event_time_utc = new Date(startTime * 1_000).toISOString();
    const event = { ent_id: machine.entId, reas_cd: reason.reasCd, event_time_utc };
    const body = { ...event, update_if_exists: true };
    return { path: "/api/V3/UtilHistory", machineId: machine.id, body };
  }
  const endTime = startTime + 60 + ((turn * 104_729) % 480);
  const body = { machineId: machine.id, startTime, endTime, reason: reason.code };
  return { path: "/api/v1/machineClassification", machineId: machine.id, body };
}
