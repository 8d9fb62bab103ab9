import { apply } from "#engine/apply.ts";
import { EventIndex } from "#engine/event-index.ts";
import { Meanings } from "#engine/importance.ts";
import { Layer } from "#engine/layer.ts";
import { machineId, rawState, reasonCode } from "#engine/names.ts";
import { outlineEnd, outlineOf } from "#engine/outline-of.ts";
import { Signal } from "#engine/signal.ts";
import { sliceOf } from "#engine/slice.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { Columns, NO_EVENT } from "#lanes/columns.ts";
import type { LaneData } from "#lanes/lane.ts";
import { looksOf } from "#lanes/looks.ts";
import { periodAt } from "#query/period.ts";
import type { ShownMachine } from "#query/shown.ts";
import { hall } from "#testing/hall.ts";
import { instant, type Instant, later } from "#time/instant.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { farLaneOf } from "./far-lane.ts";
import { glimpseAt } from "./glimpse.ts";
import { type MachineLane, MachineLanes } from "./machine-lane.ts";

const M1 = machineId("M1");
const DAY = 86_400;
const now = instant(1_763_600_000);
const table = looksOf(hall.reasons);
const states = ["ACTIVE", "READY", "STOPPED", "UNAVAILABLE", "STRANGE"].map(rawState);

/** What a machine did until now: so many seconds of each state; some of it said otherwise by people. */
const histories = fc
  .record({
    parts: fc.array(
      fc.record({
        seconds: fc.oneof(
          fc.constantFrom(1, 2, 60, 61),
          fc.integer({ min: 1, max: 400 }),
          fc.integer({ min: 1, max: 30_000 }),
        ),
        state: fc.nat({ max: states.length - 1 }),
      }),
      { minLength: 2, maxLength: 250, size: "max" },
    ),
    said: fc.array(
      fc.record({
        back: fc.integer({ min: 60, max: 4 * DAY }),
        length: fc.integer({ min: 1, max: 40_000 }),
        reason: fc.constantFrom("JAM", "RUN").map(reasonCode),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ parts, said }) => {
    const whole = parts.reduce((sum, { seconds }) => sum + seconds, 0);
    let at = now - whole;
    const readings = parts.map(({ seconds, state }) => {
      const reading = { at: instant(at), nanos: 0, raw: states[state] ?? rawState("") };
      at += seconds;
      return reading;
    });
    const timeline = { signal: Signal.of(readings), layer: Layer.empty };
    return said.reduce(
      (held, { back, length, reason }) => ask(held, now - back, now - back + length, reason),
      timeline,
    );
  });

/** After somebody's request; as it was when it is refused. */
function ask(timeline: Timeline, from: number, to: number, reason = reasonCode("JAM")): Timeline {
  const request = {
    kind: "classify",
    startsAt: instant(from),
    endsAt: instant(Math.min(to, now)),
    reason,
    comment: "",
  } as const;
  const origin = { requestId: `${from}`, by: "Ana" };
  const outcome = apply(timeline, request, { plant: hall, now, origin });
  return outcome.ok ? outcome.timeline : timeline;
}

function shownOf(
  timeline: Timeline,
  { signal }: Timeline,
  known: { readonly knownFrom: Instant; readonly knownTo: Instant | undefined },
): ShownMachine {
  const truth = { machineId: M1, revision: 0, timeline, firstReadingAt: signal.first, ...known };
  return { truth, timeline, marks: [] };
}

/** A machine as the server tells of it to somebody who looks from afar. */
function seenFromAfar(timeline: Timeline, from: Instant, to: Instant, step: number): ShownMachine {
  const meanings = new Meanings(hall.reasons);
  const index = new EventIndex(meanings, hall.mapping);
  index.bring(timeline, now);
  const glance = { from, to, step };
  const outline = outlineOf(index, meanings, glance, now);
  const begin =
    outline === undefined ? from : later(from, instant(Math.floor(outlineEnd(index, glance, now))));
  const slice = sliceOf(timeline, begin, to, now);
  if (slice === undefined) throw new Error("the machine has reported");
  const shown = shownOf(slice.timeline, timeline, slice);
  return { ...shown, truth: { ...shown.truth, outline } };
}

function nearLane(timeline: Timeline, from: Instant, to: Instant): MachineLane | undefined {
  const slice = sliceOf(timeline, from, to, now);
  if (slice === undefined) return undefined;
  const period = periodAt(hall.calendar, now);
  return new MachineLanes().of(shownOf(slice.timeline, timeline, slice), {
    plant: hall,
    table,
    period,
    now,
  });
}

/** What a pixel's seconds say, one event after the other: the rule of the picture, told as simply as it can be. */
function byHand(timeline: Timeline, t0: number, t1: number): string {
  const events = eventsBetween(timeline, hall.mapping, instant(Math.floor(t0)), now, now);
  let best: { readonly start: number; readonly look: number; readonly time: number } | undefined;
  const rankOf = (look: number): number => table.looks[look]?.priority ?? 0;
  for (const { startsAt, endsAt = now, reason, pending } of events) {
    const time = Math.min(endsAt, t1) - Math.max(startsAt, t0);
    if (time <= 0) continue;
    const look = table.indexOf(reason, pending);
    const wins =
      best === undefined ||
      rankOf(look) > rankOf(best.look) ||
      (rankOf(look) === rankOf(best.look) && time > best.time);
    if (wins) best = { start: startsAt, look, time };
  }
  return best === undefined ? "nothing" : `${best.start} ${best.look}`;
}

function painted(lane: LaneData, first: number, step: number, count: number): readonly string[] {
  const columns = new Columns();
  columns.fill(lane, table.looks, { first, step, count });
  return Array.from(columns.winners, (event) =>
    event === NO_EVENT ? "nothing" : `${lane.starts[event]} ${lane.looks[event]}`,
  );
}

const views = fc.record({
  step: fc.oneof(
    fc.integer({ min: 20, max: 4_000 }),
    fc.double({ min: 20, max: 4_000, noNaN: true }),
  ),
  /** How long ago the picture ends, and where the stretch lies of which every event is there. */
  ago: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 * DAY })),
  near: fc.option(
    fc.record({
      ago: fc.integer({ min: 0, max: 4 * DAY }),
      length: fc.integer({ min: 60, max: DAY }),
    }),
    { nil: undefined },
  ),
});
const COLUMNS = 120;

test("every column of a lane from afar is what its seconds say, wherever the known events lie", () => {
  fc.assert(
    fc.property(histories, views, (timeline, { step, ago, near }) => {
      const last = Math.floor((now - ago) / step);
      const first = last - COLUMNS;
      const from = instant(Math.floor(first * step - 1_000));
      const far = seenFromAfar(timeline, from, instant(Math.ceil(last * step + 1_000)), step);
      const lane =
        near === undefined
          ? undefined
          : nearLane(timeline, instant(now - near.ago - near.length), instant(now - near.ago));
      const made = farLaneOf(far, lane?.lane, { plant: hall, table, now }).lane;
      const columns = painted(made, first, step, COLUMNS);
      expect(columns).toEqual(
        columns.map((_, k) => byHand(timeline, (first + k) * step, (first + k + 1) * step)),
      );
    }),
  );
});

test("what a pixel shows is what a finger on it is told: when it begins, when it ends, and what it is", () => {
  fc.assert(
    fc.property(histories, views, (timeline, { step, near }) => {
      const last = Math.floor(now / step);
      const first = last - COLUMNS;
      const far = seenFromAfar(timeline, instant(Math.floor(first * step)), now, step);
      const lane =
        near === undefined
          ? undefined
          : nearLane(timeline, instant(now - near.ago - near.length), instant(now - near.ago));
      const made = farLaneOf(far, lane?.lane, { plant: hall, table, now }).lane;
      const columns = new Columns();
      columns.fill(made, table.looks, { first, step, count: COLUMNS });
      const row = { lane: made, top: 0, height: 56 };
      const whole = eventsBetween(timeline, hall.mapping, instant(0), now, now);
      for (const index of columns.winners) {
        if (index === NO_EVENT) continue;
        const hit = { kind: "event", lane: made, row, index, at: 0 } as const;
        const told = glimpseAt(hit, lane, far, hall.mapping, now);
        expect(whole).toContainEqual(expect.objectContaining({ ...told }));
      }
    }),
  );
});

test("what somebody has just asked for in what is long over shows at once", () => {
  const readings = Array.from({ length: 2_000 }, (_, i) => ({
    at: instant(now - 5 * DAY + i * 216),
    nanos: 0,
    raw: states[i % 2] ?? rawState(""),
  }));
  const timeline = { signal: Signal.of(readings), layer: Layer.empty };
  const step = 600;
  const from = instant(now - 5 * DAY);
  const far = seenFromAfar(timeline, from, now, step);
  const asked = ask(timeline, now - 3 * DAY, now - 3 * DAY + 7_200);
  const near = nearLane(asked, instant(now - 3 * DAY - 3_600), instant(now - 3 * DAY + 10_800));
  const { lane } = farLaneOf(far, near?.lane, { plant: hall, table, now });
  const first = Math.ceil(from / step);
  const count = Math.floor((now - from) / step) - 2;
  const columns = painted(lane, first, step, count);
  expect(columns).toEqual(
    columns.map((_, k) => byHand(asked, (first + k) * step, (first + k + 1) * step)),
  );
});

test("before a machine's first reading nothing is shown, and what is before the window is not known", () => {
  const signal = Signal.of(
    [2, 1.5, 0.8, 0.2].map((days, i) => ({
      at: instant(now - days * DAY),
      nanos: 0,
      raw: states[i % 2] ?? rawState(""),
    })),
  );
  const timeline = { signal, layer: Layer.empty };
  const laneFrom = (from: number) =>
    farLaneOf(seenFromAfar(timeline, instant(from), now, 600), undefined, {
      plant: hall,
      table,
      now,
    }).lane;
  const whole = laneFrom(now - 4 * DAY);
  expect([whole.starts[0], whole.knownFrom]).toEqual([now - 2 * DAY, undefined]);
  const part = laneFrom(now - DAY);
  expect(part.knownFrom).toBeGreaterThanOrEqual(now - DAY - 600);
  expect(part.starts[0]).toBe(now - 1.5 * DAY);
});
