import { describe, expect, it } from "vitest";
import { meaningOfWheel, type Wheel } from "./wheel.ts";

const wheel = (turn: Partial<Wheel>): Wheel => ({
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...turn,
});

describe("the wheel over the lanes", () => {
  it("scrolls the page, as it does everywhere", () => {
    expect(meaningOfWheel(wheel({ deltaY: 100 }), false)).toEqual({ kind: "page" });
    expect(meaningOfWheel(wheel({ deltaY: -100, deltaX: 20 }), false)).toEqual({ kind: "page" });
  });

  it("zooms where the board has nothing to scroll: towards the person out, away in", () => {
    const inward = meaningOfWheel(wheel({ deltaY: -100 }), true);
    const outward = meaningOfWheel(wheel({ deltaY: 100 }), true);
    if (inward.kind !== "zoom" || outward.kind !== "zoom") throw new Error("it should zoom");
    expect(inward.factor).toBeGreaterThan(1);
    expect(inward.factor * outward.factor).toBeCloseTo(1, 10);
  });

  it("with ctrl or command, or pinched on a trackpad, zooms", () => {
    expect(meaningOfWheel(wheel({ deltaY: -3, ctrlKey: true }), false)).toMatchObject({
      kind: "zoom",
      factor: Math.exp(0.03),
    });
    expect(meaningOfWheel(wheel({ deltaY: -3, metaKey: true }), false).kind).toBe("zoom");
  });

  it("never zooms by more than a third at once", () => {
    for (const turn of [
      { deltaY: -500 },
      { deltaY: -30, deltaMode: 1 },
      { deltaY: -2, deltaMode: 2 },
    ]) {
      const meaning = meaningOfWheel(wheel({ ...turn, ctrlKey: true }), false);
      expect(meaning.kind === "zoom" && meaning.factor).toBeCloseTo(1.35, 5);
    }
  });

  it("sideways, or with shift, moves to later time", () => {
    expect(meaningOfWheel(wheel({ deltaX: 30, deltaY: 4 }), false)).toEqual({
      kind: "pan",
      dx: -30,
    });
    expect(meaningOfWheel(wheel({ deltaY: 30, shiftKey: true }), true)).toEqual({
      kind: "pan",
      dx: -30,
    });
    expect(meaningOfWheel(wheel({ deltaX: 30, shiftKey: true }), true)).toEqual({
      kind: "pan",
      dx: -30,
    });
  });
});
