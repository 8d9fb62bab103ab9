import type { LogNormal } from "./random.ts";

/** A machine's own ways: how long its cycles are and what it stops for more than others do. */
export interface Ways {
  /** Seconds from the start of a run to the next pause or stop. */
  readonly runs: LogNormal;
  /** How likely a run ends in a stop that a person has to explain. */
  readonly stopChance: number;
  /** How likely it stands still when people have their break: it needs hands, or it does not. */
  readonly standsInBreaks: number;
  /** Causes that it has three times as often. */
  readonly favourites: readonly string[];
}

const ways = (
  runMinutes: number,
  stopChance: number,
  standsInBreaks: number,
  favourites: readonly string[],
): Ways => ({
  runs: { median: runMinutes * 60, spread: 0.7, least: 90, most: 130 * 60 },
  stopChance,
  standsInBreaks,
  favourites,
});

/** By the plant file's machine ids. */
const WAYS: Readonly<{ [machine: string]: Ways }> = {
  M1: ways(22, 0.11, 0.2, ["TOOL", "CHANGEOVER"]),
  M2: ways(19, 0.12, 0.3, ["TOOL", "COOLANT"]),
  M3: ways(14, 0.1, 0.4, ["NOMAT", "TOOLBREAK"]),
  M4: ways(15, 0.08, 0.4, ["SENSOR", "FIRSTPART"]),
  M5: ways(16, 0.08, 0.4, ["TOOL", "NOMAT"]),
  M6: ways(12, 0.09, 0.6, ["JAM", "NOOPER"]),
  M7: ways(18, 0.1, 0.3, ["COOLANT", "SCRAP"]),
  M8: ways(15, 0.07, 0.5, ["CHANGEOVER", "PROGRAM"]),
  M9: ways(11, 0.07, 0.9, ["JAM", "OUTFEED"]),
  M10: ways(10, 0.06, 0.9, ["NOMAT", "NOOPER"]),
  M11: ways(12, 0.07, 0.9, ["JAM", "BADMAT"]),
  M12: ways(24, 0.12, 0.1, ["SENSOR", "JAM"]),
};

const USUAL = ways(15, 0.09, 0.5, []);

export function waysOf(machine: string): Ways {
  return WAYS[machine] ?? USUAL;
}
