import { describe, expect, it } from "vitest";
import { Example, inColumns, MAPPING, REASONS } from "#testing/example.ts";
import { SIX } from "#testing/notation.ts";
import { type Instant, plus } from "#time/instant.ts";
import { timeZone } from "#time/zone.ts";
import { apply } from "./apply.ts";
import { reasonCode } from "./names.ts";
import { type PostRequest, presentOf, type Request } from "./request.ts";
import { eventsBetween } from "./timeline.ts";

function post(startsAt: Instant | undefined): PostRequest {
  const open = { raw: undefined, pending: undefined, comment: undefined };
  return { kind: "post", startsAt, reason: reasonCode("JAM"), updateIfExists: true, ...open };
}

describe("a clock that lags behind the one by which somebody asked", () => {
  const asked = plus(SIX, 4 * 60);
  const late = plus(asked, -1);
  const plant = {
    reasons: REASONS,
    mapping: MAPPING,
    calendar: { zone: timeZone("UTC"), patterns: [] },
  };
  const shown = (now: Instant): readonly string[] => {
    const { timeline: before } = new Example("rrrr", ["classify 2-… B"]);
    const origin = { requestId: "jam", by: "Ana" };
    const outcome = apply(before, post(asked), { plant, now: asked, origin });
    if (!outcome.ok) return ["refused"];
    return eventsBetween(outcome.timeline, MAPPING, SIX, now, now).map(inColumns);
  };

  it("shows the event that was cut as still going on, and the new one not at all", () => {
    expect(shown(late)).toEqual(["r 0-2", "B 2-…"]);
  });

  it("shows what was asked once it looks at the second of the asking", () => {
    expect(shown(presentOf([post(asked)], late))).toEqual(["r 0-2", "B 2-4", "J 4-…"]);
  });

  it("looks at its own second where that is later, or where nothing is pending", () => {
    expect(presentOf([], late)).toBe(late);
    expect(presentOf([post(late)], asked)).toBe(asked);
    expect(presentOf([post(undefined)], late)).toBe(late);
  });

  it("looks at the newest of several, whatever their order; an undo starts nothing", () => {
    const { done } = new Example("rrrr", ["classify 1-3 J"]);
    if (done === undefined) throw new Error("nothing was asked");
    const undo: Request = { kind: "undo", of: "r", edit: done.edit };
    const newest = plus(asked, 5);
    expect(presentOf([post(asked), post(newest), undo], late)).toBe(newest);
    expect(presentOf([post(newest), post(asked)], late)).toBe(newest);
    expect(presentOf([undo], late)).toBe(late);
  });
});
