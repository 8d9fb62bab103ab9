import { describe, expect, it } from "vitest";
import { after, ahead, diary } from "#testing/example.ts";

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
});
