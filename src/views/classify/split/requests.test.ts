import { apply } from "#engine/apply.ts";
import { Layer } from "#engine/layer.ts";
import { rawState, type ReasonCode, reasonCode } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import { Signal } from "#engine/signal.ts";
import { eventAt, eventsBetween, type Timeline } from "#engine/timeline.ts";
import { PREVIEW_ORIGIN } from "#query/preview-origin.ts";
import { lookedAt, morning, morningAt, tool, workshop } from "#testing/morning.ts";
import { type Instant, plus } from "#time/instant.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changed, edgeMoved, fitted, joined, type Parts, partsOf, splitAt } from "./parts.ts";
import { lacksReason, requestsOf } from "./requests.ts";

const plant = workshop;
const at = morningAt;
const jam = reasonCode("JAM");

function after(timeline: Timeline, requests: readonly Request[], now = lookedAt): Timeline {
  return requests.reduce<Timeline>((stands, request) => {
    const outcome = apply(stands, request, { plant, now, origin: PREVIEW_ORIGIN });
    if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.kind}`);
    return outcome.timeline;
  }, timeline);
}

const classify = (
  startsAt: Instant,
  endsAt: Instant,
  reason: ReasonCode,
  comment = "",
): Request => ({ kind: "classify", startsAt, endsAt, reason, comment });

function parts(timeline: Timeline, from: string, to?: string): Parts {
  const endsAt = to === undefined ? undefined : at(to);
  return partsOf(timeline, plant.mapping, { startsAt: at(from), endsAt }, lookedAt);
}

/** "Tool change 09:12 oil": every event from an instant on, up to another. */
function reads(timeline: Timeline, from: string, to: string): readonly string[] {
  const last = plus(at(to), -1);
  return eventsBetween(timeline, plant.mapping, at(from), last, lookedAt).map((event) => {
    const clock = new Date((event.startsAt + 3600) * 1000).toISOString().slice(11, 16);
    return `${event.reason} ${clock} ${event.comment}`.trim();
  });
}

const told = (wanted: Parts, timeline = morning): Timeline =>
  after(timeline, requestsOf(wanted, { timeline, plant, now: lookedAt }));

describe("a stop with three causes", () => {
  const stop = splitAt(splitAt(parts(morning, "09:12", "09:47"), at("09:20")), at("09:30"));

  test("each part gets its own reason and comment", () => {
    let wanted = changed(stop, 0, { reason: jam, comment: "belt" });
    wanted = changed(wanted, 1, { reason: tool });
    wanted = changed(wanted, 2, { reason: jam, comment: "belt again" });
    expect(reads(told(wanted), "09:12", "09:47")).toEqual([
      "JAM 09:12 belt",
      "TOOL 09:20",
      "JAM 09:30 belt again",
    ]);
  });

  test("halves of the same reason stay two, each with its comment", () => {
    let wanted: Parts = stop.map((part) => ({ ...part, reason: tool }));
    wanted = [...changed(changed(wanted, 0, { comment: "a" }), 2, { comment: "c" })];
    expect(reads(told(wanted), "09:12", "09:47")).toEqual([
      "TOOL 09:12 a",
      "TOOL 09:20",
      "TOOL 09:30 c",
    ]);
  });

  test("a part that nobody can explain yet goes on waiting", () => {
    const needs = { timeline: morning, plant, now: lookedAt };
    const [first, second] = splitAt(
      partsOf(morning, plant.mapping, { startsAt: at("09:12"), endsAt: at("09:47") }, lookedAt),
      at("09:30"),
    );
    if (first === undefined || second === undefined) throw new Error("two parts");
    const wanted = [{ ...first, reason: tool }, second];
    expect(second.reason).toBeUndefined();
    expect(lacksReason(wanted, needs)).toBeUndefined();
    const timeline = after(morning, requestsOf(wanted, needs));
    expect(eventAt(timeline, plant.mapping, at("09:40"), lookedAt)).toMatchObject({
      pending: true,
      startsAt: at("09:30"),
      origin: undefined,
    });
    // Its edge may not be moved over what is explained: those seconds would wait for nothing.
    const grown = edgeMoved(
      partsOf(timeline, plant.mapping, { startsAt: at("09:12"), endsAt: at("09:47") }, lookedAt),
      0,
      at("09:20"),
      lookedAt,
    );
    expect(lacksReason(grown, { ...needs, timeline })).toEqual(grown[1]);
  });
});

describe("what people set already", () => {
  const timeline = after(morning, [
    classify(at("09:12"), at("09:30"), tool, "worn"),
    classify(at("09:30"), at("09:47"), jam, "chips"),
  ]);

  test("its comment stays with the part that it was written for", () => {
    const wanted = changed(splitAt(parts(timeline, "09:12", "09:30"), at("09:20")), 1, {
      reason: jam,
    });
    expect(reads(told(wanted, timeline), "09:12", "09:30")).toEqual([
      "TOOL 09:12 worn",
      "JAM 09:20",
    ]);
  });

  test("the edge between two is moved, either way", () => {
    const both = parts(timeline, "09:12", "09:47");
    const earlier = edgeMoved(both, 0, at("09:20"), lookedAt);
    expect(reads(told(earlier, timeline), "09:12", "09:47")).toEqual([
      "TOOL 09:12 worn",
      "JAM 09:20 chips",
    ]);
    const later = edgeMoved(both, 0, at("09:40"), lookedAt);
    expect(reads(told(later, timeline), "09:12", "09:47")).toEqual([
      "TOOL 09:12 worn",
      "JAM 09:40 chips",
    ]);
  });

  test("the edge to what the machine reported is moved inwards", () => {
    const wider = edgeMoved(parts(timeline, "09:30", "11:30"), 0, at("09:40"), lookedAt);
    expect(reads(told(wider, timeline), "09:30", "11:30")).toEqual([
      "JAM 09:30 chips",
      "RUN 09:40",
    ]);
  });

  test("neighbours become one, and no word is lost", () => {
    const one = joined(parts(timeline, "09:12", "09:47"), 0);
    expect(reads(told(one, timeline), "09:12", "09:47")).toEqual(["TOOL 09:12 worn\nchips"]);
  });

  test("what reads like that already is not asked for", () => {
    const needs = { timeline, plant, now: lookedAt };
    expect(requestsOf(parts(timeline, "09:12", "09:47"), needs)).toEqual([]);
  });
});

describe("what still goes on", () => {
  test("is split, and its last part goes on", () => {
    const wanted = changed(
      changed(splitAt(parts(morning, "11:30"), at("11:33")), 0, { reason: tool }),
      1,
      { reason: jam },
    );
    const timeline = told(wanted);
    expect(reads(timeline, "11:30", "11:37")).toEqual(["TOOL 11:30", "JAM 11:33"]);
    expect(eventAt(timeline, plant.mapping, at("11:35"), lookedAt)?.endsAt).toBeUndefined();
  });

  test("takes in the event before it", () => {
    const one = changed(joined(parts(morning, "09:47"), 0), 0, { reason: jam });
    const timeline = told(one);
    expect(eventAt(timeline, plant.mapping, at("10:00"), lookedAt)).toMatchObject({
      reason: jam,
      startsAt: at("09:47"),
      endsAt: undefined,
    });
  });
});

// Whatever is split, moved, joined and named, on whatever stands there: afterwards each second reads as the part
// that it lies in, and outside nothing has another reason.
describe("an outer edge that is moved on the lane", () => {
  const stop = { startsAt: at("09:12"), endsAt: at("09:47") };
  const halves = splitAt(parts(morning, "09:12", "09:47"), at("09:30"));

  test("is followed by the part there", () => {
    const longer = fitted(halves, stop, { ...stop, endsAt: at("09:50") });
    expect(longer.map(({ endsAt }) => endsAt)).toEqual([at("09:30"), at("09:50")]);
  });

  test("is not followed where nothing would be left of it", () => {
    expect(fitted(halves, stop, { ...stop, startsAt: at("09:40") })).toEqual(halves);
  });

  test("is not followed beyond an event that was taken in", () => {
    const before = { ...halves[0], startsAt: at("06:00"), endsAt: at("09:12") };
    const three = [{ ...before, reason: tool, comment: "" }, ...halves];
    expect(fitted(three, stop, { ...stop, startsAt: at("09:00") })).toEqual(three);
  });
});

test("every second reads as its part says", () => {
  const minute = fc.integer({ min: 0, max: 119 });
  const code = fc.constantFrom(tool, jam, reasonCode("RUN"));
  const story = fc.record({
    raws: fc.array(fc.constantFrom("ACTIVE", "READY", "FAULT"), { minLength: 1, maxLength: 8 }),
    set: fc.array(fc.tuple(minute, minute, code, fc.constantFrom("", "a", "b")), { maxLength: 4 }),
    stretch: fc.tuple(minute, minute),
    cuts: fc.array(minute, { maxLength: 4 }),
    moves: fc.array(fc.tuple(fc.nat(5), minute), { maxLength: 2 }),
    join: fc.option(fc.nat(5)),
    names: fc.array(fc.tuple(code, fc.constantFrom("", "x", "y")), { minLength: 1, maxLength: 4 }),
  });
  const start = at("06:00");
  const now = plus(start, 7200);
  const clock = (minutes: number): Instant => plus(start, minutes * 60);
  fc.assert(
    fc.property(story, ({ raws, set, stretch, cuts, moves, join, names }) => {
      const readings = raws.map((raw, index) => ({
        at: clock(index * 15),
        nanos: 0,
        raw: rawState(raw),
      }));
      const bare: Timeline = { layer: Layer.empty, signal: Signal.of(readings) };
      const before = after(
        bare,
        set.flatMap(([a, b, reason, comment]) =>
          a === b ? [] : [classify(clock(Math.min(a, b)), clock(Math.max(a, b)), reason, comment)],
        ),
        now,
      );
      const [a, b] = stretch;
      fc.pre(a !== b);
      const [from, to] = [clock(Math.min(a, b)), clock(Math.max(a, b))];
      let wanted = partsOf(before, plant.mapping, { startsAt: from, endsAt: to }, now);
      for (const cut of cuts) wanted = splitAt(wanted, clock(cut));
      for (const [index, to] of moves) {
        if (index < wanted.length - 1) wanted = edgeMoved(wanted, index, clock(to), now);
      }
      if (join !== null) wanted = joined(wanted, join);
      wanted = wanted.map((part, index) => {
        const [reason, comment] = names[index % names.length] ?? [tool, ""];
        return index % 3 === 2 && part.reason !== undefined ? part : { ...part, reason, comment };
      });

      const made = after(before, requestsOf(wanted, { timeline: before, plant, now }), now);
      const touchesSame = [plus(from, -1), to].some((outside) => {
        const event = eventAt(made, plant.mapping, outside, now);
        return wanted.some(({ reason }) => reason === event?.reason);
      });
      for (let second = start; second < now; second = plus(second, 60)) {
        const part = wanted.find(
          ({ startsAt, endsAt }) => startsAt <= second && second < (endsAt ?? now),
        );
        const is = eventAt(made, plant.mapping, second, now);
        const was = eventAt(before, plant.mapping, second, now);
        expect(is?.reason).toBe((part ?? was)?.reason);
        expect(is?.pending).toBe(part === undefined ? was?.pending : false);
        // Joined with an outer neighbour of the same reason, its words stand with that one's (C2).
        expect(is?.comment).toBe(touchesSame ? is?.comment : (part ?? was)?.comment);
      }
    }),
    { numRuns: 500 },
  );
});
