import type { MachineStateName } from "#contract/s0.ts";
import { Layer } from "#engine/layer.ts";
import { meaningOf, type Plant } from "#engine/plant.ts";
import type { RawState } from "#engine/names.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { type Instant, plus } from "#time/instant.ts";

/** A stretch in which a machine was in one state, as S0 tells states. */
export interface StateStretch {
  readonly state: MachineStateName;
  readonly startsAt: Instant;
  /** `undefined`: still so. */
  readonly endsAt: Instant | undefined;
}

/** What MTConnect and many controllers report when there is nobody at the other end. */
const NOBODY_THERE: readonly string[] = ["OFF", "UNAVAILABLE", "OFFLINE"];

/**
 * What a raw state is in S0's three words (docs/decisions/0003-http.md): running as the plant's mapping
 * counts it is OPERATING; not counted, or a state that says nobody is there, is OFF; the rest is IDLE.
 */
export function stateOf({ mapping, reasons }: Plant, raw: RawState): MachineStateName {
  const { reason } = meaningOf(mapping, raw);
  const oee = reasons.find(({ code }) => code === reason)?.oee;
  if (oee === "runtime") return "OPERATING";
  return oee === "none" || NOBODY_THERE.includes(raw.toUpperCase()) ? "OFF" : "IDLE";
}

/**
 * What the machine itself was doing at some second of `[from, to]`; neighbours of one state are one stretch.
 * People's classifications give a stop its reason; they do not make the machine run.
 */
export function statesBetween(
  { signal }: Timeline,
  plant: Plant,
  from: Instant,
  to: Instant,
  now: Instant,
): readonly StateStretch[] {
  const own: Timeline = { signal, layer: Layer.empty };
  const stretches: StateStretch[] = [];
  for (const { startsAt, endsAt, raw } of eventsBetween(own, plant.mapping, from, to, now)) {
    const state = stateOf(plant, raw);
    const last = stretches.at(-1);
    if (last?.state === state) stretches[stretches.length - 1] = { ...last, endsAt };
    else stretches.push({ state, startsAt, endsAt });
  }
  return stretches;
}

/** The state at `now` and since when; `undefined` for a machine that has not reported yet. */
export function stateAt(
  { signal }: Timeline,
  plant: Plant,
  now: Instant,
): StateStretch | undefined {
  const newest = signal.changeAtOrBefore(now);
  if (newest === undefined) return undefined;
  const state = stateOf(plant, newest.raw);
  let startsAt = newest.at;
  while (startsAt > 0) {
    const before = signal.changeAtOrBefore(plus(startsAt, -1));
    if (before === undefined || stateOf(plant, before.raw) !== state) break;
    startsAt = before.at;
  }
  return { state, startsAt, endsAt: undefined };
}
