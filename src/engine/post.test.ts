import { describe, expect, it } from "vitest";
import { after, ahead, diary } from "#testing/example.ts";

// The picture and the words of the steps are explained in src/testing/README.md.

describe("S3's own example: at 10:05, after 6:00 Running, 7:00 Idle, 8:00 Downtime", () => {
  const MORNING = ["reads 6:00 r", "reads 7:00 i", "reads 8:00 s", "now 10:05"];

  it.each([
    {
      title: "a new event from now on becomes the current event",
      step: "post now J",
      events: ["6:00 r", "7:00 i pending", "8:00 s pending", "10:05 J raw s"],
    },
    {
      title: "a jam at 6:30 lasts until the idle event starts",
      step: "post 6:30 J",
      events: ["6:00 r", "6:30 J raw r", "7:00 i pending", "8:00 s pending"],
    },
    {
      title: "idle at 6:30 merges with the idle event",
      step: "post 6:30 I",
      events: ["6:00 r", "6:30 I raw r", "8:00 s pending"],
    },
    {
      title: "a jam at 9:00 splits the current event and becomes the current one",
      step: "post 9:00 J",
      events: ["6:00 r", "7:00 i pending", "8:00 s pending", "9:00 J raw s"],
    },
    {
      title: "an existing event is modified",
      step: 'post 7:00 J update "belt"',
      events: ["6:00 r", '7:00 J raw i "belt"', "8:00 s pending"],
    },
  ])("$title", ({ step, events }) => {
    expect(diary("", ...MORNING, step)).toEqual(events);
  });
});

describe("P1: posting an event from now on", () => {
  it("cuts the current event at now and changes no earlier one", () => {
    expect(after("rrss", "post now J", "now 6")).toBe("rrssJJ");
  });

  it("modifies the event that starts at this very second, whatever the flag says", () => {
    expect(diary("rr", "reads 2 s", "post now J")).toEqual(["6:00 r", "6:02 J raw s"]);
    expect(diary("rr", 'post now J "belt"', "post now T")).toEqual([
      "6:00 r",
      '6:02 T raw r "belt"',
    ]);
    expect(diary("rr", "reads 2 s", "post now J update")).toEqual(["6:00 r", "6:02 J raw s"]);
  });

  it("takes over the rest of the event that it splits, with the end that was set for it", () => {
    expect(ahead("rr", "classify 1-5 J", "post now T")).toBe("rJ|TTTr…");
  });

  it("takes over the rest of an ongoing classification", () => {
    expect(ahead("rrr", "shift 0-6", "classify 1-… B", "post now T")).toBe("rBB|TTTr…");
  });
});

describe("P2: posting an event inside a past one", () => {
  it("cuts that event; the new one lasts until the next event starts", () => {
    expect(after("rrrrss", "post 2 J")).toBe("rrJJss");
  });

  it("lasts until where the next event started when it was asked, whatever is reported later", () => {
    expect(after("rrrrss", "post 2 J", "reads 3 o")).toBe("rrJJss");
  });

  it("cuts a person's event just the same", () => {
    expect(after("rrrrrr", "classify 1-5 J", "post 3 T")).toBe("rJJTTr");
  });

  it("leaves nothing of a person's event behind where the new one ends", () => {
    expect(after("rrrrrr", "post 1 J", "reads 6 s", "now 7", "post 3 T", "now 9")).toBe(
      "rJJTTTsss",
    );
  });
});

describe("P3: the next event has the same reason", () => {
  it("makes one event of the two, up to where the next one ended", () => {
    expect(after("rrrriiss", "post 2 I")).toBe("rrIIIIss");
  });

  it("makes one event of the two also when the next one has only just begun", () => {
    expect(ahead("rrr", "reads 3 s", "post 1 S")).toBe("rSS|S…");
  });

  it("takes one step only: an event after that stays, even of the same reason", () => {
    // An unknown raw state means OFF as well, so that two OFF events follow each other.
    expect(after("rrooxx")).toBe("rroo/oo");
    expect(after("rrooxx", "post 1 O")).toBe("rOOOoo");
  });

  it("holds when the next event is the current one, which goes on until the next reading", () => {
    expect(after("rrss", "post 1 S", "now 6", "reads 7 r", "now 8")).toBe("rSSSSSSr");
  });

  it("goes by the reason in force, not by the raw state", () => {
    expect(after("rrssrr", "classify 2-4 J", "post 1 J")).toBe("rJJJrr");
    expect(after("rrssrr", "classify 2-4 J", "post 1 S")).toBe("rSJJrr");
  });

  it("ends as the next event would have, when that has an end that a person set", () => {
    expect(ahead("rrrr", "classify 2-6 J", "post 1 J")).toBe("rJJJ|JJr…");
  });

  it("ends where an ongoing classification would have, whose start stays what it was for C5", () => {
    const ongoing = ["shift 0-9", "classify 3-… B", "post 1 B"];
    expect(ahead("rrrrrr", ...ongoing)).toBe("rBBBBB|BBBr…");
    // The ongoing one starts at 3 still: a call up to 3 leaves it be, one beyond ends it.
    expect(ahead("rrrrrr", ...ongoing, "classify 2-3 T")).toBe("rBTBBB|BBBr…");
    expect(ahead("rrrrrr", ...ongoing, "classify 2-4 T")).toBe("rBTTrr|r…");
  });

  it("waits for the next reading after the next event's own start, not after the cut", () => {
    const told = ["classify 0-4 R", "now 6", "post 1 I"];
    expect(after("iiii", ...told)).toBe("RIIIII");
    expect(after("iiii", ...told, "reads 4 s")).toBe("RIIIII");
    expect(after("iiii", ...told, "reads 5 s")).toBe("RIIIIs");
  });
});

describe("P4: posting an event inside the current one", () => {
  it("cuts it, and the new event becomes the current one", () => {
    expect(after("rrrr", "post 2 J", "now 6")).toBe("rrJJJJ");
  });

  it("ends with the machine's next reading", () => {
    expect(after("rrrr", "post 2 J", "reads 6 s", "now 8")).toBe("rrJJJJss");
  });

  it("ends with the first change after its own start, however late that is heard of", () => {
    expect(after("rrrrrr", "post 3 J", "reads 2 s")).toBe("rrsJJJ");
    expect(after("rrrrrr", "post 3 J", "reads 3 s")).toBe("rrrJJJ");
    expect(after("rrrrrr", "post 3 J", "reads 4 s")).toBe("rrrJss");
  });

  it("does not merge with the event before it, even of the same reason", () => {
    expect(after("rrrr", "post 2 R")).toBe("rrRR");
    expect(after("rrrr", "post 1 J", "post 3 J")).toBe("rJJ/J");
  });

  it("takes over a set future end", () => {
    expect(ahead("rrrr", "classify 1-6 J", "post 3 T")).toBe("rJJT|TTr…");
  });

  it("takes over an ongoing classification's end, and is the ongoing one from then on", () => {
    expect(ahead("rrrr", "shift 0-8", "classify 1-… B", "post 3 T")).toBe("rBBT|TTTTr…");
    expect(ahead("rrrr", "shift 0-8", "classify 1-… B", "post 2 T", "classify 1-2 J")).toBe(
      "rJTT|TTTTr…",
    );
    expect(ahead("rrrr", "shift 0-8", "classify 1-… B", "post 2 T", "classify 1-3 J")).toBe(
      "rJJr|r…",
    );
  });
});

describe("P5: the start is that of an existing event", () => {
  it("corrects the event in place, and nothing merges", () => {
    expect(after("rrssrr", "post 2 J update")).toBe("rrJJrr");
    expect(after("rrssrr", "post 2 R update")).toBe("rrRRrr");
  });

  it("is refused without the flag", () => {
    expect(after("rrssrr", "post 2 J")).toBe("refused 409 eventExists");
  });

  it("keeps the raw state and the comment that are not supplied, and is not pending", () => {
    const first = 'classify 1-3 J "belt"';
    expect(diary("rrrr", first, "post 1 T update")).toContain('6:01 T raw r "belt"');
    expect(diary("rrrr", first, "post 1 T update raw s pending")).toContain(
      '6:01 T raw s pending "belt"',
    );
    expect(diary("ssss", "post 0 J update")).toEqual(["6:00 J raw s"]);
    expect(diary("ssss", "post 0 J update pending", "post 0 J update")).toEqual(["6:00 J raw s"]);
  });

  it("takes a new comment, and clears it for an empty one", () => {
    const first = 'classify 1-3 J "belt"';
    expect(diary("rrrr", first, 'post 1 T update "oil"')).toContain('6:01 T raw r "oil"');
    expect(diary("rrrr", first, 'post 1 T update ""')).toContain("6:01 T raw r");
  });

  it("keeps the event's way of ending", () => {
    expect(after("rrss", "post 2 J update", "reads 6 r", "now 7")).toBe("rrJJJJr");
    expect(ahead("rrrr", "classify 2-6 J", "post 2 T update")).toBe("rrTT|TTr…");
    expect(ahead("rrrr", "shift 0-8", "classify 2-… B", "post 2 T update")).toBe("rrTT|TTTTr…");
  });

  it("lets a past machine event end with its reading, wherever a late one puts that", () => {
    expect(after("rrrrss", "post 0 J update", "reads 2 i")).toBe("JJiiss");
  });

  it("keeps an event within its extent where a person's span had cut it, when that span goes", () => {
    const told = ["shift 0-20", "classify 2-… B", "post 0 J update"];
    expect(after("rrrrrr", ...told)).toBe("JJBBBB");
    expect(after("rrrrrr", ...told, "classify 4-5 T")).toBe("JJBBTr");
    expect(after("rrrrrr", ...told, "classify 1-4 T")).toBe("JTTTrr");
    expect(after("rrrrrr", ...told, "undo 1")).toBe("JJrrrr");
  });
});

describe("P6: what is not supplied", () => {
  it("the raw state is that of the event split, pending is false, the comment empty", () => {
    expect(diary("ssss", "post 2 J")).toEqual(["6:00 s pending", "6:02 J raw s"]);
    expect(diary("ssrr", "post 1 J")).toEqual(["6:00 s pending", "6:01 J raw s", "6:02 r"]);
    expect(diary("ssss", 'post 1 J raw o "oil"', "post 3 T")).toEqual([
      "6:00 s pending",
      '6:01 J raw o "oil"',
      "6:03 T raw o",
    ]);
  });

  it("what is supplied counts", () => {
    expect(diary("ssss", 'post 2 J raw i pending "oil"').at(-1)).toBe('6:02 J raw i pending "oil"');
  });
});

describe("P7: refused, and nothing changes", () => {
  it.each([
    { why: "the plant does not know the reason", step: "post 1 X", refusal: "422 unknownReason" },
    { why: "the start is in the future", step: "post 5 J", refusal: "422 futureStart" },
    {
      why: "the start is before the machine's first reading",
      step: "post 0 J",
      refusal: "422 beforeFirstReading",
    },
  ])("$why", ({ step, refusal }) => {
    expect(after("·rrr", step)).toBe(`refused ${refusal}`);
  });

  it("the machine has reported nothing, or nothing yet", () => {
    expect(after("", "post now J")).toBe("refused 422 noReadings");
  });

  it("takes the very first second, and the very present one", () => {
    expect(after("·rrr", "post 1 J update")).toBe("·JJJ");
    expect(after("·rrr", "post 4 J", "now 5")).toBe("·rrrJ");
  });
});

describe("M: merging", () => {
  it("starts where the earlier part started, keeps its raw state, takes the posted reason and flag", () => {
    expect(diary("rrss", "post 1 S")).toEqual(["6:00 r", "6:01 S raw r"]);
    expect(diary("rrss", "post 1 S pending raw i")).toEqual(["6:00 r", "6:01 S raw i pending"]);
  });

  it("loses no words: every distinct line of its parts' comments, in time order", () => {
    expect(diary("rrrr", 'classify 2-4 J "belt\n\noil"', 'post 1 J "new belt\noil"')).toEqual([
      "6:00 r",
      '6:01 J raw r "new belt\\noil\\nbelt"',
      "6:04 r",
    ]);
  });
});
