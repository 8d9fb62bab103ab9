import fc from "fast-check";
import { expect, test } from "vitest";
import { eventsBetween } from "#engine/timeline.ts";
import { DAWN, HORIZON, second, stories } from "#testing/generators.ts";
import { tell } from "#testing/story.ts";
import { composeInto, LaneBuilder } from "./compose.ts";
import { laneOf } from "./lane.ts";
import { looksOf } from "./looks.ts";

const within = fc.nat({ max: HORIZON });

test("a lane composed without events is the lane of its events, and holds as long as it says", () => {
  fc.assert(
    fc.property(stories, within, within, (story, a, b) => {
      const table = looksOf(story.plant.reasons);
      const { mapping } = story.plant;
      const [from, to] = [second(Math.min(a, b)), second(Math.max(a, b))];
      for (const { now, after } of tell(story)) {
        const compose = (at: typeof now) => {
          const builder = new LaneBuilder();
          const composed = composeInto(builder, after, mapping, table, { from, to }, at);
          return { ...builder.finish(), ...composed };
        };
        const { starts, looks, end, holdsUntil } = compose(now);
        const events = eventsBetween(after, mapping, from, to, now);
        const lane = laneOf("M1", events, table, now);
        expect({ starts, looks, end }).toEqual({
          starts: lane.starts,
          looks: lane.looks,
          end: lane.end,
        });
        const later = second(Math.min(HORIZON, holdsUntil - 1 - DAWN));
        if (later <= now || to <= now) continue;
        const then = compose(later);
        // Of what the window has by then, all that it had before is the same.
        expect(then.starts.slice(0, starts.length)).toEqual(starts);
        expect(then.looks.slice(0, looks.length)).toEqual(looks);
        expect(then.starts.length).toBe(starts.length);
      }
    }),
  );
});

test("a builder holds as many events as come", () => {
  const builder = new LaneBuilder();
  for (let i = 0; i < 1_000; i += 1) builder.push(i * 2, i % 7);
  const { starts, looks } = builder.finish();
  expect([starts.length, looks.length, starts[999], looks[999]]).toEqual([1_000, 1_000, 1_998, 5]);
});
