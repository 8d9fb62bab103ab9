import { liveToWire, type LiveMessage } from "#contract/live.ts";
import { machineId, rawState } from "#engine/names.ts";
import { instant } from "#time/instant.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Clock } from "./clock.ts";
import { Live } from "./live.ts";
import type { Change } from "./patch.ts";
import type { StreamEvents } from "./stream.ts";

const NOW = 1_763_600_000;

beforeEach(() => void vi.useFakeTimers({ now: NOW * 1_000 }));
afterEach(() => void vi.useRealTimers());

/** A stream that a test speaks through, and everything that the live part of the page did. */
function bench() {
  const opened: { since: number; events: StreamEvents; isClosed: boolean }[] = [];
  const changes: Change[] = [];
  const onReset = vi.fn<() => void>();
  const onFailure = vi.fn<() => void>();
  const live = new Live({
    open: (since, events) => {
      const line = { since, events, isClosed: false };
      opened.push(line);
      return () => {
        line.isClosed = true;
      };
    },
    clock: new Clock(() => Date.now()),
    random: () => 1,
    onChange: (change) => void changes.push(change),
    onReset,
    onFailure,
  });
  const line = () => {
    const last = opened.at(-1);
    if (last === undefined) throw new Error("nothing has been opened");
    return last;
  };
  const say = (message: LiveMessage, id = "") =>
    line().events.said({ kind: message.kind, id, data: liveToWire(message) });
  const heartbeat = () => say({ kind: "heartbeat", now: instant(Math.floor(Date.now() / 1_000)) });
  return { live, opened, changes, onReset, onFailure, line, say, heartbeat };
}

const readings: LiveMessage = {
  kind: "readings",
  machine: machineId("M1"),
  readings: [{ at: instant(NOW), nanos: 0, raw: rawState("ACTIVE") }],
};

test("the stream goes on where the first whole answer ends", () => {
  const { live, line, say, changes } = bench();
  live.follow(41);
  expect(line().since).toBe(41);
  line().events.opened();
  expect(live.state()).toEqual({ kind: "live" });
  say(readings, "42");
  expect(changes).toEqual([{ seq: 42, message: readings }]);
});

test("a lost line is opened again after the last change that came", () => {
  const { live, line, say, opened } = bench();
  live.follow(41);
  say(readings, "42");
  line().events.lost();
  expect(live.state()).toMatchObject({ kind: "reconnecting" });
  vi.advanceTimersByTime(500);
  expect(opened).toHaveLength(2);
  expect(line().since).toBe(42);
});

test("pauses between attempts grow, and after three it says offline since when", () => {
  const { live, line, opened, heartbeat } = bench();
  live.follow(0);
  heartbeat();
  const waits = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000];
  for (const [index, wait] of waits.entries()) {
    line().events.lost();
    vi.advanceTimersByTime(wait - 1);
    expect(opened).toHaveLength(index + 1);
    vi.advanceTimersByTime(1);
    expect(opened).toHaveLength(index + 2);
  }
  expect(live.state()).toEqual({ kind: "offline", since: instant(NOW) });
  heartbeat();
  expect(live.state()).toEqual({ kind: "live" });
});

test("a server that drops everyone at once is not asked faster for it", () => {
  const { live, line, opened } = bench();
  live.follow(0);
  for (let attempt = 0; attempt < 4; attempt += 1) {
    line().events.opened();
    line().events.lost();
    vi.advanceTimersByTime(500 * 2 ** attempt);
  }
  expect(opened).toHaveLength(5);
});

test("a line on which nothing comes for 25 seconds is dead, whatever the browser thinks", () => {
  const { live, line, opened, heartbeat } = bench();
  live.follow(0);
  for (let beat = 0; beat < 6; beat += 1) {
    vi.advanceTimersByTime(10_000);
    heartbeat();
  }
  expect(opened).toHaveLength(1);
  vi.advanceTimersByTime(25_000);
  expect(line().isClosed).toBe(true);
  expect(live.state()).toMatchObject({ kind: "reconnecting" });
});

test("each failure asks whether anyone is still signed in", () => {
  const { live, line, onFailure } = bench();
  live.follow(0);
  line().events.lost();
  expect(onFailure).toHaveBeenCalledOnce();
});

test("a reset asks for everything afresh, and the stream starts from the new answer", () => {
  const { live, line, say, opened, onReset } = bench();
  live.follow(7);
  say({ kind: "reset" });
  expect(onReset).toHaveBeenCalledOnce();
  expect(line().isClosed).toBe(true);
  live.follow(90);
  expect(opened).toHaveLength(2);
  expect(line().since).toBe(90);
});

test.each([
  ["that is broken", { kind: "spans" as const, id: "8", data: "{" }],
  ["without a place in the log", { kind: "readings" as const, id: "", data: liveToWire(readings) }],
])("a change %s is as good as a reset: something was said, and nobody knows what", (_how, said) => {
  const { live, line, onReset, changes } = bench();
  live.follow(7);
  line().events.said(said);
  expect(onReset).toHaveBeenCalledOnce();
  expect(changes).toEqual([]);
});

test("a change whose number skips one is as good as a reset: one was lost on the way", () => {
  const { live, say, onReset, changes } = bench();
  live.follow(7);
  say(readings, "8");
  say(readings, "10");
  expect(onReset).toHaveBeenCalledOnce();
  expect(changes.map(({ seq }) => seq)).toEqual([8]);
});

test("after a reset no answer counts that is older than what was shown", () => {
  const { live, line, say } = bench();
  live.follow(7);
  say(readings, "8");
  line().events.said({ kind: "spans", id: "9", data: "{" });
  expect(live.changesAfter(7)).toBeUndefined();
  expect(live.changesAfter(8)).toEqual([]);
});

test("a server with an older store says so, and is believed", () => {
  const { live, say } = bench();
  live.follow(70);
  say({ kind: "reset" }, "3");
  expect(live.changesAfter(3)).toEqual([]);
});

test("a tablet that wakes up does not wait for its line to be found dead", () => {
  const { live, opened, heartbeat } = bench();
  live.follow(0);
  heartbeat();
  live.wake();
  expect(opened).toHaveLength(1);
  vi.setSystemTime((NOW + 3_600) * 1_000);
  live.wake();
  expect(opened).toHaveLength(2);
});

test("without a network it says offline at once, and comes back with it", () => {
  const { live, line, opened } = bench();
  live.follow(0);
  line().events.opened();
  live.lostNetwork();
  expect(live.state()).toEqual({ kind: "offline", since: instant(NOW) });
  live.wake();
  expect(opened).toHaveLength(2);
});

test("after signing out nothing is opened again", () => {
  const { live, line, opened } = bench();
  live.follow(0);
  line().events.lost();
  live.stop();
  vi.advanceTimersByTime(60_000);
  live.wake();
  expect(opened).toHaveLength(1);
});

test("heartbeats set the clock", () => {
  const clock = new Clock(() => Date.now() - 90_000);
  const opened: StreamEvents[] = [];
  const live = new Live({
    open: (_since, events) => {
      opened.push(events);
      return () => undefined;
    },
    clock,
    random: () => 1,
    onChange: () => undefined,
    onReset: () => undefined,
    onFailure: () => undefined,
  });
  live.follow(0);
  opened[0]?.said({ kind: "heartbeat", id: "", data: JSON.stringify({ now: NOW }) });
  expect(Math.abs(clock.now() - NOW)).toBeLessThanOrEqual(1);
  live.stop();
});
