import { describe, expect, it } from "vitest";
import { after, ahead, diary, Example } from "#testing/example.ts";
import { undo } from "./invert.ts";

// Every request of every example is taken back at once by example.ts; here is what comes in between.

describe("L6: taking a request back", () => {
  it.each([
    ["a classification", "classify 1-4 J"],
    ["one that merged on both sides", "classify 2-4 R"],
    ["an ongoing one", "classify 2-… B"],
    ["a post in the past", "post 1 J"],
    ["a post that merged with the next event", "post 1 S"],
    ["a post inside the current event", "post 5 J"],
    ["a correction", "post 2 J update"],
    ["an added event that became the current one", "add 1-… J"],
  ])("puts back what stood there: %s", (_, step) => {
    expect(ahead("rrssrr", "shift 0-9", step, "undo")).toBe("rrssrr|r…");
  });

  it("joins the pieces of one event again", () => {
    expect(after("rrrrrrrr", "classify 1-7 J", "classify 3-5 T")).toBe("rJJTTJJr");
    expect(after("rrrrrrrr", "classify 1-7 J", "classify 3-5 T", "undo")).toBe("rJJJJJJr");
  });

  it("can itself be taken back: that is a redo", () => {
    const told = ["classify 1-7 J", "classify 3-5 T", "undo"];
    expect(after("rrrrrrrr", ...told, "undo")).toBe("rJJTTJJr");
    expect(after("rrrrrrrr", ...told, "undo", "undo")).toBe("rJJJJJJr");
  });

  it("leaves alone what others have set on other seconds since", () => {
    const told = ["classify 1-7 J", "classify 3-5 T", "classify 6-7 B", "classify 1-2 O"];
    expect(after("rrrrrrrr", ...told)).toBe("rOJTTJBr");
    expect(after("rrrrrrrr", ...told, "undo 2")).toBe("rOJJJJBr");
  });

  it("joins pieces across a change that went before it", () => {
    const told = ["classify 1-9 J", "classify 3-5 T", "classify 5-7 B"];
    expect(after("rrrrrrrrrr", ...told)).toBe("rJJTTBBJJr");
    expect(after("rrrrrrrrrr", ...told, "undo 2")).toBe("rJJJJBBJJr");
    expect(after("rrrrrrrrrr", ...told, "undo 2", "undo 3")).toBe("rJJJJJJJJr");
  });

  it.each([
    ["its beginning", "classify 1-3 T"],
    ["its middle", "classify 3-4 T"],
    ["its end", "classify 5-7 T"],
    ["all of it", "classify 0-8 T"],
    ["its words", 'post 2 J update "oil"'],
    ["a neighbour that took it in", "classify 6-7 J"],
  ])("is refused when a later request changed %s", (_, step) => {
    expect(after("rrrrrrrr", "classify 2-6 J", step, "undo 1")).toBe("refused 409 changedSince");
  });

  it("is refused where a later call gave the seconds back to the machine", () => {
    const told = ["shift 0-12", "classify 2-… B", "classify 6-7 T"];
    expect(after("rrrrrrrr", ...told, "undo 1")).toBe("refused 409 changedSince");
  });

  it("works again once the later request has been taken back", () => {
    expect(after("rrrrrrrr", "classify 2-6 J", "classify 3-4 T", "undo 2", "undo 1")).toBe(
      "rrrrrrrr",
    );
  });

  it("is refused the second time", () => {
    expect(after("rrrr", "classify 1-3 J", "undo 1", "undo 1")).toBe("refused 409 changedSince");
  });

  it("reaches ahead as far as the event did", () => {
    expect(ahead("rrrr", "classify 1-8 J", "now 6", "undo")).toBe("rrrrrr|r…");
    expect(ahead("rrrr", "shift 0-9", "classify 1-… B", "now 6", "undo")).toBe("rrrrrr|r…");
  });

  it("brings back an event that waits for the next reading, which may have come meanwhile", () => {
    expect(
      after("rrrr", "post 1 J", "post 3 T", "now 5", "undo", "now 6", "reads 6 s", "now 7"),
    ).toBe("rJJJJJs");
    expect(after("rrrr", "post 1 J", "post 3 T", "reads 5 s", "now 7", "undo")).toBe("rJJJJss");
  });

  it("touches nothing behind the reading that ended its event", () => {
    const told = ["post 2 J", "reads 5 s", "now 7", "classify 6-7 T"];
    expect(after("rrrr", ...told, "undo 1")).toBe("rrrrrsT");
  });

  it("puts back what the late readings say, where the event had ended before", () => {
    const told = ["post 1 J", "post 4 T", "reads 3 s"];
    expect(after("rrrrrr", ...told)).toBe("rJJJTT");
    expect(after("rrrrrr", ...told, "undo 2")).toBe("rJJsss");
  });

  it("does not stretch an event whose end a late reading has brought forward", () => {
    const told = ["post 0 J update", "classify 3-5 T", "reads 4 s"];
    expect(after("rrrrrr", ...told)).toBe("JJJTTs");
    expect(after("rrrrrr", ...told, "undo 2")).toBe("JJJJss");
  });

  it("gives an ongoing classification its end and its start back", () => {
    const told = ["shift 0-12", "classify 2-… B", "post 4 T", "undo"];
    expect(ahead("rrrrrr", ...told)).toBe("rrBBBB|BBBBBBr…");
    expect(ahead("rrrrrr", ...told, "classify 1-3 J")).toBe("rJJrrr|r…");
    expect(ahead("rrrrrr", ...told, "classify 1-2 J")).toBe("rJBBBB|BBBBBBr…");
  });

  it("gives back words, raw state and flag", () => {
    const first = 'add 1-3 J raw o pending "oil"';
    expect(diary("rrrr", first, 'post 1 T update "belt"', "undo")).toEqual([
      "6:00 r",
      '6:01 J raw o pending "oil"',
      "6:03 r",
    ]);
  });

  it("brings back an ongoing classification that a call had ended", () => {
    const told = ["shift 0-12", "classify 2-… B", "classify 4-5 T", "undo"];
    expect(ahead("rrrrrr", ...told)).toBe("rrBBBB|BBBBBBr…");
  });

  it("gives an ongoing classification back its start though another had left only its rest", () => {
    const told = ["shift 0-12", "classify 2-… B", "shift 0-9", "classify 4-… T"];
    expect(ahead("rrrrrr", ...told)).toBe("rrBBTT|TTTBBBr…");
    expect(ahead("rrrrrr", ...told, "undo")).toBe("rrBBBB|BBBBBBr…");
    expect(ahead("rrrrrr", ...told, "undo", "classify 1-3 J")).toBe("rJJrrr|r…");
    expect(ahead("rrrrrr", ...told, "undo", "classify 1-2 J")).toBe("rJBBBB|BBBBBBr…");
  });
});

describe("L6: a redo, and taking that back,", () => {
  it("touches no more seconds than the request did", () => {
    const redone = ["classify 2-5 J", "undo 2", "undo 3"];
    expect(after("rrrrrrr", "post 1 T", ...redone)).toBe("rTJJJTT");
    expect(after("rrrrrrr", "post 1 T", ...redone, "classify 6-7 B", "undo 4")).toBe("rTTTTTB");
    expect(after("rrrr", "classify 2-3 S", "undo", "undo 2", "classify 3-4 B", "undo 3")).toBe(
      "rrrB",
    );
  });

  it("leaves alone what others set since, outside of those seconds", () => {
    expect(after("ssss", "post 0 T update", "classify 1-2 S", "undo", "classify 3-4 O")).toBe(
      "TTTO",
    );
    expect(
      after("ssss", "post 0 T update", "classify 1-2 S", "undo", "classify 3-4 O", "undo 3"),
    ).toBe("TSTO");
    expect(
      after("rrrrr", "post 1 J", "post now T", "undo", "undo 3", "classify 2-3 B", "undo 4"),
    ).toBe("rJBJJ");
  });
});

describe("L6: what others have made of an event's parts since", () => {
  it("keeps the event's way of ending, when that was its rest", () => {
    const told = ["post 2 J", "classify 4-5 T", "post now B update", "undo 2"];
    expect(ahead("rrrrr", ...told)).toBe("rrJJJ|B…");
    // The break ends with the machine's next reading, the jam where the break had started.
    expect(ahead("rrrrr", ...told, "reads 4 i")).toBe("rrJJJ|i…");
  });

  it("lies between two of them, and both come back", () => {
    const told = ["post 1 T", "classify 2-4 J", "classify 0-8 O"];
    expect(ahead("rrrrr", ...told)).toBe("OOOOO|OOOT…");
    expect(ahead("rrrrr", ...told, "undo")).toBe("rTJJT|T…");
  });

  it("does not keep an event from being one again, once a late reading has gone that had ended it", () => {
    const told = ["post 1 T update", "classify 2-3 J", "reads 2 r"];
    expect(after("ssss", ...told, "undo 2")).toBe("sTrr");
    expect(after("ssss", ...told, "undo 2", "reads 2 s")).toBe("sTTT");
    expect(after("ssss", ...told, "reads 2 s", "undo 2")).toBe("sTTT");
  });

  it("may be an end that was set before a late reading would have ended it", () => {
    const told = ["shift 0-9", "classify 1-… R", "classify 1-2 I", "now 9", "post now T"];
    expect(ahead("iiii", ...told, "reads 7 s")).toBe("IIIIIIIII|T…");
    expect(ahead("iiii", ...told, "reads 7 s", "undo 2")).toBe("iRRRRRRRR|T…");
  });

  it("does not stretch an event beyond the reading that has ended it", () => {
    const told = ["post 0 B update", "classify 2-7 J", "reads 6 s"];
    expect(ahead("rrrrrr", ...told)).toBe("BBJJJJ|Js…");
    expect(ahead("rrrrrr", ...told, "undo")).toBe("BBBBBB|s…");
  });

  it("leaves the rest of an ongoing classification its later start", () => {
    const told = ["shift 0-6", "classify 0-… J", "post 2 T update", "classify 0-2 J", "undo 2"];
    expect(ahead("ssss", ...told)).toBe("JJ/JJ|JJs…");
    expect(ahead("ssss", ...told, "classify 0-1 B")).toBe("BJ/JJ|JJs…");
  });

  it("gives an ongoing classification that had merged back the start of its call", () => {
    const told = ["shift 0-9", "classify 1-… R", "classify 1-2 B", "undo"];
    expect(ahead("rss", ...told)).toBe("RRR|RRRRRRs…");
    expect(ahead("rss", ...told, "classify 0-1 O")).toBe("ORR|RRRRRRs…");
  });

  it("does not mistake another's event for the ongoing one that it brings back", () => {
    const told = ["post 0 J update", "shift 0-12", "classify 2-… B", "shift 0-9", "classify 1-… T"];
    expect(ahead("rrrrrr", ...told)).toBe("JTTTTT|TTTBBBr…");
    expect(ahead("rrrrrr", ...told, "undo", "classify 0-1 O")).toBe("OJBBBB|BBBBBBr…");
  });
});

describe("L6: taking a request back when a late reading has swallowed the one that ended its event", () => {
  // The machine had never stopped being stopped: what was heard first for minute 2 does not count.
  const told = ["post 0 J update", "reads 2 s"];

  it("takes back the whole event, as far as it goes by now", () => {
    expect(ahead("ssrr", "post 0 J update")).toBe("JJrr|r…");
    expect(ahead("ssrr", ...told)).toBe("JJJJ|J…");
    expect(ahead("ssrr", ...told, "undo")).toBe("ssss|s…");
    expect(ahead("ssrr", ...told, "undo", "undo")).toBe("JJJJ|J…");
    expect(ahead("ssrrii", ...told, "undo")).toBe("ssssii|i…");
    expect(ahead("ssrrii", ...told, "undo", "undo")).toBe("JJJJii|i…");
  });

  it("is refused where somebody has set seconds since through which it goes on", () => {
    expect(after("ssrrii", ...told, "classify 3-4 T")).toBe("JJJTii");
    expect(after("ssrrii", ...told, "classify 3-4 T", "undo 1")).toBe("refused 409 changedSince");
    expect(after("ssrrrr", ...told, "classify 2-3 T")).toBe("JJTJJJ");
    expect(after("ssrrrr", ...told, "classify 2-3 T", "undo 1")).toBe("refused 409 changedSince");
    expect(after("ssrrrr", ...told, "classify 2-3 T", "undo", "undo 1")).toBe("ssssss");
  });

  it("takes back no more than up to where somebody's event starts that was there before", () => {
    expect(after("ssrrii", "classify 2-3 T", ...told)).toBe("JJTsii");
    expect(after("ssrrii", "classify 2-3 T", ...told, "undo 2")).toBe("ssTsii");
    expect(after("ssrrrr", "classify 4-5 T", ...told)).toBe("JJJJTs");
    expect(after("ssrrrr", "classify 4-5 T", ...told, "undo 2")).toBe("ssssTs");
    expect(after("ssrrii", ...told, "classify 2-6 T", "undo 1")).toBe("ssTTTT");
  });

  it("takes back an event that had merged with the machine's next", () => {
    expect(after("siiiisr", "classify 4-5 S", "reads 6 s")).toBe("siiiSSS");
    expect(after("siiiisr", "classify 4-5 S", "reads 6 s", "undo")).toBe("siiiiss");
    expect(after("rrssrr", "post 1 S", "reads 4 s", "undo")).toBe("rrssss");
  });

  it("lets the event before flow into the seconds, and a redo knows it there", () => {
    const twice = ["post 0 J update", "classify 2-4 T", "reads 2 s", "undo 2"];
    expect(after("ssrrii", ...twice)).toBe("JJJJii");
    expect(after("ssrrii", ...twice, "undo")).toBe("JJTTii");
    expect(after("ssrrii", ...twice, "undo", "undo")).toBe("JJJJii");
  });
});

describe("L6: a request that cannot be taken back any more says whose event is in the way", () => {
  /** Which request of the picture's stands in the way of taking back its first. */
  function inTheWay(picture: string, first: string, ...later: readonly string[]): string {
    const { done } = new Example(picture, [first]);
    const { timeline, now } = new Example(picture, [first, ...later]);
    const undone = done && undo(timeline, done.edit, now);
    if (undone === undefined || undone.ok) return "nothing";
    return undone.inTheWay?.origin.requestId ?? "the machine's word";
  }

  it.each([
    ["another's event on all of it", ["classify 0-8 T"], "request 2"],
    ["another's event at its end", ["classify 5-7 T"], "request 2"],
    ["the first of two", ["classify 3-4 T", "classify 5-6 B"], "request 2"],
    ["the first of two, the later set first", ["classify 5-6 T", "classify 3-4 B"], "request 3"],
    ["nobody, when it has been taken back", ["undo"], "the machine's word"],
    ["another's event that came after that", ["undo", "classify 2-6 T"], "request 3"],
    ["nobody, where others changed other seconds", ["classify 0-1 T", "classify 7-8 B"], "nothing"],
  ])("%s", (_, later, whose) => {
    expect(inTheWay("rrrrrrrr", "classify 2-6 J", ...later)).toBe(whose);
  });

  it("a correction of its beginning", () => {
    expect(inTheWay("rrrr", "post 0 J update", "post 2 T")).toBe("request 2");
    expect(inTheWay("rrrr", "post now J", "post now T update")).toBe("request 2");
  });
});
