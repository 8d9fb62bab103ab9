import { describe, expect, it } from "vitest";
import { type PersonRequest, stories, type StoryPlant } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { looks, taken } from "#testing/looks.ts";
import { eventsAt } from "#testing/seconds.ts";
import { originOf, tell } from "#testing/story.ts";
import type { Instant } from "#time/instant.ts";
import { apply } from "../apply.ts";
import type { Timeline } from "../timeline.ts";

describe("L4 idempotence, at the same now", () => {
  it(
    "C1 twice is C1 once, and P5 twice is P5 once",
    law([stories], (story) => {
      for (const { request, before, outcome, after, now, index } of tell(story)) {
        if (!outcome.ok || !isRepeatable(request, before, story.plant, now)) continue;
        const origin = originOf(index);
        const again = taken(apply(after, request, { plant: story.plant, now, origin }));
        expect(looks(again.timeline, story.plant, now)).toBe(looks(after, story.plant, now));
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
