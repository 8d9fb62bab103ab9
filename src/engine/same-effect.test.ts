import { describe, expect, it } from "vitest";
import { Example } from "#testing/example.ts";
import { doingOf } from "#testing/notation.ts";
import { stories } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { originOf, tell } from "#testing/story.ts";
import { meansTheSame } from "./same-effect.ts";

/** Whether `step`, meant for one timeline, means the same on another; both are told from the same machine. */
function same(
  step: string,
  base: readonly string[],
  newer: readonly string[],
  machine = "rrrrrrrr",
): boolean {
  const doing = doingOf(step);
  if (doing.kind !== "ask") throw new Error("a request is wanted");
  const then = new Example(machine, base);
  const today = new Example(machine, newer);
  return meansTheSame(doing.request, then.timeline, today.timeline, today.context);
}

describe("whether a request still means the same on a newer timeline: it", () => {
  it("does when nothing has changed, or only other seconds have", () => {
    expect(same("classify 2-4 J", [], [])).toBe(true);
    expect(same("classify 2-4 J", [], ["classify 5-7 T"])).toBe(true);
    expect(same("classify 2-4 J", ["classify 0-1 T"], ["classify 0-1 T", "classify 6-7 B"])).toBe(
      true,
    );
  });

  it("does not when a second that it covers has changed", () => {
    expect(same("classify 2-4 J", [], ["classify 3-5 T"])).toBe(false);
    expect(same("classify 2-4 J", [], ["reads 3 s"])).toBe(false);
    expect(same("post 2 J", [], ["classify 5-7 T"])).toBe(false);
  });

  it("does not when a late reading only moved where one event ends and the next starts", () => {
    expect(same("classify 0-6 J", [], ["reads 3 r"], "rrssrr")).toBe(false);
    expect(same("classify 0-6 J", ["reads 3 r"], [], "rrssrr")).toBe(false);
  });

  it("does when somebody else's event starts where it ends, or ends where it starts", () => {
    expect(same("classify 2-4 J", [], ["classify 4-6 T"])).toBe(true);
    expect(same("classify 2-4 J", [], ["classify 0-2 T"])).toBe(true);
  });

  it("does not when it starts now, in an event that somebody else has just set", () => {
    expect(same("post now J", [], ["post 5 T"])).toBe(false);
    expect(same("post 3 J", [], ["post now T"])).toBe(false);
    expect(same("post now J", [], ["classify 5-7 T"])).toBe(true);
  });

  it("does not when it would now merge with a neighbour", () => {
    expect(same("classify 2-4 J", [], ["classify 1-2 J"])).toBe(false);
    expect(same("classify 2-4 J", [], ["classify 4-5 J"])).toBe(false);
  });

  it("does not when it would no longer merge with one", () => {
    expect(same("classify 2-4 J", ["classify 1-2 J"], [])).toBe(false);
  });

  it("does not when it is refused on either", () => {
    expect(same("post 2 J", [], ["classify 2-4 T"])).toBe(false);
    expect(same("post 2 J", ["classify 2-4 T"], [])).toBe(false);
    expect(same("classify 2-4 X", [], [])).toBe(false);
  });

  it("does not when somebody else has said the same meanwhile", () => {
    const told = (by: string): Example => {
      const example = new Example("rrrr", ["classify 1-3 T"]);
      return by === ""
        ? example
        : new Example("rrrr", ["classify 0-1 B", "undo", "classify 1-3 T"]);
    };
    const doing = doingOf("classify 1-3 J");
    if (doing.kind !== "ask") throw new Error("a request is wanted");
    const [base, newer] = [told(""), told("other")];
    expect(meansTheSame(doing.request, base.timeline, newer.timeline, base.context)).toBe(false);
  });

  it("does when the event that it changes reaches further than before, but not in those seconds", () => {
    expect(same("classify 2-4 J", ["classify 1-5 T"], ["classify 1-5 T", "classify 5-6 B"])).toBe(
      true,
    );
  });

  it(
    "every accepted request means on its own timeline what it means",
    law([stories], (story) => {
      for (const { request, before, outcome, now, index } of tell(story)) {
        const context = { plant: story.plant, now, origin: originOf(index) };
        expect(meansTheSame(request, before, before, context)).toBe(outcome.ok);
      }
    }),
  );
});
