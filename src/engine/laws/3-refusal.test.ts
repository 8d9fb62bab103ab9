import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PersonRequest, stories } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { contextOf, dump } from "#testing/looks.ts";
import { eventsAt } from "#testing/seconds.ts";
import { NOTHING, tell, type Told } from "#testing/story.ts";
import { type Instant, plus } from "#time/instant.ts";
import { apply } from "../apply.ts";
import { reasonCode } from "../names.ts";
import type { Refusal } from "../refusal.ts";
import type { Timeline } from "../timeline.ts";

describe("L3 refusal", () => {
  const reasons = [
    "unknownReason",
    "noReadings",
    "beforeFirstReading",
    "futureStart",
    "startAfterEnd",
    "emptySpan",
    "eventExists",
  ] as const;
  const which = fc.constantFrom(...reasons);
  it(
    "a refused request leaves the timeline as it was, to the last field",
    law([stories, which, fc.nat({ max: 20 })], (story, kind, pick) => {
      const told = [...tell(story)].at(-1);
      const timeline = kind === "noReadings" ? NOTHING : told?.after;
      if (told === undefined || timeline === undefined) return;
      const { now } = told;
      const first = timeline.signal.first ?? plus(now, 1);
      if (kind !== "noReadings" && first > now) return;
      const was = dump(timeline);
      for (const request of refusable(kind, pick, told, first)) {
        const outcome = apply(timeline, request, contextOf(story, now));
        const refusal: Refusal =
          kind === "eventExists" ? { kind, status: 409 } : { kind, status: 422 };
        expect(outcome).toEqual({ ok: false, refusal });
        expect(dump(timeline)).toBe(was);
      }
    }),
  );

  it(
    "an accepted request makes a new timeline and leaves the old one alone",
    law([stories], (story) => {
      const kept: [Timeline, string][] = [];
      for (const { before } of tell(story)) kept.push([before, dump(before)]);
      for (const [timeline, was] of kept) expect(dump(timeline)).toBe(was);
    }),
  );

  /** Requests of every kind that are refused for this reason alone. */
  function refusable(
    kind: (typeof reasons)[number],
    pick: number,
    { now, after }: Told,
    first: Instant,
  ): readonly PersonRequest[] {
    const start = first + (pick % (now - first + 1));
    const nothing = { raw: undefined, pending: undefined };
    const ask = (from: number, to: number | undefined, code = "JAM"): PersonRequest[] => {
      const startsAt = from as Instant;
      const endsAt = to as Instant | undefined;
      const common = { startsAt, reason: reasonCode(code), comment: "oil" };
      const classify = { ...common, kind: "classify", endsAt } as const;
      const add = { ...common, ...nothing, kind: "add", endsAt } as const;
      const post = { ...common, ...nothing, kind: "post", updateIfExists: true } as const;
      return to === undefined ? [classify, add, post] : [classify, add];
    };
    const open = undefined;
    switch (kind) {
      case "unknownReason":
        return [...ask(start, open, "NOPE"), ...ask(start, start + 9, "NOPE")];
      case "noReadings":
        return [...ask(now, open), ...ask(now, now + 9)];
      case "beforeFirstReading":
        return [...ask(first - 1 - pick, open), ...ask(first - 1 - pick, now + 9)];
      case "futureStart":
        return [...ask(now + 1 + pick, open), ...ask(now + 1 + pick, now + 90)];
      case "startAfterEnd":
        return ask(start, start - 1 - pick);
      case "emptySpan":
        return ask(start, start);
      case "eventExists": {
        const events = eventsAt(after, plantOfNothing, now);
        const at = events[pick % events.length]?.startsAt ?? now;
        return ask(at, open)
          .filter((request) => request.kind === "post")
          .map((request) => ({ ...request, updateIfExists: false }));
      }
    }
  }
  /** Where events start does not depend on what raw states mean. */
  const plantOfNothing = {
    mapping: { rawStates: new Map(), unknown: { reason: reasonCode("OFF"), pending: false } },
  };
});
