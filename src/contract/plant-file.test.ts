import { machineId, rawState } from "#engine/names.ts";
import { notOffered } from "#engine/plant.ts";
import { instant } from "#time/instant.ts";
import { shiftAt } from "#time/calendar.ts";
import { expect, test } from "vitest";
import { plantFromFile, plantToFile } from "./plant-file.ts";

/** The example of the contracts, with the reasons that it leaves out. */
const file = () => ({
  name: "North plant",
  timeZone: "Europe/Berlin",
  areas: [
    { id: "mill", name: "Milling", machines: [{ id: "M1", entId: 101, name: "Mazak 1" }] },
    { id: "saw", name: "Sawing", machines: [{ id: "S1", entId: 201, name: "Saw 1" }] },
  ],
  reasons: [
    { code: "RUNNING", reasCd: 1, name: "Running", oee: "runtime" },
    { code: "STOP", reasCd: 2, name: "Stopped", oee: "unplanned" },
    { code: "OFF", reasCd: 3, name: "Off", oee: "none" },
    {
      code: "JAM",
      reasCd: 12,
      name: "Machine jam",
      group: ["Technical", "Mechanical"],
      oee: "unplanned",
      commentRequired: false,
    },
  ],
  rawStates: { ACTIVE: { reason: "RUNNING" }, STOPPED: { reason: "STOP", pending: true } },
  unknownRawState: { reason: "OFF", pending: true },
  shifts: [
    { name: "Early", days: ["mon", "tue", "wed", "thu", "fri"], start: "06:00", end: "14:00" },
  ],
});

test.each([
  [{ entId: 1e20 }, "areas[0].machines[0].entId", /too large/],
  [{ name: "Mazak\u00001" }, "areas[0].machines[0].name", /cannot be kept/],
  [{ id: "M\ud800" }, "areas[0].machines[0].id", /cannot be kept/],
])("a machine with %j is refused in our own words", (wrong, path, message) => {
  const { areas, ...rest } = file();
  const [mill] = areas;
  const machines = [{ id: "M1", entId: 101, name: "Mazak 1", ...wrong }];
  const read = plantFromFile({ ...rest, areas: [{ ...mill, machines }] });
  const expected = { path, message: expect.stringMatching(message) as string };
  expect(read).toEqual({ ok: false, problems: [expected] });
});

test("the example of the contracts is a plant", () => {
  const read = plantFromFile(file());
  expect(read).toMatchObject({
    ok: true,
    plant: {
      name: "North plant",
      areas: [{ machines: [{ id: "M1", entId: 101 }] }, {}],
      reasons: [
        { group: [], commentRequired: false },
        {},
        {},
        { group: ["Technical", "Mechanical"] },
      ],
      mapping: { unknown: { reason: "OFF", pending: true } },
      calendar: { zone: "Europe/Berlin", patterns: [{ start: { hour: 6, minute: 0 } }] },
    },
  });
  if (!read.ok) return;
  expect([...read.plant.mapping.rawStates]).toEqual([
    ["ACTIVE", { reason: "RUNNING", pending: false }],
    ["STOPPED", { reason: "STOP", pending: true }],
  ]);
  // 9:00 on Friday 20 November 2026.
  expect(shiftAt(read.plant.calendar, instant(1_795_161_600))?.name).toBe("Early");
});

test("a plant written down and read again is the same plant", () => {
  const read = plantFromFile(file());
  if (!read.ok) throw new Error("not read");
  const json: unknown = JSON.parse(JSON.stringify(plantToFile(read.plant)));
  expect(plantFromFile(json)).toEqual(read);
});

test("an empty plant, without shifts or raw states, is a plant", () => {
  const { rawStates: _r, shifts: _s, ...rest } = file();
  expect(plantFromFile({ ...rest, areas: [] })).toMatchObject({
    ok: true,
    plant: { areas: [], calendar: { patterns: [] } },
  });
});

test("what is left out: micro-stops are under two minutes, a reason is for every machine and raw state", () => {
  const read = plantFromFile(file());
  if (!read.ok) throw new Error("not read");
  expect(read.plant.microStopSeconds).toBe(120);
  const [first] = read.plant.reasons;
  if (first === undefined) throw new Error("no reason");
  expect(first).not.toHaveProperty("machines");
  expect(notOffered(first, machineId("M1"), rawState("ACTIVE"))).toBeUndefined();
});

test("a reason may be kept to some machines and some raw states", () => {
  const plant = file();
  const kept = { ...plant.reasons[3], machines: ["M1"], rawStates: ["STOPPED"] };
  const read = plantFromFile({
    ...plant,
    reasons: [...plant.reasons.slice(0, 3), kept],
    microStopSeconds: 0,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const jam = read.plant.reasons[3];
  if (jam === undefined) throw new Error("no jam");
  const on = (machine: string, raw: string) =>
    notOffered(jam, machineId(machine), rawState(raw))?.kind;
  expect(on("M1", "STOPPED")).toBeUndefined();
  expect(on("S1", "STOPPED")).toBe("otherMachines");
  expect(on("M1", "ACTIVE")).toBe("otherRawStates");
  expect(read.plant.microStopSeconds).toBe(0);
  const json: unknown = JSON.parse(JSON.stringify(plantToFile(read.plant)));
  expect(plantFromFile(json)).toEqual(read);
});

type Broken = Record<string, never> & ReturnType<typeof file>;

const withJam = (plant: Broken, more: object): unknown => ({
  ...plant,
  reasons: [...plant.reasons.slice(0, 3), { ...plant.reasons[3], ...more }],
});

test.each<[what: string, path: string, mend: RegExp, spoil: (plant: Broken) => unknown]>([
  ["no name", "name", /missing/, ({ name: _name, ...rest }) => rest],
  ["a blank name", "name", /blank/, (plant) => ({ ...plant, name: "  " })],
  [
    "no such zone",
    "timeZone",
    /Europe\/Berlin/,
    (plant) => ({ ...plant, timeZone: "Mars/Olympus" }),
  ],
  [
    "an offset for a zone",
    "timeZone",
    /Europe\/Berlin/,
    (plant) => ({ ...plant, timeZone: "+01:00" }),
  ],
  ["a misspelt field", "shift", /spelling mistake/, (plant) => ({ ...plant, shift: [] })],
  [
    "a reason of the mapping that is not there",
    "rawStates.STOPPED.reason",
    /no reason "STOPP".*"STOP"/,
    (plant) => ({ ...plant, rawStates: { STOPPED: { reason: "STOPP" } } }),
  ],
  [
    "a raw state that is no word",
    'rawStates["FEED HOLD"].reason',
    /missing/,
    (plant) => ({ ...plant, rawStates: { "FEED HOLD": {} } }),
  ],
  [
    "a reason for unknown states that is not there",
    "unknownRawState.reason",
    /no reason "X"/,
    (plant) => ({ ...plant, unknownRawState: { reason: "X" } }),
  ],
  [
    "no reason for unknown states",
    "unknownRawState",
    /missing/,
    ({ unknownRawState: _unknown, ...rest }) => rest,
  ],
  [
    "a code twice",
    "reasons[4].code",
    /"JAM" is already at reasons\[3\].code/,
    (plant) => ({ ...plant, reasons: [...plant.reasons, { ...plant.reasons[3], reasCd: 99 }] }),
  ],
  [
    "a reasCd twice",
    "reasons[4].reasCd",
    /12 is already at reasons\[3\].reasCd/,
    (plant) => ({ ...plant, reasons: [...plant.reasons, { ...plant.reasons[3], code: "JAM2" }] }),
  ],
  ["no reasons", "reasons", /empty/, (plant) => ({ ...plant, reasons: [] })],
  [
    "an unknown use",
    "reasons[0].oee",
    /"runtime", "planned", "unplanned", "none"/,
    (plant) => ({ ...plant, reasons: [{ ...plant.reasons[0], oee: "busy" }] }),
  ],
  [
    "a machine id twice, in another area",
    "areas[1].machines[0].id",
    /"M1" is already at areas\[0\].machines\[0\].id/,
    ({ areas: [mill], ...rest }) => ({
      ...rest,
      areas: [mill, { id: "saw", name: "Sawing", machines: [{ id: "M1", entId: 7, name: "Saw" }] }],
    }),
  ],
  [
    "an entId twice",
    "areas[1].machines[0].entId",
    /101 is already at/,
    ({ areas: [mill], ...rest }) => ({
      ...rest,
      areas: [
        mill,
        { id: "saw", name: "Sawing", machines: [{ id: "S1", entId: 101, name: "Saw" }] },
      ],
    }),
  ],
  [
    "an area id twice",
    "areas[1].id",
    /"mill" is already at/,
    ({ areas: [mill], ...rest }) => ({ ...rest, areas: [mill, { ...mill, machines: [] }] }),
  ],
  [
    "an entId that is text",
    "areas[0].machines[0].entId",
    /a number, not "101"/,
    (plant) => ({
      ...plant,
      areas: [{ id: "a", name: "A", machines: [{ id: "M1", entId: "101", name: "M" }] }],
    }),
  ],
  [
    "an entId with a fraction",
    "areas[0].machines[0].entId",
    /whole number, not 1.5/,
    (plant) => ({
      ...plant,
      areas: [{ id: "a", name: "A", machines: [{ id: "M1", entId: 1.5, name: "M" }] }],
    }),
  ],
  [
    "a wall time that no clock shows",
    "shifts[0].end",
    /"00:00"/,
    (plant) => ({
      ...plant,
      shifts: [{ name: "Late", days: ["mon"], start: "14:00", end: "24:00" }],
    }),
  ],
  [
    "a wall time without its nought",
    "shifts[0].start",
    /"00:00" to "23:59"/,
    (plant) => ({
      ...plant,
      shifts: [{ name: "Early", days: ["mon"], start: "6:00", end: "14:00" }],
    }),
  ],
  [
    "a day that is none",
    "shifts[0].days[1]",
    /"mon", "tue"/,
    (plant) => ({
      ...plant,
      shifts: [{ name: "E", days: ["mon", "monday"], start: "06:00", end: "14:00" }],
    }),
  ],
  [
    "a day twice",
    "shifts[0].days[1]",
    /"mon" twice/,
    (plant) => ({
      ...plant,
      shifts: [{ name: "E", days: ["mon", "mon"], start: "06:00", end: "14:00" }],
    }),
  ],
  [
    "a shift on no day",
    "shifts[0].days",
    /empty/,
    (plant) => ({ ...plant, shifts: [{ name: "E", days: [], start: "06:00", end: "14:00" }] }),
  ],
  [
    "a machine that a reason is kept to and that is not there",
    "reasons[3].machines[1]",
    /no machine "M9".*"M1", "S1"/,
    (plant) => withJam(plant, { machines: ["M1", "M9"] }),
  ],
  [
    "a raw state that a reason is kept to and that is not there",
    "reasons[3].rawStates[0]",
    /no raw state "FEED_HOLD".*add it under "rawStates".*"ACTIVE", "STOPPED"/,
    (plant) => withJam(plant, { rawStates: ["FEED_HOLD"] }),
  ],
  [
    "a machine twice for a reason",
    "reasons[3].machines[1]",
    /"M1" twice/,
    (plant) => withJam(plant, { machines: ["M1", "M1"] }),
  ],
  [
    "a reason for no machine at all",
    "reasons[3].machines",
    /leave it out to mean all/,
    (plant) => withJam(plant, { machines: [] }),
  ],
  [
    "a micro-stop of a whole day",
    "microStopSeconds",
    /0 \(no micro-stops\) to 3600/,
    (plant) => ({ ...plant, microStopSeconds: 86_400 }),
  ],
  [
    "half a second",
    "microStopSeconds",
    /whole number, not 0.5/,
    (plant) => ({ ...plant, microStopSeconds: 0.5 }),
  ],
  ["a list for a plant", "", /object in braces, not a list/, () => []],
])("%s is named by its path, with the mend", (_what, path, mend, spoil) => {
  const read = plantFromFile(spoil(file() as Broken));
  if (read.ok) throw new Error("it was taken");
  expect(read.problems).toEqual([{ path, message: expect.stringMatching(mend) as string }]);
});

test("every problem is named, not only the first", () => {
  const plant = { ...file(), timeZone: "Nowhere", unknownRawState: { reason: "X" } };
  expect(plantFromFile(plant)).toMatchObject({
    ok: false,
    problems: [{ path: "timeZone" }, { path: "unknownRawState.reason" }],
  });
});
