/**
 * What a state looks like on a lane. A kind is told three ways at once: by height, by pattern or icon,
 * and by colour (look.md), so no one of them is ever needed alone.
 */
export type LookKind =
  | "running"
  | "idle"
  | "planned"
  | "technical"
  | "material"
  | "quality"
  | "organisation"
  | "off"
  | "unexplained";

export const LOOK_KINDS: readonly LookKind[] = [
  "running",
  "idle",
  "planned",
  "technical",
  "material",
  "quality",
  "organisation",
  "off",
  "unexplained",
];

/** How tall a state stands in its lane: height alone tells a stop from running in greyscale. */
export type Stature = "receding" | "low" | "tall" | "tallest";

/** The texture over the fill. `hatch` is the unexplained stop's alone. */
export type Pattern =
  | "none"
  | "dots"
  | "falling"
  | "level"
  | "upright"
  | "cross"
  | "rings"
  | "hatch";

export interface Look {
  readonly kind: LookKind;
  /**
   * Where several events share one column of pixels the highest priority shows: an unexplained stop
   * over any other stop, a stop over running, running over off. 0 to 255.
   */
  readonly priority: number;
  /** The reason's name, drawn where there is room. */
  readonly label: string;
}

interface Manner {
  readonly priority: number;
  readonly stature: Stature;
  readonly pattern: Pattern;
}

const MANNERS: Readonly<Record<LookKind, Manner>> = {
  unexplained: { priority: 90, stature: "tallest", pattern: "hatch" },
  technical: { priority: 60, stature: "tall", pattern: "falling" },
  material: { priority: 60, stature: "tall", pattern: "dots" },
  quality: { priority: 60, stature: "tall", pattern: "cross" },
  organisation: { priority: 60, stature: "tall", pattern: "upright" },
  idle: { priority: 60, stature: "tall", pattern: "rings" },
  planned: { priority: 50, stature: "tall", pattern: "level" },
  running: { priority: 30, stature: "low", pattern: "none" },
  off: { priority: 10, stature: "receding", pattern: "none" },
};

export function lookFor(kind: LookKind, label: string): Look {
  return { kind, label, priority: MANNERS[kind].priority };
}

export function patternOf(kind: LookKind): Pattern {
  return MANNERS[kind].pattern;
}

export function statureOf(kind: LookKind): Stature {
  return MANNERS[kind].stature;
}

/** For each look, by index, its place among the priorities that there are: 0 for the lowest. */
export type Ranks = Uint8Array;

/**
 * The looks' ranks: what the inner loops read. Made once for a table of looks.
 * @throws RangeError when there are more than 32 different priorities.
 */
export function ranksOf(looks: readonly Look[]): Ranks {
  const kept = ranks.get(looks);
  if (kept !== undefined) return kept;
  const levels = [...new Set(looks.map(({ priority }) => priority))].sort((a, b) => a - b);
  if (levels.length > 32) throw new RangeError(`${levels.length} priorities are more than 32`);
  const made = Uint8Array.from(looks, ({ priority }) => levels.indexOf(priority));
  ranks.set(looks, made);
  return made;
}

const ranks = new WeakMap<readonly Look[], Ranks>();
