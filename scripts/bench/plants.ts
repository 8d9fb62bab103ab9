// The plants that are measured, and what their machines have reported: the same in every run.

export interface PlantSize {
  readonly machines: number;
  /** Of each machine. */
  readonly events: number;
}

export const SIZES: readonly PlantSize[] = [
  { machines: 20, events: 200 },
  { machines: 50, events: 2_000 },
  { machines: 200, events: 5_000 },
];

/** What is measured reaches back so far, seconds: a month. */
export const REACH = 31 * 86_400;

/** Raw states; the plant file says what they stand for. The first is a machine's usual one. */
export const STATES = ["ACTIVE", "STOPPED", "FAULT", "READY", "UNAVAILABLE"] as const;

/** A machine's events: `starts` in epoch seconds, ascending; `states` are places in {@link STATES}. */
export interface Reported {
  readonly starts: Uint32Array;
  readonly states: Uint8Array;
}

/** What one machine has reported up to a moment, epoch seconds: it runs, and between runs it stands. */
export function reportedBy({ events }: PlantSize, machine: number, until: number): Reported {
  const roll = dice(machine + 1);
  const starts = new Uint32Array(events);
  const states = new Uint8Array(events);
  // Stops are short, runs three times as long; both vary as lengths of stops do, many short and few long.
  const lengths = Float64Array.from({ length: events }, (_, index) => {
    const usual = index % 2 === 0 ? 3 : 1;
    return usual * (0.05 - Math.log(1 - roll()));
  });
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const unit = (REACH - events) / whole;
  let at = until - REACH;
  for (let index = 0; index < events; index += 1) {
    starts[index] = Math.floor(at);
    states[index] = index % 2 === 0 ? 0 : 1 + Math.floor(roll() * (STATES.length - 1));
    at += 1 + (lengths[index] ?? 0) * unit;
  }
  return { starts, states };
}

/** Numbers from 0 to 1 that look random and are the same in every run. */
function dice(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

export function machineIdOf(machine: number): string {
  return `M${machine + 1}`;
}

const AREA = 20;

/** The plant's file. Its zone knows no clock changes, so that every run sees the same axis. */
export function plantFileOf({ machines }: PlantSize): object {
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const areas = Array.from({ length: Math.ceil(machines / AREA) }, (_, area) => ({
    id: `A${area + 1}`,
    name: `Hall ${area + 1}`,
    machines: Array.from({ length: Math.min(AREA, machines - area * AREA) }, (_unused, index) => {
      const machine = area * AREA + index;
      return { id: machineIdOf(machine), entId: machine + 1, name: `Machine ${machine + 1}` };
    }),
  }));
  return {
    name: `${machines} machines`,
    timeZone: "UTC",
    areas,
    reasons: [
      { code: "RUNNING", reasCd: 1, name: "Running", oee: "runtime" },
      { code: "STOP", reasCd: 2, name: "Stopped", oee: "unplanned" },
      { code: "FAULT", reasCd: 3, name: "Fault", group: ["Technical"], oee: "unplanned" },
      { code: "IDLE", reasCd: 4, name: "No material", group: ["Material"], oee: "unplanned" },
      { code: "OFF", reasCd: 5, name: "Switched off", oee: "none" },
    ],
    rawStates: {
      ACTIVE: { reason: "RUNNING" },
      STOPPED: { reason: "STOP", pending: true },
      FAULT: { reason: "FAULT" },
      READY: { reason: "IDLE" },
      UNAVAILABLE: { reason: "OFF" },
    },
    unknownRawState: { reason: "OFF", pending: true },
    shifts: [
      { name: "Early", days, start: "06:00", end: "14:00" },
      { name: "Late", days, start: "14:00", end: "22:00" },
      { name: "Night", days, start: "22:00", end: "06:00" },
    ],
  };
}
