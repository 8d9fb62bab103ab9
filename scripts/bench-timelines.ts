// Made-up timelines of any size for scripts/bench-engine.ts: the worst case, in which every reading is a change.
import type { Context } from "#engine/apply.ts";
import { Layer } from "#engine/layer.ts";
import { rawState, reasonCode } from "#engine/names.ts";
import type { PersonSpan } from "#engine/person-span.ts";
import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import { Signal } from "#engine/signal.ts";
import type { Timeline } from "#engine/timeline.ts";
import { instant, type Instant, plus } from "#time/instant.ts";
import { timeZone } from "#time/zone.ts";

/** Seconds from one reading to the next. */
export const BEAT = 37;
/** Readings of a shift of eight hours. */
export const SHIFT = Math.floor((8 * 3600) / BEAT);
export const START = instant(Date.UTC(2025, 0, 1) / 1000);

const RAWS = ["ACTIVE", "READY", "STOPPED", "UNAVAILABLE"].map(rawState);
const CODES = ["RUNNING", "IDLE", "STOP", "OFF", "JAM", "TOOL"].map(reasonCode);
export const raw = (index: number): (typeof RAWS)[number] =>
  RAWS[index % RAWS.length] ?? rawState("");
const code = (index: number): (typeof CODES)[number] =>
  CODES[index % CODES.length] ?? reasonCode("");

export const plant: Plant = {
  name: "Bench",
  timeZone: timeZone("Europe/Berlin"),
  areas: [],
  reasons: CODES.map((reason, index) => ({
    code: reason,
    reasCd: index,
    name: reason,
    group: [],
    oee: index === 0 ? "runtime" : "unplanned",
    commentRequired: false,
  })),
  mapping: {
    rawStates: new Map(
      RAWS.map((state, index) => [state, { reason: code(index), pending: index > 0 }]),
    ),
    unknown: { reason: code(3), pending: true },
  },
  calendar: {
    zone: timeZone("Europe/Berlin"),
    patterns: [6, 14, 22].map((hour) => ({
      name: `from ${hour}`,
      days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
      start: { hour, minute: 0 },
      end: { hour: (hour + 8) % 24, minute: 0 },
    })),
  },
};

/** Numbers that look random and are the same in every run. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function signalOf(readings: number): Signal {
  let signal = Signal.empty;
  for (let index = 0; index < readings; index += 1)
    signal = signal.with({ at: plus(START, index * BEAT), nanos: 0, raw: raw(index) });
  return signal;
}

/** A person's span over every twentieth reading. */
function layerOf(readings: number): Layer {
  const spans: PersonSpan[] = [];
  for (let index = 3; index < readings - 20; index += 20) {
    const startsAt = plus(START, index * BEAT + 11);
    spans.push({
      startsAt,
      ending: { kind: "at", at: plus(startsAt, 2 * BEAT) },
      reason: code(index),
      raw: raw(index),
      pending: false,
      comment: "",
      origin: { requestId: `r${index}`, by: "Ana" },
    });
  }
  return Layer.of(spans);
}

export function timelineOf(readings: number): Timeline {
  return { signal: signalOf(readings), layer: layerOf(readings) };
}

/** A timeline of so many readings, and requests all over it: half of them classify, half of them post. */
export interface Size {
  readonly readings: number;
  readonly timeline: Timeline;
  readonly context: Context;
  readonly requests: readonly (Request & { readonly startsAt: Instant })[];
}

export function sizeOf(readings: number): Size {
  const now = plus(START, readings * BEAT);
  const roll = dice(readings);
  const requests = Array.from({ length: 4000 }, (_, index) => {
    const startsAt = plus(START, roll(readings * BEAT));
    const common = { startsAt, reason: code(index), comment: "" };
    if (index % 2 === 0) {
      const endsAt = plus(startsAt, 1 + roll(6 * BEAT));
      return { ...common, kind: "classify", endsAt } as const;
    }
    const open = { raw: undefined, pending: undefined };
    return { ...common, ...open, kind: "post", updateIfExists: true } as const;
  });
  return {
    readings,
    timeline: timelineOf(readings),
    requests,
    context: { plant, now, origin: { requestId: "b", by: "Ana" } },
  };
}
