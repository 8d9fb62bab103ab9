import { apply } from "#engine/apply.ts";
import { Layer } from "#engine/layer.ts";
import { machineId, rawState, reasonCode } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import { type Reading, Signal } from "#engine/signal.ts";
import { sliceOf } from "#engine/slice.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { type Instant, instant } from "#time/instant.ts";
import { hall } from "#testing/hall.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Change, patch, patchAll } from "./patch.ts";
import type { TimelinesTruth } from "./truth.ts";

const M1 = machineId("M1");
const START = 1_763_600_000;
const at = (second: number) => instant(START + second);
const window = { from: at(300), to: at(600) };

/** A server with one machine, and the messages that it puts on the live stream. */
class Server {
  timeline: Timeline = { signal: Signal.empty, layer: Layer.empty };
  revision = 0;
  seq = 0;
  now: Instant = at(0);

  read(...readings: Reading[]): Change {
    let { signal } = this.timeline;
    for (const reading of readings) signal = signal.with(reading);
    this.timeline = { signal, layer: this.timeline.layer };
    return this.change({ kind: "readings", machine: M1, readings });
  }

  /** The message of an accepted request; nothing for a refused one. */
  ask(request: Request): Change | undefined {
    const origin = { requestId: `r${this.seq}`, by: "Ana" };
    const outcome = apply(this.timeline, request, { plant: hall, now: this.now, origin });
    if (!outcome.ok) return undefined;
    this.timeline = outcome.timeline;
    this.revision += 1;
    return this.change({
      kind: "spans",
      machine: M1,
      revision: this.revision,
      removed: outcome.edit.removed.map((span) => span.startsAt),
      inserted: outcome.edit.inserted,
    });
  }

  slice(): TimelinesTruth {
    const slice = sliceOf(this.timeline, window.from, window.to, this.now);
    const machine = {
      machineId: M1,
      revision: this.revision,
      firstReadingAt: this.timeline.signal.first,
      knownFrom: slice?.knownFrom ?? window.from,
      knownTo: slice?.knownTo,
      timeline: slice?.timeline ?? { signal: Signal.empty, layer: Layer.empty },
    };
    return { window, seq: this.seq, machines: new Map([[M1, machine]]) };
  }

  private change(message: Change["message"]): Change {
    this.seq += 1;
    return { seq: this.seq, message };
  }
}

const eventsOf = (timeline: Timeline | undefined, now: Instant) =>
  timeline === undefined
    ? []
    : eventsBetween(timeline, hall.mapping, window.from, window.to, now).map((event) => ({
        ...event,
        // What is before the slice is cut off there, what is behind the window is someone else's window.
        startsAt: Math.max(event.startsAt, window.from),
        endsAt: Math.min(event.endsAt ?? Infinity, window.to),
      }));

const second = fc.integer({ min: 0, max: 1_000 });
const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("pass" as const),
        by: fc.integer({ min: 1, max: 120 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("read" as const),
        ago: fc.oneof(fc.constant(0), second),
        raw: fc.constantFrom("ACTIVE", "READY", "STRANGE"),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("ask" as const),
        start: second,
        length: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
        reason: fc.constantFrom("RUN", "IDLE", "JAM"),
        how: fc.constantFrom("classify" as const, "post" as const, "update" as const),
      }),
    },
  ),
  { minLength: 4, maxLength: 40 },
);

type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;

function take(server: Server, step: Step): Change | undefined {
  switch (step.kind) {
    case "pass":
      server.now = instant(server.now + step.by);
      return undefined;
    case "read": {
      const when = instant(Math.max(START, server.now - step.ago));
      return server.read({ at: when, nanos: 0, raw: rawState(step.raw) });
    }
    case "ask": {
      const reason = reasonCode(step.reason);
      const startsAt = at(step.start);
      if (step.how === "classify") {
        const endsAt = step.length === undefined ? undefined : at(step.start + step.length);
        return server.ask({ kind: "classify", startsAt, endsAt, reason, comment: "" });
      }
      return server.ask({
        kind: "post",
        startsAt,
        reason,
        updateIfExists: step.how === "update",
        raw: undefined,
        pending: undefined,
        comment: undefined,
      });
    }
  }
}

test("whatever happens meanwhile, a window that the live stream kept shows what a fresh one would", () => {
  fc.assert(
    fc.property(steps, steps, (before, after) => {
      const server = new Server();
      for (const step of before) take(server, step);
      let truth = server.slice();
      for (const step of after) {
        const change = take(server, step);
        if (change !== undefined) {
          const patched = patch(truth, change);
          truth = patched.kind === "gap" ? server.slice() : patched.truth;
        }
        const mine = truth.machines.get(M1);
        expect(eventsOf(mine?.timeline, server.now)).toEqual(eventsOf(server.timeline, server.now));
        expect(mine?.revision).toBe(server.revision);
      }
    }),
    { numRuns: 500 },
  );
});

test("messages that come again change nothing, to the very object", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const server = new Server();
      const empty = server.slice();
      const changes = all.flatMap((step) => take(server, step) ?? []);
      const once = patchAll(empty, changes);
      if (once.kind === "gap") return;
      const again = patchAll(once.truth, changes);
      expect(again.kind === "patched" && again.truth).toBe(once.truth);
    }),
  );
});

function stopped(): Server {
  const server = new Server();
  server.now = at(500);
  server.read({ at: at(0), nanos: 0, raw: rawState("ACTIVE") });
  server.read({ at: at(310), nanos: 0, raw: rawState("READY") });
  return server;
}

const jam = (from: number, to: number): Request => ({
  kind: "classify",
  startsAt: at(from),
  endsAt: at(to),
  reason: reasonCode("JAM"),
  comment: "",
});

test("a revision that skips one is a gap: only the server knows what was in between", () => {
  const server = stopped();
  const truth = server.slice();
  server.ask(jam(310, 320));
  const second = server.ask(jam(330, 340));
  expect(second && patch(truth, second)).toEqual({ kind: "gap" });
});

test("what is said of another batch's machines changes nothing", () => {
  const server = stopped();
  const truth = { ...server.slice(), machines: new Map() };
  const change = server.read({ at: at(320), nanos: 0, raw: rawState("ACTIVE") });
  const patched = patch(truth, change);
  expect(patched.kind === "patched" && patched.truth).toBe(truth);
});

test("a first reading brings a machine to life", () => {
  const server = new Server();
  server.now = at(500);
  const truth = server.slice();
  const change = server.read({ at: at(400), nanos: 0, raw: rawState("ACTIVE") });
  const patched = patch(truth, change);
  expect(patched.kind === "patched" && patched.truth.machines.get(M1)).toMatchObject({
    firstReadingAt: at(400),
  });
});

/** The machine's past up to 300 in outline, the rest as it is. */
function fromAfar(server: Server): TimelinesTruth {
  const truth = server.slice();
  const [machine] = truth.machines.values();
  if (machine === undefined) throw new Error("the server has one machine");
  const events = {
    starts: Uint32Array.of(at(0)),
    ends: Uint32Array.of(at(300)),
    codes: Uint16Array.of(0),
  };
  const meanings = [{ reason: reasonCode("RUN"), pending: false }];
  const outline = { step: 60, from: at(0), events, meanings };
  return { ...truth, machines: new Map([[M1, { ...machine, knownFrom: at(300), outline }]]) };
}

test("what is changed where only an outline is known can only be told by the server", () => {
  const server = stopped();
  const truth = fromAfar(server);
  const change = server.ask(jam(100, 200));
  expect(change && patch(truth, change)).toEqual({ kind: "gap" });
});

test("what is changed or reported where the events are known needs nobody's help, outline or not", () => {
  const server = stopped();
  const truth = fromAfar(server);
  const reading = server.read({ at: at(450), nanos: 0, raw: rawState("ACTIVE") });
  const request = server.ask(jam(320, 400));
  const patched = patchAll(truth, [reading, ...(request === undefined ? [] : [request])]);
  const machine = patched.kind === "patched" ? patched.truth.machines.get(M1) : undefined;
  expect(machine?.outline).toBe(truth.machines.get(M1)?.outline);
  expect(eventsOf(machine?.timeline, server.now)).toEqual(eventsOf(server.timeline, server.now));
});
