import { expect, test } from "vitest";
import { motionIn } from "./trace.ts";

const MAIN = { pid: 1, tid: 1, ph: "X" } as const;

/** A frame of 16 ms in which painting takes `paint` and handlers take `hand`, milliseconds of the thread's time. */
function frame(index: number, paint: number, hand: number, slow = 1): readonly object[] {
  const ts = index * 16_000 * slow;
  const tts = index * 16_000;
  const [p, h] = [paint * 1000, hand * 1000];
  return [
    { ...MAIN, name: "RunTask", ts, dur: h * slow, tts, tdur: h },
    { ...MAIN, name: "EventDispatch", ts, dur: h * slow, tts, tdur: h },
    // Within the other: it counts once.
    { ...MAIN, name: "FunctionCall", ts, dur: h * slow, tts, tdur: h },
    { ...MAIN, name: "RunTask", ts: ts + h * slow, dur: p * slow, tts: tts + h, tdur: p },
    {
      ...MAIN,
      name: "FireAnimationFrame",
      ts: ts + h * slow,
      dur: p * slow,
      tts: tts + h,
      tdur: p,
    },
  ];
}

function traced(events: readonly object[]): Buffer {
  return Buffer.from(JSON.stringify({ traceEvents: events }));
}

test("a frame's script is its handlers and its painting, each counted once", () => {
  const events = Array.from({ length: 20 }, (_, index) => frame(index, 4, 2)).flat();
  const { fps, scriptMedianMs, scriptP95Ms, longTasks, frames } = motionIn([traced(events)]);
  expect(fps).toBeCloseTo(62.5, 1);
  expect(scriptMedianMs).toBeCloseTo(6, 3);
  expect(scriptP95Ms).toBeCloseTo(6, 3);
  expect(longTasks).toBe(0);
  expect(frames).toBe(19);
});

test("on a machine that is busy elsewhere frames are fewer, and script a frame is what it was", () => {
  const events = Array.from({ length: 20 }, (_, index) => frame(index, 4, 2, 3)).flat();
  const { fps, scriptMedianMs } = motionIn([traced(events)]);
  expect(fps).toBeCloseTo(62.5 / 3, 1);
  expect(scriptMedianMs).toBeCloseTo(6, 3);
});

test("a task of 50 ms is told, and a rest between two gestures is nobody's frame", () => {
  const first = Array.from({ length: 5 }, (_, index) => frame(index, 4, 2)).flat();
  const later = Array.from({ length: 5 }, (_, index) => frame(5 * index + 200, 60, 0)).flat();
  const { longTasks, frames } = motionIn([traced([...first, ...later])]);
  expect(longTasks).toBe(5);
  expect(frames).toBe(8);
});

test("from an event's making to the frame that shows it", () => {
  const latency = (id: string, type: string, from: number, to: number, shown: boolean) => [
    {
      name: "EventLatency",
      ph: "b",
      pid: 2,
      tid: 2,
      ts: from,
      id2: { local: id },
      args: { event_latency: { event_type: type, ...(shown ? { display_trace_id: 7 } : {}) } },
    },
    { name: "EventLatency", ph: "e", pid: 2, tid: 2, ts: to, id2: { local: id } },
  ];
  const events = [
    ...Array.from({ length: 5 }, (_, index) => frame(index, 4, 2)).flat(),
    ...latency("0x1", "TOUCH_MOVED", 0, 24_000, true),
    ...latency("0x2", "TOUCH_MOVED", 0, 90_000, false),
    ...latency("0x3", "TOUCH_PRESSED", 0, 80_000, true),
  ];
  expect(motionIn([traced(events)]).inputToFrameMs).toBe(24);
});

test("where nothing moved there is nothing to tell", () => {
  expect(() => motionIn([traced([])])).toThrow("No frame was painted");
});
