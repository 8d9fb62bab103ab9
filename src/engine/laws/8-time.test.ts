import { describe, expect, it } from "vitest";
import { DAWN, stories } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { looks, readingsOf, sent } from "#testing/looks.ts";
import { tell } from "#testing/story.ts";
import { Layer } from "../layer.ts";
import { Signal } from "../signal.ts";

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
        expect(looks(copy, story.plant, now)).toBe(looks(after, story.plant, now));
      }
    }),
  );
});
