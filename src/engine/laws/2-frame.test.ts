import { describe, expect, it } from "vitest";
import { DAWN, type PersonRequest, stories, type StoryPlant } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { ahead, secondsOf } from "#testing/seconds.ts";
import { tell } from "#testing/story.ts";
import { ongoingEnd } from "#time/calendar.ts";
import type { Instant } from "#time/instant.ts";
import type { UtilizationEvent } from "../event.ts";
import { Layer } from "../layer.ts";
import type { Timeline } from "../timeline.ts";

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
