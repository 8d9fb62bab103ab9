import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DAWN,
  HORIZON,
  LENGTH,
  RAWS,
  second,
  stories,
  type StoryPlant,
} from "#testing/generators.ts";
import { hall } from "#testing/hall.ts";
import { law } from "#testing/law.ts";
import { NOTHING, originOf } from "#testing/story.ts";
import type { Instant } from "#time/instant.ts";
import { apply } from "./apply.ts";
import type { Edit } from "./edit.ts";
import { EventIndex } from "./event-index.ts";
import { Meanings } from "./importance.ts";
import { rawState, reasonCode } from "./names.ts";
import type { Request } from "./request.ts";
import { eventsBetween, type Timeline } from "./timeline.ts";

type Row = readonly [start: number, end: number, reason: string, pending: boolean];

/** Every event that is over, as the index has it. */
function indexed(index: EventIndex, meanings: Meanings): readonly Row[] {
  return [...index.events].map(({ start, end, code }) => {
    const { reason, pending } = meanings.at(code);
    return [start, end, reason, pending];
  });
}

/** The same, as the engine composes it from the beginning. */
function composed(
  timeline: Timeline,
  { mapping }: Pick<StoryPlant, "mapping">,
  now: Instant,
): readonly Row[] {
  return eventsBetween(timeline, mapping, DAWN, now, now).flatMap((event): readonly Row[] =>
    event.endsAt === undefined ? [] : [[event.startsAt, event.endsAt, event.reason, event.pending]],
  );
}

const looks = fc.array(fc.boolean(), { minLength: 1, maxLength: 20 });
const late = fc.record({
  at: fc.nat({ max: 40_000 }),
  raw: fc.constantFrom(...RAWS.slice(0, 3)),
  length: fc.option(fc.integer({ min: 1, max: 3_000 }), { nil: undefined }),
});

describe("an index of a machine's events", () => {
  it(
    "has what is over, whatever was reported late, asked, or has come to its end meanwhile",
    law(
      [stories, looks, fc.array(fc.boolean())],
      (story, whenToLook, regrets) => {
        const { plant } = story;
        const meanings = new Meanings(plant.reasons);
        const index = new EventIndex(meanings, plant.mapping);
        let timeline = NOTHING;
        let turn = 0;
        const look = (now: Instant): void => {
          turn += 1;
          // Sometimes much happens between two looks.
          if (whenToLook[turn % whenToLook.length] === false) return;
          index.bring(timeline, now);
          expect(indexed(index, meanings)).toEqual(composed(timeline, plant, now));
        };
        const ask = (request: Request, id: string, now: Instant): Edit | undefined => {
          const origin = { requestId: id, by: "Ana" };
          const outcome = apply(timeline, request, { plant, now, origin });
          if (!outcome.ok) return undefined;
          ({ timeline } = outcome);
          const { removed, inserted } = outcome.edit;
          index.noteSpans(
            removed.map(({ startsAt }) => startsAt),
            inserted,
          );
          return outcome.edit;
        };
        const happenings = [
          ...story.deliveries.map(({ heardAt, reading }) => ({ at: heardAt, reading })),
          ...story.steps.map(({ now, request }, place) => ({ at: now, request, place })),
        ].sort((a, b) => a.at - b.at);
        for (const happening of happenings) {
          const now = happening.at;
          look(now);
          if ("reading" in happening) {
            timeline = { ...timeline, signal: timeline.signal.with(happening.reading) };
            index.noteReadings(timeline.signal, [happening.reading]);
          } else {
            const { request, place } = happening;
            const edit = ask(request, `request ${place}`, now);
            if (edit === undefined) continue;
            if (regrets[place] !== true) continue;
            look(now);
            ask({ kind: "undo", of: `request ${place}`, edit }, `undo ${place}`, now);
          }
          look(now);
        }
        index.bring(timeline, second(HORIZON));
        expect(indexed(index, meanings)).toEqual(composed(timeline, plant, second(HORIZON)));
      },
      1_000,
    ),
  );

  it(
    "of thousands of events is mended where something changed, and nowhere else",
    law(
      [fc.array(late, { maxLength: 12 })],
      (happenings) => {
        const now = (DAWN + 50_000) as Instant;
        const meanings = new Meanings(hall.reasons);
        const index = new EventIndex(meanings, hall.mapping);
        let timeline = busy();
        index.bring(timeline, now);
        for (const { at, raw, length } of happenings) {
          const startsAt = (DAWN + at) as Instant;
          if (length === undefined) {
            const reading = { at: startsAt, nanos: 0, raw };
            timeline = { ...timeline, signal: timeline.signal.with(reading) };
            index.noteReadings(timeline.signal, [reading]);
          } else {
            const request = {
              kind: "classify",
              startsAt,
              endsAt: (startsAt + length) as Instant,
              reason: reasonCode("JAM"),
              comment: "",
            } as const;
            const outcome = apply(timeline, request, { plant: hall, now, origin: originOf(at) });
            if (!outcome.ok) continue;
            ({ timeline } = outcome);
            index.noteSpans(
              outcome.edit.removed.map((span) => span.startsAt),
              outcome.edit.inserted,
            );
          }
          index.bring(timeline, now);
        }
        expect(indexed(index, meanings)).toEqual(composed(timeline, hall, now));
        for (const [from, to] of [
          [0, 50_000],
          [4_999, 5_000],
          [17, 39_999],
        ] as const) {
          const events = composed(timeline, hall, now).filter(
            ([start, end]) => start <= DAWN + to && end > DAWN + from,
          );
          expect(index.events.count(DAWN + from, DAWN + to)).toBe(events.length);
        }
      },
      40,
    ),
  );

  const nowOfFew = second(400);
  function fewIndexed(): { readonly index: EventIndex; readonly meanings: Meanings } {
    const meanings = new Meanings(hall.reasons);
    const index = new EventIndex(meanings, hall.mapping);
    index.bring(busy(40), nowOfFew);
    return { index, meanings };
  }

  it("is mended wherever late readings fall, one or two at a time", () => {
    for (let at = 0; at < 330; at += 3) {
      for (const [place, raw] of RAWS.slice(0, 3).entries()) {
        const { index, meanings } = fewIndexed();
        const readings = [at, (at * 7) % 330].map((when) => ({ at: second(when), nanos: 1, raw }));
        let timeline = busy(40);
        // Both are noted at once, or one after the other, with or without a look in between.
        for (const heard of place === 0 ? [readings] : readings.map((reading) => [reading])) {
          for (const reading of heard)
            timeline = { ...timeline, signal: timeline.signal.with(reading) };
          index.noteReadings(timeline.signal, heard);
          if (place === 1) index.bring(timeline, nowOfFew);
        }
        index.bring(timeline, nowOfFew);
        expect(indexed(index, meanings)).toEqual(composed(timeline, hall, nowOfFew));
      }
    }
  });

  it("is mended wherever somebody classifies, and when that is taken back", () => {
    for (let at = 0; at < 330; at += 5) {
      const { index, meanings } = fewIndexed();
      let timeline = busy(40);
      const ask = (request: Request): Edit | undefined => {
        const context = { plant: hall, now: nowOfFew, origin: originOf(at) };
        const outcome = apply(timeline, request, context);
        if (!outcome.ok) return undefined;
        ({ timeline } = outcome);
        const { removed, inserted } = outcome.edit;
        index.noteSpans(
          removed.map(({ startsAt }) => startsAt),
          inserted,
        );
        index.bring(timeline, nowOfFew);
        expect(indexed(index, meanings)).toEqual(composed(timeline, hall, nowOfFew));
        return outcome.edit;
      };
      const edit = ask({
        kind: "classify",
        startsAt: second(at),
        endsAt: second(at + 13),
        reason: reasonCode("JAM"),
        comment: "",
      });
      if (edit !== undefined) ask({ kind: "undo", of: "it", edit });
    }
  });

  it("has an event from the second on in which it ends, and nothing that has not begun", () => {
    const meanings = new Meanings(hall.reasons);
    const index = new EventIndex(meanings, hall.mapping);
    const timeline = busy(40);
    for (let now = 0; now < 330; now += 1) {
      index.bring(timeline, second(now));
      expect(indexed(index, meanings)).toEqual(composed(timeline, hall, second(now)));
    }
  });

  it("is built in steps, between which more may be heard", () => {
    const meanings = new Meanings(hall.reasons);
    const index = new EventIndex(meanings, hall.mapping);
    const timeline = busy(60_000);
    const now = (DAWN + 600_000) as Instant;
    const building = index.bringing(timeline, now);
    expect(building.next().done).toBe(false);
    const reading = { at: second(250_001), nanos: 0, raw: rawState("LATE") };
    const later = { ...timeline, signal: timeline.signal.with(reading) };
    index.noteReadings(later.signal, [reading]);
    while (building.next().done !== true);
    index.bring(later, now);
    expect(indexed(index, meanings)).toEqual(composed(later, hall, now));
  });

  it("knows nothing of a machine that has never reported, nor of readings ahead of their time", () => {
    const index = new EventIndex(new Meanings(hall.reasons), hall.mapping);
    index.bring(NOTHING, second(LENGTH));
    expect(index.settledTo).toBeUndefined();
    const reading = { at: second(LENGTH + 30), nanos: 0, raw: rawState("ACTIVE") };
    const ahead = { ...NOTHING, signal: NOTHING.signal.with(reading) };
    index.noteReadings(ahead.signal, [reading]);
    index.bring(ahead, second(LENGTH));
    expect(index.settledTo).toBeUndefined();
    expect(index.events.size).toBe(0);
  });
});

/** A machine that changes its state every seven to ten seconds. */
function busy(count = 5_000): Timeline {
  let { signal } = NOTHING;
  for (let i = 0; i < count; i += 1) {
    const raw = RAWS[i % 3] ?? rawState("");
    signal = signal.with({ at: second(i * 8 + (i % 3)), nanos: 0, raw });
  }
  return { ...NOTHING, signal };
}
