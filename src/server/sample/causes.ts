import type { LogNormal } from "./random.ts";

/** Why machines of the sample plant stop by themselves, what they report meanwhile, and for how long. */
export interface Cause {
  /** The reason's code in the plant file. */
  readonly reason: string;
  /** How often, against the others. */
  readonly weight: number;
  readonly states: readonly string[];
  readonly lasts: LogNormal;
  /** What people note down; some reasons ask for it, else one in five stops has a note. */
  readonly notes: readonly string[];
}

const minutes = (median: number, spread: number, least: number, most: number): LogNormal => ({
  median: median * 60,
  spread,
  least: least * 60,
  most: most * 60,
});

/** Stops that a person has to explain. */
export const CAUSES: readonly Cause[] = [
  {
    reason: "TOOL",
    weight: 24,
    states: ["PROGRAM_STOPPED", "INTERRUPTED"],
    lasts: minutes(9, 0.4, 3, 30),
    notes: ["End mill worn", "Inserts turned", "Drill at the end of its life"],
  },
  {
    reason: "JAM",
    weight: 16,
    states: ["STOPPED", "INTERRUPTED"],
    lasts: minutes(7, 0.7, 1.5, 40),
    notes: ["Part stuck in the gripper", "Chips under the clamp"],
  },
  {
    reason: "NOMAT",
    weight: 13,
    states: ["READY"],
    lasts: minutes(16, 0.6, 4, 75),
    notes: ["Blanks not picked yet", "Forklift late"],
  },
  {
    reason: "CHANGEOVER",
    weight: 9,
    states: ["READY", "STOPPED"],
    lasts: minutes(28, 0.4, 12, 80),
    notes: ["New fixture fitted", "Next order set up"],
  },
  {
    reason: "SENSOR",
    weight: 7,
    states: ["STOPPED", "INTERRUPTED"],
    lasts: minutes(8, 0.7, 2, 45),
    notes: ["Door switch", "Light barrier dirty"],
  },
  {
    reason: "NOOPER",
    weight: 7,
    states: ["READY"],
    lasts: minutes(11, 0.5, 3, 45),
    notes: ["Helping at the next machine"],
  },
  {
    reason: "COOLANT",
    weight: 6,
    states: ["STOPPED"],
    lasts: minutes(10, 0.5, 3, 35),
    notes: ["Filter cleaned", "Chip conveyor blocked"],
  },
  {
    reason: "OUTFEED",
    weight: 5,
    states: ["READY", "FEED_HOLD"],
    lasts: minutes(6, 0.6, 2, 30),
    notes: ["No empty boxes"],
  },
  {
    reason: "SCRAP",
    weight: 4,
    states: ["PROGRAM_STOPPED"],
    lasts: minutes(9, 0.5, 3, 40),
    notes: ["Bore out of tolerance", "Surface marks"],
  },
  {
    reason: "FIRSTPART",
    weight: 4,
    states: ["PROGRAM_STOPPED"],
    lasts: minutes(14, 0.3, 6, 35),
    notes: ["Released by quality"],
  },
  {
    reason: "WAITTOOL",
    weight: 3,
    states: ["READY"],
    lasts: minutes(14, 0.5, 5, 50),
    notes: ["Presetter busy"],
  },
  {
    reason: "TOOLBREAK",
    weight: 3,
    states: ["INTERRUPTED", "STOPPED"],
    lasts: minutes(17, 0.4, 7, 50),
    notes: ["Drill broke in the bore", "Insert chipped, part scrapped"],
  },
  {
    reason: "PROGRAM",
    weight: 3,
    states: ["READY"],
    lasts: minutes(12, 0.5, 4, 40),
    notes: ["Wrong revision loaded"],
  },
  {
    reason: "ELEC",
    weight: 2,
    states: ["STOPPED"],
    lasts: minutes(22, 0.5, 8, 80),
    notes: ["Fuse of the hydraulic pump"],
  },
  {
    reason: "BADMAT",
    weight: 2,
    states: ["STOPPED"],
    lasts: minutes(12, 0.5, 4, 45),
    notes: ["Blanks too hard", "Burrs on the bars"],
  },
  {
    reason: "NOORDER",
    weight: 1,
    states: ["READY"],
    lasts: minutes(70, 0.4, 35, 160),
    notes: ["Order moved to next week"],
  },
  {
    reason: "OTHER",
    weight: 1,
    states: ["READY"],
    lasts: minutes(8, 0.4, 4, 20),
    notes: ["Visitors in the hall", "Compressed air test"],
  },
];

/** Pauses between cycles, which the mapping explains by itself. */
export const PAUSES: readonly Omit<Cause, "reason" | "notes">[] = [
  {
    weight: 74,
    states: ["PROGRAM_COMPLETED"],
    lasts: { median: 38, spread: 0.4, least: 12, most: 120 },
  },
  { weight: 16, states: ["WAIT"], lasts: { median: 55, spread: 0.7, least: 8, most: 300 } },
  {
    weight: 10,
    states: ["OPTIONAL_STOP"],
    lasts: { median: 110, spread: 0.4, least: 45, most: 360 },
  },
];

/** Micro-stops: held for a moment, and explained less often than they are not worth the walk. */
export const HICCUP: Cause = {
  reason: "JAM",
  weight: 1,
  states: ["FEED_HOLD", "INTERRUPTED"],
  lasts: { median: 22, spread: 0.6, least: 5, most: 58 },
  notes: [],
};
