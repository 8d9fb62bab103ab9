import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAWN, stories } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { contextOf, END, looks, sent, taken } from "#testing/looks.ts";
import { ahead, secondsOf } from "#testing/seconds.ts";
import {
  type Done,
  everythingHeard,
  NOTHING,
  originOf,
  regrets,
  tell,
  tellWithRegrets,
} from "#testing/story.ts";
import { apply } from "../apply.ts";
import { reachOf } from "../edit.ts";
import { Layer } from "../layer.ts";
import type { Timeline } from "../timeline.ts";

describe("L6 inverse", () => {
  it(
    "undoing at once puts everything back, joined as it was; undoing that is a redo",
    law([stories], (story) => {
      const { signal } = everythingHeard(NOTHING, story);
      const later = ({ layer }: Timeline): string => looks({ signal, layer }, story.plant, END);
      for (const { index, before, outcome, after, now } of tell(story)) {
        if (!outcome.ok) continue;
        const of = originOf(index).requestId;
        const back = taken(
          apply(after, { kind: "undo", of, edit: sent(outcome.edit) }, contextOf(story, now)),
        );
        expect(looks(back.timeline, story.plant, now)).toBe(looks(before, story.plant, now));
        expect(later(back.timeline)).toBe(later(before));
        const redone = taken(
          apply(
            back.timeline,
            { kind: "undo", of: "again", edit: sent(back.edit) },
            contextOf(story, now),
          ),
        );
        expect(looks(redone.timeline, story.plant, now)).toBe(looks(after, story.plant, now));
        expect(later(redone.timeline)).toBe(later(after));
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
      const stood = secondsOf(ahead(mine.before, story.plant, END));
      /** Which seconds a request touched, and what it made of them. */
      const madeBy = ({ before, after, edit }: Done): readonly (string | undefined)[] => {
        const old = seen(before.layer);
        const { start, end = Infinity } = reachOf(edit, signal, END);
        return seen(after.layer).map((content, index, all) => {
          const at = DAWN + index;
          // Behind its reach too, where by now its event goes on.
          const isIts = content !== old[index] && content === all[end - DAWN - 1];
          const goesOn = at >= end && isIts && content === is?.[index];
          return (at >= start && at < end) || goesOn ? content : undefined;
        });
      };
      const made = madeBy(mine);
      /** Where its event goes on by now behind its reach, or would if nobody had asked for anything since. */
      const flow = seen(mine.after.layer).map((content, index, all) => {
        const { end = Infinity } = reachOf(mine.edit, signal, END);
        return DAWN + index >= end && content !== was?.[index] && content === all[end - DAWN - 1];
      });
      const changedSince = made.some((content, i) => content !== undefined && content !== is?.[i]);
      const since = accepted.slice(accepted.indexOf(mine) + 1).map(madeBy);
      const touchedSince = since.some((seconds) =>
        seconds.some((content, i) => content !== undefined && made[i] !== undefined),
      );
      const flowTouched = since.some((seconds) =>
        seconds.some((content, i) => content !== undefined && flow[i]),
      );
      const request = { kind: "undo", of: mine.id, edit: sent(mine.edit) } as const;
      const outcome = apply(present, request, contextOf(story, END));
      const verdict = outcome.ok ? "taken" : outcome.refusal.kind;
      // A later request may have left the seconds just as they were, or was made before a late reading let the event
      // go on into its seconds; then either answer is right.
      const either = (touchedSince && !changedSince) || flowTouched;
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
        // Or it would have, had no later request cut it: then what stood there when the request was made stays.
        const stays = late && content === stood[index];
        return content === was?.[index] || flows || stays ? [] : [index];
      });
      expect(strays).toEqual([]);
      const redo = { kind: "undo", of: "again", edit: sent(outcome.edit) } as const;
      const redone = taken(apply(outcome.timeline, redo, contextOf(story, END)));
      expect(looks(redone.timeline, story.plant, END)).toBe(looks(present, story.plant, END));
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
      expect(looks(timeline, story.plant, END)).toBe(looks(bare, story.plant, END));
    }),
  );
});
