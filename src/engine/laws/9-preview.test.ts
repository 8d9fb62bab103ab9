import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stories } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { contextOf, END, sent } from "#testing/looks.ts";
import {
  everythingHeard,
  NOTHING,
  originOf,
  regrets,
  tell,
  tellWithRegrets,
} from "#testing/story.ts";
import { plus } from "#time/instant.ts";
import { apply, type Outcome } from "../apply.ts";
import { reachOf } from "../edit.ts";
import type { UtilizationEvent } from "../event.ts";
import { sliceOf } from "../slice.ts";
import { eventsBetween, type Timeline } from "../timeline.ts";

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
