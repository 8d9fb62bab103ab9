/*
 * What a timeline costs as it grows: `npm run bench:engine`.
 *
 * Time is this process's own on the processor, its garbage collection included, so that a busy machine, which
 * makes everybody wait, does not make anything dearer. Every figure is the median of many repeats; the sizes
 * take turns within a round, so that whatever disturbs one disturbs them all.
 */
import { apply, type Context } from "#engine/apply.ts";
import { consequence } from "#engine/consequence.ts";
import type { Request } from "#engine/request.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { previewOf } from "#query/preview.ts";
import { plus } from "#time/instant.ts";
import {
  BEAT,
  dice,
  plant,
  raw,
  SHIFT,
  signalOf,
  type Size,
  sizeOf,
  START,
  timelineOf,
} from "./bench-timelines.ts";

const SIZES = [1e3, 1e4, 1e5, 1e6];
const ROUNDS = 25;
const MACHINES = 1_000;
/** Repeats in each round. */
const REPEATS = 1_000;
const READINGS = 20_000;
const LATE = 300;

/** Microseconds of processor time that `work` takes for each of its `count` steps. */
function microseconds(count: number, work: () => unknown): number {
  const before = process.cpuUsage();
  kept[0] = work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}
/** What the work answers, so that nothing is left out as useless. */
const kept: unknown[] = [undefined];

const BENCHES: Readonly<Record<string, (size: Size, round: number) => number>> = {
  /** The new timeline, and its events in the seconds that the request touched. */
  request: ({ timeline, requests, context }, round) =>
    microseconds(REPEATS, () =>
      some(requests, round).map((request) => {
        const outcome = apply(timeline, request, context);
        if (!outcome.ok) return 0;
        const { start, end = context.now } = outcome.edit.touched;
        return eventsBetween(outcome.timeline, plant.mapping, start, end, context.now).length;
      }),
    ),

  /** A hundred events anywhere. */
  window: ({ timeline, requests, context: { now } }, round) =>
    microseconds(REPEATS, () =>
      some(requests, round).map(({ startsAt: from }) => {
        const to = plus(from, 100 * BEAT);
        return eventsBetween(timeline, plant.mapping, from, to, now).length;
      }),
    ),

  /** One more reading, the latest. */
  append: ({ timeline, readings, context: { now } }) =>
    microseconds(READINGS, () => {
      let { signal } = timeline;
      for (let index = 0; index < READINGS; index += 1)
        signal = signal.with({ at: plus(now, index * BEAT), nanos: 0, raw: raw(readings + index) });
      return signal;
    }),

  /** One more reading that comes late, anywhere. */
  late: ({ timeline, readings }, round) => {
    const roll = dice(readings + round);
    return microseconds(LATE, () => {
      for (let index = 0; index < LATE; index += 1) {
        const at = plus(START, roll(readings) * BEAT + 5);
        kept[0] = timeline.signal.with({ at, nanos: 0, raw: raw(index) });
      }
    });
  },
};

/** Other requests in every round. */
function some<T>(all: readonly T[], round: number): readonly T[] {
  const from = (round * REPEATS) % all.length;
  return all.slice(from, from + REPEATS);
}

/** 1,000 machines with a shift's events. */
const machines = Array.from({ length: MACHINES }, () => timelineOf(SHIFT));

/** Milliseconds of processor time for one request on each of the machines. */
function previewMs(
  preview: (before: Timeline, request: Request, context: Context) => unknown,
): number {
  const { requests, context } = sizeOf(SHIFT);
  const taken = requests.slice(0, 150).map((request) =>
    microseconds(1_000, () => {
      for (const before of machines) kept[0] = preview(before, request, context);
    }),
  );
  // By then the compiler has seen what it needs.
  return median(taken.slice(50));
}

/** The new timeline, and what the request does to it. */
function told(before: Timeline, request: Request, context: Context): unknown {
  const outcome = apply(before, request, context);
  if (!outcome.ok) return outcome.refusal;
  const { timeline, edit } = outcome;
  return consequence(before, timeline, edit, plant.mapping, context.now);
}

/** As people see it: with the figures of the machine's shift, before and after. */
function shown(before: Timeline, request: Request, { now }: Context): unknown {
  return previewOf(before, request, plant, now);
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

function rounded(value: number): number {
  return Number(value.toFixed(2));
}

const perReading = bytesPerReading();
const preview = previewMs(told);
const whole = previewMs(shown);
const sizes = SIZES.map(sizeOf);
const taken = new Map<string, number[]>();
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, bench] of Object.entries(BENCHES)) {
    for (const size of sizes) {
      const key = `${name} ${size.readings}`;
      taken.set(key, [...(taken.get(key) ?? []), bench(size, round)]);
    }
  }
}

const at = (name: string, readings: number): number =>
  median(taken.get(`${name} ${readings}`) ?? []);
const ratio = (name: string): number => at(name, 1e6) / at(name, 1e3);
console.log("µs for one        10³      10⁴      10⁵      10⁶ readings   10⁶/10³");
for (const name of Object.keys(BENCHES)) {
  const columns = SIZES.map((readings) => at(name, readings).toFixed(2).padStart(9)).join("");
  console.log(`${name.padEnd(11)}${columns}${ratio(name).toFixed(2).padStart(18)}`);
}
console.log(`a reading holds ${rounded(perReading)} bytes`);
console.log(`one request previewed on 1,000 machines takes ${rounded(preview)} ms`);
console.log(`with the figures of each machine's shift, as people see it, ${rounded(whole)} ms`);
console.log(
  JSON.stringify({
    requestRatio: rounded(ratio("request")),
    appendRatio: rounded(ratio("append")),
    bytesPerReading: rounded(perReading),
    preview1000MachinesMs: rounded(preview),
  }),
);
