import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ongoingEnd } from "#time/calendar.ts";
import { type Instant, plus } from "#time/instant.ts";
import { DAWN, deliveries, HORIZON, LENGTH, second, stories } from "#testing/generators.ts";
import type { PersonRequest, Story, StoryPlant } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { ahead, contentOf, eventsAt, secondsOf } from "#testing/seconds.ts";
import {
  everythingHeard,
  type Done,
  type Told,
  NOTHING,
  originOf,
  tell,
  tellWithRegrets,
} from "#testing/story.ts";
import { apply, type Context, type Outcome } from "./apply.ts";
import { reachOf } from "./edit.ts";
import type { UtilizationEvent } from "./event.ts";
import { Layer } from "./layer.ts";
import { reasonCode } from "./names.ts";
import type { PersonSpan } from "./person-span.ts";
import { meaningOf } from "./plant.ts";
import type { Refusal } from "./refusal.ts";
import { type Reading, Signal } from "./signal.ts";
import { sliceOf } from "./slice.ts";
import { eventsBetween, type Timeline } from "./timeline.ts";

const END = second(LENGTH);

/** Looks at a timeline: at `now`, and on to the horizon should the machine report nothing more. */
function looks(timeline: Timeline, plant: StoryPlant, now: Instant): readonly unknown[] {
  return [eventsAt(timeline, plant, now), ahead(timeline, plant, now)];
}

function readingsOf(signal: Signal): readonly Reading[] {
  return [...signal.readings(DAWN, second(HORIZON))];
}

/** Everything in a timeline, as plain data. */
function dump({ signal, layer }: Timeline): string {
  return JSON.stringify([readingsOf(signal), [...layer]]);
}

function sent<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function contextOf({ plant }: Story, now: Instant, id = "again"): Context {
  return { plant, now, origin: { requestId: id, by: "Ben" } };
}

function taken(outcome: Outcome): Outcome & { ok: true } {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome;
}

describe("L1 coverage", () => {
  it(
    "events follow each other without a gap from the first reading to now",
    law([stories], (story) => {
      for (const { after, now } of tell(story)) {
        const events = eventsAt(after, story.plant, now);
        const { first } = after.signal;
        expect(events[0]?.startsAt).toBe(first !== undefined && first <= now ? first : undefined);
        for (const [index, event] of events.entries()) {
          expect(event.startsAt).toBeLessThan(event.endsAt ?? now + 1);
          expect(event.endsAt).toBe(events[index + 1]?.startsAt);
        }
      }
    }),
  );
});

describe("L2 frame", () => {
  it(
    "no second changes that the rules do not give to the request",
    law([stories], (story) => {
      for (const { request, before, after, now } of tell(story)) {
        const given = grants(before, request, story.plant, now);
        const was = secondsOf(ahead(before, story.plant, now));
        const is = secondsOf(ahead(after, story.plant, now));
        const strays = is
          .map((content, index) => ({ at: DAWN + index, same: content === was[index] }))
          .filter(({ at, same }) => !same && !given.some(([from, to]) => from <= at && at < to));
        expect(strays).toEqual([]);
      }
    }),
  );
});

/** The seconds that rules P and C let a request change: what it asks for, what merges, what C5 and C4 give back. */
function grants(
  before: Timeline,
  request: PersonRequest,
  plant: StoryPlant,
  now: Instant,
): readonly (readonly [number, number])[] {
  const events = ahead(before, plant, now);
  const eventAt = (at: number, among = events): UtilizationEvent | undefined =>
    among.find(({ startsAt, endsAt }) => startsAt <= at && at < (endsAt ?? Infinity));
  const extent = (event: UtilizationEvent | undefined): readonly [number, number] =>
    event === undefined ? [0, 0] : [event.startsAt, event.endsAt ?? Infinity];
  const start = request.startsAt ?? now;
  const here = eventAt(start);
  const sameReason = (event: UtilizationEvent | undefined): readonly [number, number] =>
    extent(event?.reason === request.reason ? event : undefined);
  if (request.kind === "post") {
    const [, to] = extent(here);
    // P3, but for P5.
    const next = here?.startsAt !== start && to <= now ? eventAt(to) : undefined;
    return [[start, to], sameReason(next)];
  }
  const joined = sameReason(eventAt(start - 1));
  const ongoing = [...before.layer].find(
    ({ startsAt, ending }) =>
      ending.kind === "ongoing" && startsAt === eventAt(now)?.startsAt && now < ending.until,
  );
  if (request.endsAt !== undefined) {
    const granted = [[start, request.endsAt] as const, joined];
    if (ongoing?.ending.kind === "ongoing" && ongoing.ending.since < request.endsAt)
      granted.push([Math.max(start, ongoing.startsAt), ongoing.ending.until]);
    if (request.endsAt <= now) {
      granted.push(sameReason(eventAt(request.endsAt)));
      const machine = ahead({ ...before, layer: Layer.empty }, plant, now);
      if (ongoing !== undefined) granted.push(sameReason(eventAt(request.endsAt, machine)));
    }
    return granted;
  }
  if (request.kind === "add") return [[start, extent(eventAt(now))[1]], joined];
  const until = ongoingEnd(plant.calendar, now);
  const cut = before.layer.atOrBefore(until);
  const dropped = cut?.ending.kind === "nextReading" ? Infinity : until;
  return [[start, dropped], joined];
}

describe("L3 refusal", () => {
  const reasons = [
    "unknownReason",
    "noReadings",
    "beforeFirstReading",
    "futureStart",
    "startAfterEnd",
    "emptySpan",
    "eventExists",
  ] as const;
  const which = fc.constantFrom(...reasons);
  it(
    "a refused request leaves the timeline as it was, to the last field",
    law([stories, which, fc.nat({ max: 20 })], (story, kind, pick) => {
      const told = [...tell(story)].at(-1);
      const timeline = kind === "noReadings" ? NOTHING : told?.after;
      if (told === undefined || timeline === undefined) return;
      const { now } = told;
      const first = timeline.signal.first ?? plus(now, 1);
      if (kind !== "noReadings" && first > now) return;
      const was = dump(timeline);
      for (const request of refusable(kind, pick, told, first)) {
        const outcome = apply(timeline, request, contextOf(story, now));
        const refusal: Refusal =
          kind === "eventExists" ? { kind, status: 409 } : { kind, status: 422 };
        expect(outcome).toEqual({ ok: false, refusal });
        expect(dump(timeline)).toBe(was);
      }
    }),
  );

  it(
    "an accepted request makes a new timeline and leaves the old one alone",
    law([stories], (story) => {
      const kept: [Timeline, string][] = [];
      for (const { before } of tell(story)) kept.push([before, dump(before)]);
      for (const [timeline, was] of kept) expect(dump(timeline)).toBe(was);
    }),
  );

  /** Requests of every kind that are refused for this reason alone. */
  function refusable(
    kind: (typeof reasons)[number],
    pick: number,
    { now, after }: Told,
    first: Instant,
  ): readonly PersonRequest[] {
    const start = first + (pick % (now - first + 1));
    const nothing = { raw: undefined, pending: undefined };
    const ask = (from: number, to: number | undefined, code = "JAM"): PersonRequest[] => {
      const startsAt = from as Instant;
      const endsAt = to as Instant | undefined;
      const common = { startsAt, reason: reasonCode(code), comment: "oil" };
      const classify = { ...common, kind: "classify", endsAt } as const;
      const add = { ...common, ...nothing, kind: "add", endsAt } as const;
      const post = { ...common, ...nothing, kind: "post", updateIfExists: true } as const;
      return to === undefined ? [classify, add, post] : [classify, add];
    };
    const open = undefined;
    switch (kind) {
      case "unknownReason":
        return [...ask(start, open, "NOPE"), ...ask(start, start + 9, "NOPE")];
      case "noReadings":
        return [...ask(now, open), ...ask(now, now + 9)];
      case "beforeFirstReading":
        return [...ask(first - 1 - pick, open), ...ask(first - 1 - pick, now + 9)];
      case "futureStart":
        return [...ask(now + 1 + pick, open), ...ask(now + 1 + pick, now + 90)];
      case "startAfterEnd":
        return ask(start, start - 1 - pick);
      case "emptySpan":
        return ask(start, start);
      case "eventExists": {
        const events = eventsAt(after, plantOfNothing, now);
        const at = events[pick % events.length]?.startsAt ?? now;
        return ask(at, open)
          .filter((request) => request.kind === "post")
          .map((request) => ({ ...request, updateIfExists: false }));
      }
    }
  }
  /** Where events start does not depend on what raw states mean. */
  const plantOfNothing = {
    mapping: { rawStates: new Map(), unknown: { reason: reasonCode("OFF"), pending: false } },
  };
});

describe("L4 idempotence, at the same now", () => {
  it(
    "C1 twice is C1 once, and P5 twice is P5 once",
    law([stories], (story) => {
      for (const { request, before, outcome, after, now, index } of tell(story)) {
        if (!outcome.ok || !isRepeatable(request, before, story.plant, now)) continue;
        const origin = originOf(index);
        const again = taken(apply(after, request, { plant: story.plant, now, origin }));
        expect(looks(again.timeline, story.plant, now)).toEqual(looks(after, story.plant, now));
      }
    }),
  );

  function isRepeatable(
    request: PersonRequest,
    before: Timeline,
    plant: StoryPlant,
    now: Instant,
  ): boolean {
    if (request.kind === "classify") return true;
    if (request.kind === "add") return request.endsAt !== undefined;
    const start = request.startsAt ?? now;
    return eventsAt(before, plant, now).some(({ startsAt }) => startsAt === start);
  }
});

describe("L5 the signal", () => {
  it(
    "is never altered by a request",
    law([stories], (story) => {
      for (const { before, after } of tell(story)) {
        expect(after.signal).toBe(before.signal);
      }
    }),
  );

  it(
    "alone gives the machine's own timeline, once every person's span is cleared",
    law([stories], (story) => {
      for (const { after, now } of tell(story)) {
        const bare = { signal: after.signal, layer: Layer.empty };
        const rows = eventsAt(bare, story.plant, now).map(({ startsAt, reason, raw, pending }) => ({
          startsAt,
          reason,
          raw,
          pending,
        }));
        expect(rows).toEqual(machinesOwn(story, now));
      }
    }),
  );

  /** From the story's readings alone: the winner of each second, and of those the ones that change something. */
  function machinesOwn({ plant, deliveries: all }: Story, now: Instant): readonly unknown[] {
    const rows: { startsAt: Instant; reason: string; raw: string; pending: boolean }[] = [];
    for (let at = DAWN; at <= now; at = plus(at, 1)) {
      const [winner] = all
        .filter(({ heardAt, reading }) => heardAt <= now && reading.at === at)
        .map(({ reading }) => reading)
        .sort((a, b) => b.nanos - a.nanos || (a.raw < b.raw ? 1 : -1));
      if (winner === undefined || winner.raw === rows.at(-1)?.raw) continue;
      rows.push({ startsAt: at, raw: winner.raw, ...meaningOf(plant.mapping, winner.raw) });
    }
    return rows;
  }
});

/** With each step of a story, whether to take one of the earlier ones back, and which. */
const regrets = fc.array(fc.option(fc.nat({ max: 15 }), { nil: undefined, freq: 1 }), {
  maxLength: 8,
});

describe("L6 inverse", () => {
  it(
    "undoing at once puts everything back, joined as it was; undoing that is a redo",
    law([stories], (story) => {
      for (const { index, before, outcome, after, now } of tell(story)) {
        if (!outcome.ok) continue;
        const of = originOf(index).requestId;
        const back = taken(
          apply(after, { kind: "undo", of, edit: sent(outcome.edit) }, contextOf(story, now)),
        );
        const later = (timeline: Timeline): readonly unknown[] =>
          looks(everythingHeard(timeline, story), story.plant, END);
        expect(looks(back.timeline, story.plant, now)).toEqual(looks(before, story.plant, now));
        expect(later(back.timeline)).toEqual(later(before));
        const redone = taken(
          apply(
            back.timeline,
            { kind: "undo", of: "again", edit: sent(back.edit) },
            contextOf(story, now),
          ),
        );
        expect(looks(redone.timeline, story.plant, now)).toEqual(looks(after, story.plant, now));
        expect(later(redone.timeline)).toEqual(later(after));
      }
    }),
  );

  it(
    "undoing later puts back, second by second, what stood in the seconds that it touched, and no others; " +
      "it is refused when a later request set some of them",
    law([stories, regrets, fc.nat({ max: 15 })], (story, regretted, pick) => {
      const accepted = tellWithRegrets(story, regretted);
      const mine = accepted[pick % accepted.length];
      const last = accepted.at(-1);
      if (mine === undefined || last === undefined) return;
      const present = everythingHeard(last.after, story);
      const { signal } = present;
      const seen = (layer: Layer): readonly (string | undefined)[] =>
        secondsOf(ahead({ signal, layer }, story.plant, END));
      const [was, is] = [mine.before.layer, present.layer].map(seen);
      /** Which seconds a request touched, and what it made of them. */
      const madeBy = ({ before, after, edit }: Done): readonly (string | undefined)[] => {
        const old = seen(before.layer);
        const { start, end = Infinity } = reachOf(edit, signal, END);
        return seen(after.layer).map((content, index) => {
          const at = DAWN + index;
          // Behind its reach too, where by now its event goes on.
          const goesOn = at >= end && content !== old[index] && content === is?.[index];
          return (at >= start && at < end) || goesOn ? content : undefined;
        });
      };
      const made = madeBy(mine);
      const changedSince = made.some((content, i) => content !== undefined && content !== is?.[i]);
      const touchedSince = accepted
        .slice(accepted.indexOf(mine) + 1)
        .map(madeBy)
        .some((seconds) =>
          seconds.some((content, i) => content !== undefined && made[i] !== undefined),
        );
      const request = { kind: "undo", of: mine.id, edit: sent(mine.edit) } as const;
      const outcome = apply(present, request, contextOf(story, END));
      const verdict = outcome.ok ? "taken" : outcome.refusal.kind;
      // A later request may have left the seconds just as they were; then either answer is right.
      const either = touchedSince && !changedSince;
      expect(verdict).toBe(either ? verdict : touchedSince ? "changedSince" : "taken");
      if (!outcome.ok) return;
      const undone = seen(outcome.timeline.layer);
      // An end that the request had set is again the next reading, and a late one may have come before it.
      const late = story.deliveries.some(({ heardAt, reading }) => heardAt > reading.at);
      const strays = undone.flatMap((content, index) => {
        if (made[index] === undefined)
          return content === is?.[index] || (late && content === was?.[index]) ? [] : [index];
        // A late reading may also have let the event before flow into the reach.
        const flows = late && content === undone[index - 1];
        return content === was?.[index] || flows ? [] : [index];
      });
      expect(strays).toEqual([]);
      const redo = { kind: "undo", of: "again", edit: sent(outcome.edit) } as const;
      const redone = taken(apply(outcome.timeline, redo, contextOf(story, END)));
      expect(looks(redone.timeline, story.plant, END)).toEqual(looks(present, story.plant, END));
    }),
  );

  it(
    "undoing everything, last first, leaves the machine's own timeline",
    law([stories, regrets], (story, regretted) => {
      const done = tellWithRegrets(story, regretted);
      let timeline = everythingHeard(done.at(-1)?.after ?? NOTHING, story);
      for (const { id, edit } of done.toReversed()) {
        const request = { kind: "undo", of: id, edit: sent(edit) } as const;
        ({ timeline } = taken(apply(timeline, request, contextOf(story, END))));
      }
      const bare = { signal: timeline.signal, layer: Layer.empty };
      expect(looks(timeline, story.plant, END)).toEqual(looks(bare, story.plant, END));
    }),
  );
});

describe("L7 late readings", () => {
  const keys = fc.array(fc.nat({ max: 99 }), { minLength: 16, maxLength: 16 });

  it(
    "readings in any order of arrival, and any of them twice, give the same timeline",
    law([stories, keys], (story, order) => {
      const told = [...tell(story)].at(-1);
      const layer = told?.after.layer ?? Layer.empty;
      const readings = story.deliveries.map(({ reading }) => reading);
      const shuffled = readings
        .map((reading, index) => ({ reading, key: order[index] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ reading }) => reading);
      const signal = Signal.of(readings);
      const other = Signal.of([...shuffled, ...readings.slice(0, 3)]);
      expect(readingsOf(other)).toEqual(readingsOf(signal));
      expect(other.size).toBe(signal.size);
      expect(other.last).toEqual(signal.last);
      expect(looks({ signal: other, layer }, story.plant, END)).toEqual(
        looks({ signal, layer }, story.plant, END),
      );
    }),
  );

  it(
    "a late reading moves at most the end of a person's span that ends with the next reading",
    law(
      [stories, deliveries.map(([, ...late]) => late.map(({ reading }) => reading))],
      (story, late) => {
        const told = [...tell(story)].at(-1);
        if (told === undefined) return;
        let { after: timeline } = told;
        for (const reading of late) {
          const was = ahead(timeline, story.plant, END);
          timeline = { ...timeline, signal: timeline.signal.with(reading) };
          const is = ahead(timeline, story.plant, END);
          for (const span of timeline.layer) {
            const [old, now] = [was, is].map((events) => extentOf(events, span));
            const moves = span.ending.kind === "nextReading";
            // Where it is in force it says what the person said.
            const said = now && {
              end: now.end,
              content: contentOf({ ...span, endsAt: undefined }),
            };
            expect(now).toEqual(moves ? said : old);
          }
        }
      },
    ),
  );

  /** Where a span is in force, and with what content. */
  function extentOf(
    events: readonly UtilizationEvent[],
    span: PersonSpan,
  ): { readonly end: number; readonly content: string } | undefined {
    const event = events.find(({ startsAt, origin }) => startsAt === span.startsAt && origin);
    return event && { end: event.endsAt ?? Infinity, content: contentOf(event) };
  }
});

describe("L8 time is an argument", () => {
  const punctual = stories.map((story) => ({
    ...story,
    deliveries: story.deliveries
      .map(({ reading }) => ({ reading, heardAt: reading.at }))
      .sort((a, b) => a.heardAt - b.heardAt),
  }));

  it(
    "the same requests at the same instants give the same timeline whenever they are replayed",
    law([punctual], (story) => {
      // Readings that are known already but later than a request's now have not happened for it.
      const known = {
        ...story,
        deliveries: story.deliveries.map((all) => ({ ...all, heardAt: DAWN })),
      };
      const replayed = [...tell(known)];
      for (const [index, { outcome, after, now }] of [...tell(story)].entries()) {
        const again = replayed[index];
        expect(again?.outcome.ok).toBe(outcome.ok);
        expect(again && looks(again.after, story.plant, now)).toEqual(
          looks(after, story.plant, now),
        );
      }
    }),
  );

  it(
    "events are a function of signal, spans, mapping and now, however these came together",
    law([stories], (story) => {
      for (const { after, now } of tell(story)) {
        const copy = {
          signal: Signal.of(readingsOf(after.signal).toReversed()),
          layer: Layer.of(sent([...after.layer]).toReversed()),
        };
        expect(looks(copy, story.plant, now)).toEqual(looks(after, story.plant, now));
      }
    }),
  );
});

describe("L9 preview", () => {
  const margin = fc.oneof(fc.constant(0), fc.nat({ max: 40 }));
  const margins = fc.record({ before: margin, behind: margin });

  it(
    "what a part of the timeline around a window answers inside it is what the whole answers",
    law([stories, margins], (story, { before: early, behind }) => {
      for (const { request, before, outcome, after, now, index } of tell(story)) {
        const start = request.startsAt ?? now;
        const end = request.kind === "post" ? start : (request.endsAt ?? start);
        const from = plus(start, -early);
        const to = plus(end < start ? start : end, behind);
        const slice = sliceOf(before, from, to, now);
        const part = slice?.timeline ?? NOTHING;
        const inside = (timeline: Timeline): readonly UtilizationEvent[] =>
          eventsBetween(timeline, story.plant.mapping, from, to, now);
        expect(inside(part)).toEqual(inside(before));
        const origin = originOf(index);
        const preview = apply(part, request, { plant: story.plant, now, origin });
        expect(preview.ok ? "taken" : preview.refusal).toEqual(
          outcome.ok ? "taken" : outcome.refusal,
        );
        if (!preview.ok) continue;
        expect(inside(preview.timeline)).toEqual(inside(after));
      }
    }),
  );

  it(
    "an undo inside the window answers what it does on the whole",
    law([stories, regrets, fc.nat({ max: 15 }), margins], (story, regretted, pick, margin) => {
      const done = tellWithRegrets(story, regretted);
      const mine = done[pick % Math.max(1, done.length)];
      const last = done.at(-1);
      if (mine === undefined || last === undefined) return;
      const present = everythingHeard(last.after, story);
      const reach = reachOf(mine.edit, present.signal, END);
      const from = plus(reach.start, -margin.before);
      const to = plus(reach.end ?? END, margin.behind);
      const part = sliceOf(present, from, to, END)?.timeline ?? NOTHING;
      const request = { kind: "undo", of: mine.id, edit: sent(mine.edit) } as const;
      const whole = apply(present, request, contextOf(story, END));
      const preview = apply(part, request, contextOf(story, END));
      const answer = (outcome: Outcome): unknown =>
        outcome.ok
          ? eventsBetween(outcome.timeline, story.plant.mapping, from, to, END)
          : outcome.refusal;
      expect(answer(preview)).toEqual(answer(whole));
    }),
  );
});
