import { describe, expect, it } from "vitest";
import { after, ahead, diary } from "#testing/example.ts";

describe("C1: classifying a span", () => {
  it("makes it one event; what was in force at its end resumes there", () => {
    expect(after("rrrrrr", "classify 1-4 J")).toBe("rJJJrr");
  });

  it("trims the events that it covers partly, and takes out those that it covers fully", () => {
    expect(after("rrssiirr", "classify 1-5 J")).toBe("rJJJJirr");
    expect(after("rrssrr", "classify 2-4 J")).toBe("rrJJrr");
    expect(after("rrrrrr", "classify 1-3 J", "classify 3-5 T", "classify 2-4 B")).toBe("rJBBTr");
  });

  it("lets the machine's signal alone: a covered state resumes where the span ends", () => {
    expect(after("rrssss", "classify 1-4 J")).toBe("rJJJss");
  });

  it("has the raw state of the event in force at its start, and is not pending", () => {
    expect(diary("ssrr", "classify 1-3 J")).toEqual(["6:00 s pending", "6:01 J raw s", "6:03 r"]);
    expect(diary("rrrr", "post 1 J raw o", "classify 2-4 T").at(-2)).toBe("6:02 T raw o");
  });

  it("has the comment that came with it, and no other", () => {
    expect(diary("rrrr", 'classify 1-3 J "oil"', 'classify 1-3 T "belt"')[1]).toBe(
      '6:01 T raw r "belt"',
    );
    expect(diary("rrrr", 'classify 1-3 J "oil"', "classify 1-3 T")[1]).toBe("6:01 T raw r");
  });

  it("can start with the first reading and end at the very second", () => {
    expect(after("·rrrr", "classify 1-5 J")).toBe("·JJJJ");
    expect(after("·rrrr", "classify 1-3 J")).toBe("·JJrr");
  });

  it("leaves the rest of a cut event its way of ending (C6)", () => {
    expect(ahead("rrrrrr", "classify 0-9 J", "classify 2-4 T")).toBe("JJTTJJ|JJJr…");
    expect(after("rrrrrr", "post 1 J", "classify 2-4 T", "reads 8 s", "now 9")).toBe("rJTTJJJJs");
  });

  it("leaves the rest the mark of the event that was cut: a late reading before it ends it", () => {
    const told = ["post 1 J", "classify 3-5 T"];
    expect(after("rrrrrr", ...told)).toBe("rJJTTJ");
    expect(after("rrrrrr", ...told, "reads 4 s")).toBe("rJJTTs");
    // The part before the cut has a set end.
    expect(after("rrrrrr", ...told, "reads 2 s")).toBe("rJJTTs");
  });
});

describe("C2: events of the same reason on either side", () => {
  it("becomes one with the event that ends at its start", () => {
    expect(after("rrssrr", "classify 4-5 S")).toBe("rrSSSr");
    expect(after("rrrrrr", "classify 1-3 J", "classify 3-5 J")).toBe("rJJJJr");
  });

  it("becomes one with the event at its end, when that is not in the future", () => {
    expect(after("rrssrr", "classify 1-2 S")).toBe("rSSSrr");
    expect(after("rrrrrr", "classify 3-5 J", "classify 1-3 J")).toBe("rJJJJr");
    expect(after("rrrr", "post now J", "classify 2-4 J", "now 6")).toBe("rrJJJJ");
  });

  it("becomes one with both", () => {
    expect(after("rrssrr", "classify 2-4 R")).toBe("RRRRRR");
  });

  it("stays apart from the event at an end in the future", () => {
    expect(ahead("rrrr", "classify 2-8 J", "classify 2-6 J")).toBe("rrJJ|JJ/JJr…");
  });

  it("merges one step on each side, and no further", () => {
    expect(after("ooxxrroox", "classify 4-6 O")).toBe("ooOOOOOOo");
  });

  it("merges with a machine's event by its reason; the merged event has the call's flag", () => {
    expect(diary("ssrr", "classify 2-4 S")).toEqual(["6:00 S raw s", "6:04 r"]);
  });

  it("goes on until the next reading when the event at its end did", () => {
    expect(after("rrss", "classify 1-2 S", "reads 6 r", "now 7")).toBe("rSSSSSr");
  });

  it("keeps the end of an event that a person's span had cut", () => {
    const told = ["classify 4-6 J", "classify 1-2 S"];
    expect(after("rrssssss", ...told)).toBe("rSSSJJss");
    expect(after("rrssssss", ...told, "undo 1")).toBe("rSSSssss");
  });

  it("keeps the mark of the part that reaches on", () => {
    const told = ["post 4 J", "classify 2-4 J"];
    expect(after("rrrrrr", ...told)).toBe("rrJJJJ");
    expect(after("rrrrrr", ...told, "reads 3 s")).toBe("rrJJJJ");
    expect(after("rrrrrr", ...told, "reads 5 s")).toBe("rrJJJs");
  });

  it("does not look behind the machine's first reading", () => {
    expect(after("·rrr", "classify 1-3 J")).toBe("·JJr");
  });
});

describe("C3: an end in the future", () => {
  it("is allowed, and the machine's readings until then start no events", () => {
    expect(ahead("rrrr", "classify 2-6 J")).toBe("rrJJ|JJr…");
    expect(after("rrrr", "classify 2-6 J", "reads 5 s", "now 8")).toBe("rrJJJJss");
  });

  it("gives way where the next reading would have ended what it cut", () => {
    const told = ["post 1 J", "classify 3-6 T"];
    expect(ahead("rrrr", ...told)).toBe("rJJT|TTJ…");
    expect(after("rrrr", ...told, "reads 5 s", "now 8")).toBe("rJJTTTss");
    expect(after("rrrr", ...told, "now 7", "reads 7 s", "now 8")).toBe("rJJTTTJs");
  });

  it("is no excuse for a start in the future", () => {
    expect(after("rrrr", "classify 5-8 J")).toBe("refused 422 futureStart");
  });
});

describe("C7: refused, and nothing changes", () => {
  it.each([
    { why: "the start is after the end", step: "classify 3-2 J", refusal: "422 startAfterEnd" },
    { why: "the start is the end", step: "classify 3-3 J", refusal: "422 emptySpan" },
    { why: "the start is in the future", step: "classify 5-… J", refusal: "422 futureStart" },
    { why: "the plant has no such reason", step: "classify 1-2 X", refusal: "422 unknownReason" },
    {
      why: "the start is before the machine's first reading",
      step: "classify 0-3 J",
      refusal: "422 beforeFirstReading",
    },
    { why: "an AddEvent ends where it starts", step: "add now-4 J", refusal: "422 emptySpan" },
    { why: "an AddEvent from now ends before", step: "add now-3 J", refusal: "422 startAfterEnd" },
  ])("$why", ({ step, refusal }) => {
    expect(after("·rrr", step)).toBe(`refused ${refusal}`);
  });

  it("the machine has reported nothing", () => {
    expect(after("", "classify 0-… J")).toBe("refused 422 noReadings");
  });
});

describe("AddEvent with an end follows C1 and C2", () => {
  it("covers its span and merges like a classification", () => {
    expect(after("rrrrrr", "add 1-4 J")).toBe("rJJJrr");
    expect(after("rrssrr", "add 4-5 S")).toBe("rrSSSr");
    expect(ahead("rrrr", "add now-6 J")).toBe("rrrr|JJr…");
  });

  it("takes the raw state, the flag and the comment that were supplied", () => {
    expect(diary("rrrr", 'add 1-3 J raw o pending "oil"')[1]).toBe('6:01 J raw o pending "oil"');
    expect(diary("rrrr", "add 1-3 J settled")[1]).toBe("6:01 J raw r");
  });

  it("ends an ongoing classification (C5)", () => {
    expect(ahead("rrrrrr", "shift 0-9", "classify 1-… B", "add 3-5 T")).toBe("rBBTTr|r…");
  });
});

describe("AddEvent without an end becomes the current event", () => {
  it("covers what lies between, and goes on as the current event would have", () => {
    expect(after("rrssrr", "add 2-… J", "now 8", "reads 8 s", "now 9")).toBe("rrJJJJJJs");
    expect(ahead("rrrr", "classify 3-6 J", "add 1-… T")).toBe("rTTT|TTr…");
    expect(ahead("rrrr", "add now-… J")).toBe("rrrr|J…");
  });

  it("merges with the event before it, as C2 has it", () => {
    expect(diary("rrss", 'classify 1-2 J "oil"', "add 2-… J")).toEqual([
      "6:00 r",
      '6:01 J raw r "oil"',
    ]);
  });

  it("takes over an ongoing classification, whose start stays when that is later", () => {
    const told = ["shift 0-9", "classify 3-… B", "add 1-… T"];
    expect(ahead("rrrrrr", ...told)).toBe("rTTTTT|TTTr…");
    expect(ahead("rrrrrr", ...told, "classify 2-3 J")).toBe("rTJTTT|TTTr…");
    expect(ahead("rrrrrr", ...told, "classify 2-4 J")).toBe("rTJJrr|r…");
  });

  it("waits for the first change after the later of its start and the current event's mark", () => {
    const told = ["add 2-… J"];
    expect(after("rrssrr", ...told, "reads 3 o")).toBe("rrJJJJ");
    expect(after("rrssrr", ...told, "reads 5 s")).toBe("rrJJJs");
  });
});

describe("M: merging", () => {
  it("keeps the earlier part's raw state", () => {
    expect(diary("ssrr", "classify 1-2 J", "post 2 J update", "classify 0-1 J")).toEqual([
      "6:00 J raw s",
      "6:02 J raw r",
    ]);
  });

  it("gathers the comments of all three parts, each line once, in time order", () => {
    expect(
      diary(
        "rrrrrr",
        'classify 1-2 J "oil"',
        'classify 3-5 J "belt\noil"',
        'classify 2-3 J "new belt"',
      ),
    ).toEqual(["6:00 r", '6:01 J raw r "oil\\nnew belt\\nbelt"', "6:05 r"]);
  });
});
