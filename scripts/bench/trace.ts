import { z } from "zod";

/** What was seen while someone moved the picture. */
export interface Motion {
  /** Frames a second for which the page painted, while something moved. */
  readonly fps: number;
  /**
   * Script a frame, milliseconds of the thread's own time, so that a busy machine does not count: event handlers,
   * painting, garbage collection.
   */
  readonly scriptMedianMs: number;
  readonly scriptP95Ms: number;
  /** Tasks of 50 ms and more of the page's main thread's own time. */
  readonly longTasks: number;
  /** From the browser's making of an event to the frame on the screen that shows it: the median. */
  readonly inputToFrameMs: number;
  readonly frames: number;
}

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.int(),
  tid: z.int(),
  /** Microseconds. */
  ts: z.number().default(0),
  dur: z.number().default(0),
  /** The same on the thread's own clock, which stands while others run. */
  tts: z.number().default(0),
  tdur: z.number().default(0),
  id2: z.object({ local: z.string() }).partial().optional(),
  args: z
    .object({
      name: z.unknown(),
      event_latency: z
        .object({ event_type: z.string(), display_trace_id: z.number().optional() })
        .partial(),
    })
    .partial()
    .optional(),
});
type TraceEvent = z.output<typeof eventSchema>;

/** What a trace has to hold. */
export const CATEGORIES = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "cc",
  "benchmark",
  "input",
];

const NAMES = new Set([
  "thread_name",
  "FireAnimationFrame",
  "FunctionCall",
  "EvaluateScript",
  "EventDispatch",
  "TimerFire",
  "RunMicrotasks",
  "MinorGC",
  "MajorGC",
  "RunTask",
  "EventLatency",
]);

/** Script in the trace's words; one may lie within another. */
const SCRIPT = new Set([
  "FireAnimationFrame",
  "FunctionCall",
  "EvaluateScript",
  "EventDispatch",
  "TimerFire",
  "RunMicrotasks",
  "MinorGC",
  "MajorGC",
]);

/** Fingers' and wheels' own; what the browser makes of them comes besides. */
const MOVES = new Set(["TOUCH_MOVED", "MOUSE_WHEEL"]);

/** A gap between frames of this length in which the page did next to nothing is no one's motion. Microseconds. */
const REST = 60_000;
const LONG = 50_000;

/** Reads what Chromium has recorded, one trace or several. @throws Error when no frame was painted. */
export function motionIn(traces: readonly Buffer[]): Motion {
  const scripts: number[] = [];
  const took: number[] = [];
  let moving = 0;
  let longTasks = 0;
  for (const trace of traces) {
    const events = eventsOf(trace);
    const main = mainThreadOf(events);
    const own = events.filter(({ pid, tid }) => pid === main.pid && tid === main.tid);
    const script = united(own.filter(({ name }) => SCRIPT.has(name)).map(onThread));
    const tasks = own.filter(({ name }) => name === "RunTask");
    const busy = united(tasks.map(onWall));
    longTasks += tasks.filter(({ tdur }) => tdur >= LONG).length;
    took.push(...latencies(events));
    const frames = framesOf(own, tasks);
    for (const [index, frame] of frames.entries()) {
      const before = frames[index - 1];
      if (before === undefined) continue;
      const gap = frame.start - before.start;
      if (gap > REST && within(busy, before.start, frame.start) < gap / 2) continue;
      moving += gap;
      scripts.push(within(script, before.threadEnd, frame.threadEnd) / 1000);
    }
  }
  if (scripts.length === 0) throw new Error("Nothing moved while it was watched.");
  return {
    fps: scripts.length / (moving / 1e6),
    scriptMedianMs: quantile(scripts, 0.5),
    scriptP95Ms: quantile(scripts, 0.95),
    longTasks,
    inputToFrameMs: quantile(took, 0.5),
    frames: scripts.length,
  };
}

function eventsOf(trace: Buffer): readonly TraceEvent[] {
  return z
    .object({ traceEvents: z.array(z.looseObject({ name: z.string() })) })
    .parse(JSON.parse(trace.toString()))
    .traceEvents.filter(({ name }) => NAMES.has(name))
    .map((event) => eventSchema.parse(event));
}

/** The thread of the page: of all that run pages the one that painted most frames. */
function mainThreadOf(events: readonly TraceEvent[]): {
  readonly pid: number;
  readonly tid: number;
} {
  const painted = new Map<string, { pid: number; tid: number; frames: number }>();
  for (const { name, pid, tid } of events) {
    if (name !== "FireAnimationFrame") continue;
    const held = painted.get(`${pid} ${tid}`) ?? { pid, tid, frames: 0 };
    painted.set(`${pid} ${tid}`, { ...held, frames: held.frames + 1 });
  }
  const [most] = [...painted.values()].toSorted((a, b) => b.frames - a.frames);
  if (most === undefined) throw new Error("No frame was painted while it was watched.");
  return most;
}

/** A frame is one task, however many callbacks it has. */
interface Frame extends Stretch {
  /** Its end on the thread's own clock. */
  readonly threadEnd: number;
}

function framesOf(own: readonly TraceEvent[], tasks: readonly TraceEvent[]): readonly Frame[] {
  const callbacks = own
    .filter(({ name }) => name === "FireAnimationFrame")
    .toSorted((a, b) => a.ts - b.ts);
  return united(tasks.map(onWall)).flatMap((task) => {
    const its = callbacks.filter(({ ts }) => ts >= task.start && ts < task.end);
    const [first, last] = [its[0], its.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ start: first.ts, end: last.ts + last.dur, threadEnd: last.tts + last.tdur }];
  });
}

/** Microseconds, on whatever clock. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

function onWall({ ts, dur }: TraceEvent): Stretch {
  return { start: ts, end: ts + dur };
}

function onThread({ tts, tdur }: TraceEvent): Stretch {
  return { start: tts, end: tts + tdur };
}

function united(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** How much of `[from, to)` the stretches cover. */
function within(stretches: readonly Stretch[], from: number, to: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  let sum = 0;
  for (let index = low; index < stretches.length; index += 1) {
    const stretch = stretches[index];
    if (stretch === undefined || stretch.start >= to) break;
    sum += Math.min(stretch.end, to) - Math.max(stretch.start, from);
  }
  return sum;
}

/** Of every move that came to the screen, milliseconds. */
function latencies(events: readonly TraceEvent[]): readonly number[] {
  const begun = new Map<string, number>();
  const took: number[] = [];
  for (const { name, ph, pid, ts, id2, args } of events) {
    if (name !== "EventLatency") continue;
    const id = `${pid} ${id2?.local ?? ""}`;
    const its = args?.event_latency;
    if (ph === "b" && MOVES.has(its?.event_type ?? "") && its?.display_trace_id !== undefined)
      begun.set(id, ts);
    const start = begun.get(id);
    if (ph !== "e" || start === undefined) continue;
    took.push((ts - start) / 1000);
    begun.delete(id);
  }
  return took;
}

export function quantile(of: readonly number[], share: number): number {
  const sorted = of.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
}
