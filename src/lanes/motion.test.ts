import { beforeEach, describe, expect, it } from "vitest";
import { Motion } from "./motion.ts";

/** Animation frames by hand, 16 ms each. */
class Frames {
  #time = 0;
  #next = new Map<number, (time: number) => void>();
  #handles = 0;

  readonly request = (frame: (time: number) => void): number => {
    this.#handles += 1;
    this.#next.set(this.#handles, frame);
    return this.#handles;
  };
  readonly drop = (handle: number): void => void this.#next.delete(handle);

  get waiting(): number {
    return this.#next.size;
  }

  pass(count: number, ms = 16): void {
    for (let i = 0; i < count; i += 1) {
      this.#time += ms;
      const due = [...this.#next.values()];
      this.#next.clear();
      for (const frame of due) frame(this.#time);
    }
  }
}

describe("the picture's own motion", () => {
  let frames: Frames;
  let motion: Motion;
  let moved: number[];
  const move = (dx: number): void => void moved.push(dx);
  const total = (): number => moved.reduce((sum, dx) => sum + dx, 0);

  beforeEach(() => {
    frames = new Frames();
    motion = new Motion(frames.request, frames.drop);
    moved = [];
  });

  it("runs on after a fling, ever slower, and comes to rest by itself", () => {
    motion.runOn(1, move);
    frames.pass(400);
    expect(motion.moving).toBe(false);
    expect(frames.waiting).toBe(0);
    expect(moved.every((dx, i) => i === 0 || dx < (moved[i - 1] ?? 0))).toBe(true);
    // Speed times the time constant, less what is cut off at rest.
    expect(total()).toBeGreaterThan(300);
    expect(total()).toBeLessThan(325);
  });

  it("goes as far whatever the rate of frames", () => {
    motion.runOn(-2, move);
    frames.pass(900, 8);
    const often = total();
    moved = [];
    motion.runOn(-2, move);
    frames.pass(200, 33);
    expect(total() / often).toBeCloseTo(1, 1);
  });

  it("stops at once when the finger comes down", () => {
    motion.runOn(1, move);
    frames.pass(5);
    motion.stop();
    const before = moved.length;
    frames.pass(5);
    expect(moved).toHaveLength(before);
  });

  it("does not leap after the screen was away", () => {
    motion.runOn(1, move);
    frames.pass(2);
    moved = [];
    frames.pass(1, 60_000);
    expect(total()).toBeLessThan(65);
  });

  it("drifts steadily while held at an edge, changes its speed, and stops", () => {
    motion.drift(0.5, move);
    frames.pass(11);
    expect(total()).toBeCloseTo(0.5 * 16 * 10, 5);
    moved = [];
    motion.drift(-0.25, move);
    frames.pass(4);
    expect(total()).toBeCloseTo(-0.25 * 16 * 4, 5);
    motion.drift(0, move);
    expect(frames.waiting).toBe(0);
  });
});
