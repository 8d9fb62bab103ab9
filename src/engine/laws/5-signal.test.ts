import { describe, expect, it } from "vitest";
import { DAWN, stories, type Story } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { eventsAt } from "#testing/seconds.ts";
import { tell } from "#testing/story.ts";
import { type Instant, plus } from "#time/instant.ts";
import { Layer } from "../layer.ts";
import { meaningOf } from "../plant.ts";

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
