import { describe, expect, it } from "vitest";
import { stories } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { eventsAt } from "#testing/seconds.ts";
import { tell } from "#testing/story.ts";

describe("L1 coverage", () => {
  it(
    "events follow each other without a gap from the first reading to now",
    law([stories], (story) => {
      for (const { after, now } of tell(story)) {
        const events = eventsAt(after, story.plant, now);
        const { first } = after.signal;
        expect(events[0]?.startsAt).toBe(first !== undefined && first <= now ? first : undefined);
        const starts = events.map(({ startsAt }) => startsAt);
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
        expect(events.map(({ endsAt }) => endsAt)).toEqual(starts.map((_, i) => starts[i + 1]));
        expect(starts.at(-1) ?? now).toBeLessThanOrEqual(now);
      }
    }),
  );
});
