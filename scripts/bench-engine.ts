// What a timeline costs as it grows: `npm run bench:engine`. Every figure is the best of several rounds,
// and the sizes take turns within a round, so that a busy machine disturbs them all alike.
import { apply, type Context } from "#engine/apply.ts";
import { consequence } from "#engine/consequence.ts";
import { Layer } from "#engine/layer.ts";
import { rawState, reasonCode } from "#engine/names.ts";
import type { PersonSpan } from "#engine/person-span.ts";
import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import { Signal } from "#engine/signal.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { instant, plus } from "#time/instant.ts";
import { timeZone } from "#time/zone.ts";

const SIZES = [1e3, 1e4, 1e5, 1e6];
const ROUNDS = 7;
/** Seconds from one reading to the next. */
const BEAT = 37;
/** Readings of a shift of eight hours. */
const SHIFT = Math.floor((8 * 3600) / BEAT);
const START = instant(Date.UTC(2025, 0, 1) / 1000);
const RAWS = ["ACTIVE", "READY", "STOPPED", "UNAVAILABLE"].map(rawState);
const CODES = ["RUNNING", "IDLE", "STOP", "OFF", "JAM", "TOOL"].map(reasonCode);
const raw = (index: number): (typeof RAWS)[number] => RAWS[index % RAWS.length] ?? rawState("");
const code = (index: number): (typeof CODES)[number] =>
  CODES[index % CODES.length] ?? reasonCode("");

const plant: Pick<Plant, "reasons" | "mapping" | "calendar"> = {
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
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Every reading is a change: the worst case for whoever looks for one. */
function signalOf(readings: number): Signal {
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

interface Size {
  readonly readings: number;
  readonly timeline: Timeline;
  readonly context: Context;
  readonly requests: readonly Request[];
}

function timelineOf(readings: number): Timeline {
  return { signal: signalOf(readings), layer: layerOf(readings) };
}

function sizeOf(readings: number): Size {
  const timeline = timelineOf(readings);
  const now = plus(START, readings * BEAT);
  const roll = dice(readings);
  const requests = Array.from({ length: 4000 }, (_, index): Request => {
    const startsAt = plus(START, roll(readings * BEAT));
    const common = { startsAt, reason: code(index), comment: "" };
    if (index % 2 === 0) {
      const endsAt = plus(startsAt, 1 + roll(6 * BEAT));
      return { ...common, kind: "classify", endsAt };
    }
    const open = { raw: undefined, pending: undefined };
    return { ...common, ...open, kind: "post", updateIfExists: true };
  });
  return {
    readings,
    timeline,
    requests,
    context: { plant, now, origin: { requestId: "b", by: "Ana" } },
  };
}

/** Microseconds that `work` takes for each of its `count` steps. */
function microseconds(count: number, work: () => unknown): number {
  const began = process.hrtime.bigint();
  kept[0] = work();
  return Number(process.hrtime.bigint() - began) / 1000 / count;
}
/** What the work answers, so that nothing is left out as useless. */
const kept: unknown[] = [undefined];

const BENCHES: Readonly<Record<string, (size: Size) => number>> = {
  request: ({ timeline, requests, context }) =>
    microseconds(requests.length, () =>
      requests.map((request) => apply(timeline, request, context).ok),
    ),

  window: ({ timeline, requests, context: { now } }) =>
    microseconds(requests.length, () =>
      requests.map((request) => {
        const from = "startsAt" in request ? (request.startsAt ?? now) : now;
        return eventsBetween(timeline, plant.mapping, from, plus(from, 100 * BEAT), now).length;
      }),
    ),

  append: ({ timeline, readings, context: { now } }) => {
    const count = 20_000;
    return microseconds(count, () => {
      let { signal } = timeline;
      for (let index = 0; index < count; index += 1)
        signal = signal.with({ at: plus(now, index * BEAT), nanos: 0, raw: raw(readings + index) });
      return signal;
    });
  },

  late: ({ timeline, readings }) => {
    const roll = dice(readings);
    return microseconds(500, () => {
      for (let index = 0; index < 500; index += 1) {
        const at = plus(START, roll(readings) * BEAT + 5);
        kept[0] = timeline.signal.with({ at, nanos: 0, raw: raw(index) });
      }
    });
  },
};

/** One request on each of 1,000 machines with a shift's events: the new timeline, and what the request does to it. */
function previewMs(): number {
  const machines = Array.from({ length: 1000 }, () => timelineOf(SHIFT));
  const { requests, context } = sizeOf(SHIFT);
  const tries = (request: Request): number =>
    Math.min(
      ...Array.from({ length: ROUNDS }, () =>
        microseconds(1000, () => {
          for (const timeline of machines) {
            const outcome = apply(timeline, request, context);
            if (outcome.ok)
              kept[0] = consequence(
                timeline,
                outcome.timeline,
                outcome.edit,
                plant.mapping,
                context.now,
              );
          }
        }),
      ),
    );
  requests.slice(0, 20).forEach(tries);
  return median(requests.slice(20, 61).map(tries));
}

function median(of: readonly number[]): number {
  return of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;
}

/** Bytes that a signal holds for each reading, chunks and their lists included. */
function bytesPerReading(): number {
  const readings = 1e6;
  const before = usedBytes();
  const signal = signalOf(readings);
  const bytes = usedBytes() - before;
  return bytes / signal.size;
}

function usedBytes(): number {
  if (globalThis.gc === undefined) throw new Error("run node with --expose-gc");
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

const perReading = bytesPerReading();
const preview = previewMs();
const sizes = SIZES.map(sizeOf);
const best = new Map<string, number>();
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, bench] of Object.entries(BENCHES)) {
    for (const size of sizes) {
      const key = `${name} ${size.readings}`;
      best.set(key, Math.min(best.get(key) ?? Infinity, bench(size)));
    }
  }
}

const at = (name: string, readings: number): number =>
  best.get(`${name} ${readings}`) ?? Number.NaN;
console.log("µs for one        10³      10⁴      10⁵      10⁶ readings   10⁶/10³");
for (const name of Object.keys(BENCHES)) {
  const columns = SIZES.map((readings) => at(name, readings).toFixed(2).padStart(9)).join("");
  console.log(
    `${name.padEnd(11)}${columns}${(at(name, 1e6) / at(name, 1e3)).toFixed(2).padStart(18)}`,
  );
}
console.log(`a reading holds ${rounded(perReading)} bytes`);
console.log(`one request previewed on 1,000 machines takes ${rounded(preview)} ms (median)`);
console.log(
  JSON.stringify({
    requestRatio: rounded(at("request", 1e6) / at("request", 1e3)),
    appendRatio: rounded(at("append", 1e6) / at("append", 1e3)),
    bytesPerReading: rounded(perReading),
    preview1000MachinesMs: rounded(preview),
  }),
);
