import type { ClockPiece } from "./clock-pieces.ts";

/** One step of the ladder: how far a tick is from the next. */
export type Rung =
  | { readonly kind: "seconds"; readonly step: number }
  | { readonly kind: "days" }
  | { readonly kind: "weeks" }
  | { readonly kind: "months"; readonly step: number };

export interface Tick {
  /** Epoch seconds. */
  readonly at: number;
  /** The plant's wall time, as seconds since 1970 on its own clock. */
  readonly local: number;
}

const DAY = 86_400;
const seconds = (step: number): Rung => ({ kind: "seconds", step });

/** From the finest to the coarsest; each divides the day, the week or the year evenly. */
export const LADDER: readonly Rung[] = [
  ...[5, 15, 30].map(seconds),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => seconds(minutes * 60)),
  ...[1, 2, 3, 6, 12].map((hours) => seconds(hours * 3600)),
  { kind: "days" },
  { kind: "weeks" },
  { kind: "months", step: 1 },
  { kind: "months", step: 3 },
  { kind: "months", step: 12 },
];

/** The usual distance of two ticks, seconds. */
export function lengthOfRung(rung: Rung): number {
  switch (rung.kind) {
    case "seconds":
      return rung.step;
    case "days":
      return DAY;
    case "weeks":
      return 7 * DAY;
    case "months":
      return rung.step * 28 * DAY;
  }
}

/**
 * The ticks of one rung on plant-local time. Times of day come once for each time that the clock shows
 * them: twice in a repeated hour, never in a missing one. A date begins once: at its midnight, at the
 * first of two, or, where a clock change skips midnight, at the change.
 */
export function ticksOf(rung: Rung, pieces: readonly ClockPiece[]): readonly Tick[] {
  return rung.kind === "seconds" ? timesOfDay(rung.step, pieces) : dates(rung, pieces);
}

function timesOfDay(step: number, pieces: readonly ClockPiece[]): readonly Tick[] {
  const ticks: Tick[] = [];
  for (const { from, to, offset } of pieces) {
    for (let local = Math.ceil((from + offset) / step) * step; local < to + offset; local += step) {
      ticks.push({ at: local - offset, local });
    }
  }
  return ticks;
}

function dates(rung: Rung, pieces: readonly ClockPiece[]): readonly Tick[] {
  const ticks: Tick[] = [];
  let lastDay = -Infinity;
  let shown: number | undefined;
  for (const { from, to, offset } of pieces) {
    const localFrom = from + offset;
    let day = Math.ceil(localFrom / DAY);
    const begun = day - 1;
    // The clock jumped over this date's midnight.
    if (shown !== undefined && shown <= begun * DAY && begun > lastDay && fits(rung, begun)) {
      ticks.push({ at: from, local: localFrom });
      lastDay = begun;
    }
    for (; day * DAY < to + offset; day += 1) {
      if (day <= lastDay) continue;
      lastDay = day;
      if (fits(rung, day)) ticks.push({ at: day * DAY - offset, local: day * DAY });
    }
    shown = to + offset;
  }
  return ticks;
}

/** Whether a date, in days since 1970, is one of the rung's. */
function fits(rung: Rung, day: number): boolean {
  if (rung.kind === "weeks") return (((day + 3) % 7) + 7) % 7 === 0;
  if (rung.kind === "months") {
    const date = new Date(day * DAY * 1000);
    return date.getUTCDate() === 1 && date.getUTCMonth() % rung.step === 0;
  }
  return true;
}
