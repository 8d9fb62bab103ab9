import { describe, expect, it } from "vitest";
import { after, ahead, diary } from "#testing/example.ts";

describe("C4: an ongoing classification", () => {
  it("is in force until the end of the shift in progress, and no reading starts an event meanwhile", () => {
    expect(ahead("rrrr", "shift 0-8", "classify 2-… B")).toBe("rrBB|BBBBr…");
    expect(after("rrrr", "shift 0-8", "classify 2-… B", "reads 5 s", "now 10")).toBe("rrBBBBBBss");
  });

  it("grows as time goes on", () => {
    expect(after("rrrr", "shift 0-8", "classify 2-… B")).toBe("rrBB");
    expect(after("rrrr", "shift 0-8", "classify 2-… B", "now 6")).toBe("rrBBBB");
  });

  it("goes by the shift at the time of the call, not at its start", () => {
    expect(ahead("rrrr", "shift 0-3", "shift 3-9", "classify 1-… B")).toBe("rBBB|BBBBBr…");
  });

  it("lasts until the next shift starts when none is in progress", () => {
    expect(ahead("rrrr", "shift 6-9", "classify 2-… B")).toBe("rrBB|BBr…");
  });

  it("lasts until the earliest end when shifts overlap", () => {
    expect(ahead("rrrr", "shift 0-9", "shift 1-6", "classify 2-… B")).toBe("rrBB|BBr…");
  });

  it("lasts until the plant's midnight when it has no shifts", () => {
    const [, second] = diary("rr", "classify 1-… B", "now 23:59");
    expect(second).toBe("6:01 B raw r");
    expect(diary("rr", "classify 1-… B", "now 24:00").at(-1)).toBe("24:00 r");
  });

  it("does not bring back what would have ended with the machine's next reading", () => {
    expect(ahead("rrrr", "shift 0-8", "post 1 J", "classify 3-… B")).toBe("rJJB|BBBBr…");
  });

  it("brings back what had an end that a person set", () => {
    expect(ahead("rrrr", "shift 0-8", "classify 1-10 J", "classify 3-… B")).toBe("rJJB|BBBBJJr…");
  });

  it("covers events of its time, past ones too", () => {
    expect(after("rrssii", "shift 0-9", "classify 1-… B")).toBe("rBBBBB");
  });

  it("becomes one with the event that ends at its start (C2), and keeps its own start for C5", () => {
    const told = ["shift 0-9", "classify 1-3 B", "classify 3-… B"];
    expect(ahead("rrrrrr", ...told)).toBe("rBBBBB|BBBr…");
    expect(ahead("rrrrrr", ...told, "classify 2-3 T")).toBe("rBTBBB|BBBr…");
    expect(ahead("rrrrrr", ...told, "classify 2-4 T")).toBe("rBTTrr|r…");
  });

  it("has the raw state in force at its start and its comment", () => {
    expect(diary("rrss", "shift 0-9", 'classify 2-… B "lunch"')).toEqual([
      "6:00 r",
      '6:02 B raw s "lunch"',
    ]);
  });
});

describe("C5: calls while an ongoing classification is in force", () => {
  const BREAK = ["shift 0-12", "classify 2-… B"];

  it("a call with an end ends it at that call's start, and the machine's own states come back", () => {
    expect(ahead("rrrrrrrr", ...BREAK, "classify 4-6 T")).toBe("rrBBTTrr|r…");
    expect(ahead("rrrrssrr", ...BREAK, "classify 3-4 T")).toBe("rrBTssrr|r…");
  });

  it("the break's own call with its end leaves the break, then the machine's own states", () => {
    expect(ahead("rrrrrrrr", ...BREAK, "classify 2-6 B")).toBe("rrBBBBrr|r…");
  });

  it("a call with the same reason joins what is left of it", () => {
    expect(ahead("rrrrrrrr", ...BREAK, "classify 4-6 B")).toBe("rrBBBBrr|r…");
  });

  it("a call that starts earlier takes it away altogether", () => {
    expect(ahead("rrrrrrrr", ...BREAK, "classify 1-3 T")).toBe("rTTrrrrr|r…");
  });

  it("a call that ends at or before its start leaves it be", () => {
    expect(ahead("rrrrrr", ...BREAK, "classify 1-2 T")).toBe("rTBBBB|BBBBBBr…");
    expect(ahead("rrrrrr", ...BREAK, "classify 0-1 T")).toBe("TrBBBB|BBBBBBr…");
  });

  it("a call with an end in the future ends it too", () => {
    expect(ahead("rrrrrr", ...BREAK, "classify 4-8 T")).toBe("rrBBTT|TTr…");
  });

  it("its raw state is what comes back at its start", () => {
    const told = ["shift 0-9", "classify 0-… B", "classify 2-4 T"];
    expect(diary("rrss", ...told)).toEqual(["6:00 B raw r", "6:02 T raw s", "6:04 s pending"]);
  });

  it("a new ongoing call covers from its own start", () => {
    expect(ahead("rrrrrr", ...BREAK, "classify 4-… T")).toBe("rrBBTT|TTTTTTr…");
    expect(ahead("rrrrrr", ...BREAK, "classify 4-… B")).toBe("rrBBBB|BBBBBBr…");
  });

  it("leaves it alone once its time is over", () => {
    expect(after("rrrr", "shift 0-6", "classify 2-… B", "now 8", "classify 4-5 T")).toBe(
      "rrBBTBrr",
    );
  });

  it("is not in force in the second in which it ends", () => {
    expect(after("rrrr", "shift 0-6", "classify 2-… B", "now 6", "classify 4-5 T", "now 7")).toBe(
      "rrBBTBr",
    );
  });

  it("cuts an older ongoing one where overlapping shifts let it outlast a newer one", () => {
    const told = ["shift 0-12", "classify 1-… B", "shift 3-8", "classify 4-… T"];
    expect(ahead("rrrrrr", ...told)).toBe("rBBBTT|TTBBBBr…");
    expect(ahead("rrrrrr", ...told, "now 10", "classify 9-10 J")).toBe("rBBBTTTTBJ|r…");
    expect(ahead("rrrrrr", ...told, "now 10", "classify 6-8 J")).toBe("rBBBTTJJBB|BBr…");
  });

  it("speaks for what it keeps from coming back, too: an undo is refused when somebody set those seconds", () => {
    const told = ["shift 0-6", "post 1 J", "classify 2-… B"];
    expect(ahead("rrrr", ...told)).toBe("rJBB|BBr…");
    expect(after("rrrr", ...told, "now 8", "undo 2")).toBe("rJJJJJJJ");
    expect(after("rrrr", ...told, "now 8", "classify 7-8 T", "undo 2")).toBe(
      "refused 409 changedSince",
    );
  });
});
