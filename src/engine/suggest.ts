import type { Layer } from "./layer.ts";
import type { MachineId, RawState, ReasonCode } from "./names.ts";
import { notOffered, type Plant } from "./plant.ts";

/**
 * A reason that people gave for most of the last stops like one, with its grounds: "8 of the last 10 stops
 * after FEED_HOLD here were Tool change". It is said, never applied by itself.
 */
export interface Suggestion {
  readonly raw: RawState;
  readonly reason: ReasonCode;
  /** How many of the last `of` stops after `raw` that people explained on this machine had it. */
  readonly count: number;
  readonly of: number;
}

/** The last so many explained stops count: what was usual last year may not be now. */
const LAST = 10;
/** Fewer say nothing. */
const LEAST = 3;
/** How many spans are looked back at: a busy machine's few months, and an end to the work. */
const FURTHEST = 1_000;

/**
 * What to suggest for one machine's stops, at most one reason for each raw state: the one that more than half
 * of the last ten explained ones have, if it is offered there. O(log n) for each span looked at.
 */
export function suggestionsFor(
  layer: Layer,
  machine: MachineId,
  { reasons }: Pick<Plant, "reasons">,
): readonly Suggestion[] {
  return [...lastGiven(layer)].flatMap(([raw, given]) => {
    if (given.length < LEAST) return [];
    const [reason, count] = mostOf(given);
    const known = reasons.find(({ code }) => code === reason);
    const isUsual = count * 2 > given.length;
    if (known === undefined || !isUsual || notOffered(known, machine, raw) !== undefined) return [];
    return [{ raw, reason: known.code, count, of: given.length }];
  });
}

/** The reasons that people gave last after each raw state, latest first. */
function lastGiven(layer: Layer): ReadonlyMap<RawState, readonly ReasonCode[]> {
  const given = new Map<RawState, ReasonCode[]>();
  // The pieces of one event that was cut are one stop.
  const seen = new Set<string>();
  let span = layer.atOrBefore(Infinity);
  for (let looked = 0; span !== undefined && looked < FURTHEST; looked += 1) {
    const { raw, reason, pending, origin, startsAt } = span;
    const held = given.get(raw) ?? [];
    if (!pending && held.length < LAST && !seen.has(origin.requestId)) {
      seen.add(origin.requestId);
      given.set(raw, [...held, reason]);
    }
    span = layer.atOrBefore(startsAt - 1);
  }
  return given;
}

/** The reason that is there most often; of several the one that was given latest. */
function mostOf(given: readonly ReasonCode[]): readonly [ReasonCode | undefined, number] {
  const counts = new Map<ReasonCode, number>();
  for (const reason of given) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  let most: readonly [ReasonCode | undefined, number] = [undefined, 0];
  for (const entry of counts) if (entry[1] > most[1]) most = entry;
  return most;
}
