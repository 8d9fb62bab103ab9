import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deliveries, stories } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { END, looks, readingsOf } from "#testing/looks.ts";
import { ahead, contentOf } from "#testing/seconds.ts";
import { tell } from "#testing/story.ts";
import type { UtilizationEvent } from "../event.ts";
import { Layer } from "../layer.ts";
import type { PersonSpan } from "../person-span.ts";
import { Signal } from "../signal.ts";

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
