import type { z } from "zod";
import type { plantFileSchema } from "#contract/plant-file.ts";

const WORKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat"] as const;

const technical = (group: string) => ["Technical", group];

/**
 * The sample plant, in the format of any other plant's file. The reasons without a group are what raw
 * states stand for until a person says otherwise; people choose from the six groups.
 */
export const samplePlantFile = {
  name: "North plant",
  timeZone: "Europe/Berlin",
  areas: [
    {
      id: "milling",
      name: "Milling",
      machines: [
        { id: "M1", entId: 101, name: "Mazak 1" },
        { id: "M2", entId: 102, name: "Mazak 2" },
        { id: "M3", entId: 103, name: "Haas 1" },
        { id: "M4", entId: 104, name: "Haas 2" },
      ],
    },
    {
      id: "turning",
      name: "Turning",
      machines: [
        { id: "M5", entId: 201, name: "Lathe 1" },
        { id: "M6", entId: 202, name: "Lathe 2" },
        { id: "M7", entId: 203, name: "Lathe 3" },
        { id: "M8", entId: 204, name: "Lathe 4" },
      ],
    },
    {
      id: "assembly",
      name: "Assembly",
      machines: [
        { id: "M9", entId: 301, name: "Press 1" },
        { id: "M10", entId: 302, name: "Press 2" },
        { id: "M11", entId: 303, name: "Press 3" },
        { id: "M12", entId: 304, name: "Robot cell" },
      ],
    },
  ],
  reasons: [
    { code: "RUNNING", reasCd: 1, name: "Running", oee: "runtime" },
    // Handling between two cycles belongs to the cycle: it costs speed, not availability.
    { code: "PARTS", reasCd: 2, name: "Part change", oee: "runtime" },
    { code: "IDLE", reasCd: 3, name: "Idle", oee: "unplanned" },
    { code: "STOP", reasCd: 4, name: "Stopped", oee: "unplanned" },
    { code: "OFF", reasCd: 5, name: "Switched off", oee: "none" },

    {
      code: "JAM",
      reasCd: 10,
      name: "Machine jam",
      group: technical("Mechanical"),
      oee: "unplanned",
    },
    {
      code: "MECH",
      reasCd: 11,
      name: "Mechanical fault",
      group: technical("Mechanical"),
      oee: "unplanned",
    },
    {
      code: "COOLANT",
      reasCd: 12,
      name: "Coolant or chips",
      group: technical("Mechanical"),
      oee: "unplanned",
    },
    {
      code: "ELEC",
      reasCd: 13,
      name: "Electrical fault",
      group: technical("Electrical"),
      oee: "unplanned",
    },
    {
      code: "SENSOR",
      reasCd: 14,
      name: "Sensor or control",
      group: technical("Electrical"),
      oee: "unplanned",
    },
    {
      code: "TOOL",
      reasCd: 15,
      name: "Tool change",
      group: technical("Tooling"),
      oee: "unplanned",
    },
    {
      code: "TOOLBREAK",
      reasCd: 16,
      name: "Tool breakage",
      group: technical("Tooling"),
      oee: "unplanned",
      commentRequired: true,
      rawStates: ["INTERRUPTED", "STOPPED"],
    },

    { code: "NOMAT", reasCd: 20, name: "No material", group: ["Material"], oee: "unplanned" },
    { code: "BADMAT", reasCd: 21, name: "Faulty material", group: ["Material"], oee: "unplanned" },
    { code: "OUTFEED", reasCd: 22, name: "Outfeed full", group: ["Material"], oee: "unplanned" },
    {
      code: "LOADER",
      reasCd: 23,
      name: "Bar loader empty",
      group: ["Material"],
      oee: "unplanned",
      machines: ["M5", "M6", "M7", "M8"],
    },

    { code: "INSPECT", reasCd: 30, name: "Part inspection", group: ["Quality"], oee: "unplanned" },
    {
      code: "FIRSTPART",
      reasCd: 31,
      name: "First part approval",
      group: ["Quality"],
      oee: "unplanned",
      rawStates: ["PROGRAM_STOPPED"],
    },
    { code: "SCRAP", reasCd: 32, name: "Scrap or rework", group: ["Quality"], oee: "unplanned" },

    {
      code: "HANDOVER",
      reasCd: 40,
      name: "Shift handover",
      group: ["Organisation"],
      oee: "unplanned",
    },
    { code: "NOOPER", reasCd: 41, name: "No operator", group: ["Organisation"], oee: "unplanned" },
    {
      code: "PROGRAM",
      reasCd: 42,
      name: "Program missing",
      group: ["Organisation"],
      oee: "unplanned",
    },
    { code: "NOORDER", reasCd: 43, name: "No order", group: ["Organisation"], oee: "none" },
    {
      code: "OTHER",
      reasCd: 44,
      name: "Something else",
      group: ["Organisation"],
      oee: "unplanned",
      commentRequired: true,
    },

    { code: "WAIT", reasCd: 50, name: "Short wait", group: ["Waiting"], oee: "unplanned" },
    {
      code: "WAITMAINT",
      reasCd: 51,
      name: "Waiting for maintenance",
      group: ["Waiting"],
      oee: "unplanned",
    },
    {
      code: "WAITTOOL",
      reasCd: 52,
      name: "Waiting for tools",
      group: ["Waiting"],
      oee: "unplanned",
    },

    { code: "BREAK", reasCd: 60, name: "Break", group: ["Planned"], oee: "planned" },
    { code: "CHANGEOVER", reasCd: 61, name: "Changeover", group: ["Planned"], oee: "planned" },
    { code: "MAINT", reasCd: 62, name: "Planned maintenance", group: ["Planned"], oee: "planned" },
    { code: "CLEAN", reasCd: 63, name: "Cleaning", group: ["Planned"], oee: "planned" },
    { code: "MEETING", reasCd: 64, name: "Team meeting", group: ["Planned"], oee: "planned" },
  ],
  // MTConnect's execution states, as machine-tool adapters report them.
  rawStates: {
    ACTIVE: { reason: "RUNNING" },
    PROGRAM_COMPLETED: { reason: "PARTS" },
    OPTIONAL_STOP: { reason: "INSPECT" },
    WAIT: { reason: "WAIT" },
    READY: { reason: "IDLE", pending: true },
    STOPPED: { reason: "STOP", pending: true },
    PROGRAM_STOPPED: { reason: "STOP", pending: true },
    INTERRUPTED: { reason: "STOP", pending: true },
    FEED_HOLD: { reason: "STOP", pending: true },
    UNAVAILABLE: { reason: "OFF" },
  },
  unknownRawState: { reason: "STOP", pending: true },
  shifts: [
    { name: "Early", days: [...WORKDAYS], start: "06:00", end: "14:00" },
    { name: "Late", days: [...WORKDAYS], start: "14:00", end: "22:00" },
    { name: "Night", days: [...WORKDAYS], start: "22:00", end: "06:00" },
  ],
} satisfies z.input<typeof plantFileSchema>;
