import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Device,
  type GestureEvent,
  type GestureInput,
  type GestureState,
  type More,
  IDLE,
  type Target,
} from "./gesture.ts";
import { step } from "./gesture-step.ts";

const LANES: Target = { kind: "lanes" };
const AXIS: Target = { kind: "axis" };
const HANDLE: Target = { kind: "handle", edge: "end", x: 200 };

/** Plays inputs one after another, and keeps what the view is told. */
class Play {
  state: GestureState = IDLE;
  readonly told: GestureEvent[] = [];
  #time = 0;

  input(input: GestureInput): this {
    const { state, events } = step(this.state, input);
    this.state = state;
    this.told.push(...events);
    return this;
  }

  wait(ms: number): this {
    this.#time += ms;
    return this;
  }

  down(
    x: number,
    y = 50,
    {
      id = 1,
      device = "mouse",
      target = LANES,
      middle = false,
      drawsSpans = false,
      ...rest
    }: {
      id?: number;
      device?: Device;
      target?: Target;
      middle?: boolean;
      drawsSpans?: boolean;
      more?: More;
    } = {},
  ): this {
    const time = this.#time;
    return this.input({
      kind: "down",
      id,
      device,
      point: { x, y },
      time,
      target,
      middle,
      drawsSpans,
      ...rest,
    });
  }

  move(x: number, y = 50, id = 1): this {
    this.#time += 16;
    return this.input({ kind: "move", id, point: { x, y }, time: this.#time });
  }

  up(x: number, y = 50, id = 1): this {
    this.#time += 16;
    return this.input({ kind: "up", id, point: { x, y }, time: this.#time });
  }

  /** What was told, hovers aside. */
  get events(): readonly GestureEvent[] {
    return this.told.filter((event) => event.kind !== "hover");
  }

  get kinds(): readonly string[] {
    return this.events.map((event) => event.kind);
  }
}

/** What a view would have to complain of: drags without a start, or an end; other gestures meanwhile. */
function complaints(events: readonly GestureEvent[]): readonly string[] {
  const found: string[] = [];
  let open: "select" | "handle" | undefined;
  const demand = (due: typeof open, event: GestureEvent): void => {
    if (open !== due) found.push(`${event.kind} during ${open ?? "nothing"}`);
  };
  for (const event of events) {
    if (event.kind === "select" || event.kind === "handle") {
      demand(event.phase === "start" ? undefined : event.kind, event);
      open = event.phase === "end" ? undefined : event.kind;
    } else if (event.kind === "selectCancelled" || event.kind === "handleCancelled") {
      demand(event.kind === "selectCancelled" ? "select" : "handle", event);
      open = undefined;
    } else {
      demand(undefined, event);
    }
    if (event.kind === "zoom" && !(event.factor > 0)) found.push(`zoom by ${event.factor}`);
  }
  return open === undefined ? found : [...found, `${open} never ended`];
}

describe("a tap", () => {
  it("selects what is under it, by mouse, finger and pen", () => {
    for (const device of ["mouse", "touch", "pen"] as const) {
      const play = new Play().down(100, 50, { device }).move(102, 51).up(102, 51);
      expect(play.events).toEqual([
        { kind: "tap", point: { x: 100, y: 50 }, device, target: LANES },
      ]);
    }
  });

  it("with a key that asks for more says so, and twice in a row chooses twice instead of fitting", () => {
    const play = new Play().down(100, 50, { more: "one" }).up(100, 50).wait(100);
    play.down(104, 50, { more: "reach" }).up(104, 50);
    expect(play.events).toMatchObject([
      { kind: "tap", more: "one" },
      { kind: "tap", more: "reach" },
    ]);
  });

  it("of a gloved finger may wander ten pixels", () => {
    expect(new Play().down(100, 50, { device: "touch" }).move(109).up(109).kinds).toEqual(["tap"]);
    expect(new Play().down(100, 50, { device: "touch" }).move(112).up(112).kinds).toEqual([]);
  });

  it("is none once the finger went up or down the page, but that may still become a drag", () => {
    const along = new Play().down(100, 50, { device: "touch" }).move(103, 90).move(98, 50);
    expect(along.up(98, 50).kinds).toEqual([]);
    const both = new Play().down(100, 50, { device: "touch" }).move(103, 90).move(140, 90);
    expect(both.move(150, 90).events).toEqual([{ kind: "pan", dx: 10 }]);
  });

  it("twice in the same place fits the event, a third time does not", () => {
    const play = new Play().down(100).up(100).wait(150).down(104).up(104).wait(150);
    expect(play.down(104).up(104).kinds).toEqual(["tap", "tap", "doubleTap", "tap"]);
  });

  it("twice but far apart, or slowly, is two taps", () => {
    expect(new Play().down(100).up(100).down(180).up(180).kinds).toEqual(["tap", "tap"]);
    expect(new Play().down(100).up(100).wait(600).down(100).up(100).kinds).toEqual(["tap", "tap"]);
  });
});

describe("a drag", () => {
  it("of a mouse on a lane draws a span, from where it was pressed", () => {
    const play = new Play().down(100).move(150).move(160).up(170);
    expect(play.events).toEqual([
      { kind: "select", phase: "start", from: { x: 100, y: 50 }, to: { x: 100, y: 50 } },
      { kind: "select", phase: "move", from: { x: 100, y: 50 }, to: { x: 150, y: 50 } },
      { kind: "select", phase: "move", from: { x: 100, y: 50 }, to: { x: 160, y: 50 } },
      { kind: "select", phase: "end", from: { x: 100, y: 50 }, to: { x: 170, y: 50 } },
    ]);
  });

  it("of a finger moves the picture, without a jump at the start", () => {
    const play = new Play().down(100, 50, { device: "touch" }).move(115).move(125).move(120);
    expect(play.events).toEqual([
      { kind: "pan", dx: 10 },
      { kind: "pan", dx: -5 },
    ]);
  });

  it("of a finger draws a span while the view says so", () => {
    const play = new Play().down(100, 50, { device: "touch", drawsSpans: true }).move(130).up(140);
    expect(play.kinds).toEqual(["select", "select", "select"]);
  });

  it("on the axis, or with the middle button, moves the picture whatever the device", () => {
    expect(new Play().down(100, 5, { target: AXIS }).move(130).move(140).kinds).toEqual(["pan"]);
    expect(new Play().down(100, 50, { middle: true }).move(130).move(140).kinds).toEqual(["pan"]);
    expect(new Play().down(100, 50, { middle: true }).up(100).kinds).toEqual([]);
  });

  it("of a handle moves its edge, which does not jump to the finger", () => {
    const play = new Play().down(215, 50, { device: "touch", target: HANDLE }).move(225);
    expect(play.move(235).up(245).events).toEqual([
      { kind: "handle", phase: "start", edge: "end", x: 200 },
      { kind: "handle", phase: "move", edge: "end", x: 210 },
      { kind: "handle", phase: "move", edge: "end", x: 220 },
      { kind: "handle", phase: "end", edge: "end", x: 230 },
    ]);
  });
});

describe("a flick of a finger", () => {
  it("lets the picture run on at the finger's speed", () => {
    const play = new Play()
      .down(100, 50, { device: "touch" })
      .move(120)
      .move(140)
      .move(160)
      .up(160);
    const [fling] = play.events.filter((event) => event.kind === "fling");
    expect(fling?.velocity).toBeCloseTo(20 / 16, 2);
  });

  it("does not, when the finger had come to rest, and for a mouse never", () => {
    const rested = new Play()
      .down(100, 50, { device: "touch" })
      .move(120)
      .move(140)
      .wait(200)
      .up(140);
    expect(rested.kinds).not.toContain("fling");
    const mouse = new Play().down(100, 5, { target: AXIS }).move(120).move(140).move(160).up(160);
    expect(mouse.kinds).not.toContain("fling");
  });
});

describe("two fingers", () => {
  const pinch = (): Play =>
    new Play().down(100, 50, { id: 1, device: "touch" }).down(200, 50, { id: 2, device: "touch" });

  it("zoom by their distance, about their middle", () => {
    const play = pinch().move(300, 50, 2);
    expect(play.events).toEqual([
      { kind: "pan", dx: 50 },
      { kind: "zoom", x: 200, factor: 2 },
    ]);
  });

  it("keep under them the instants that they were put on", () => {
    // A view that follows: what is told, applied to a time axis of one second a pixel.
    const moves = fc.array(
      fc.record({ id: fc.constantFrom(1, 2), x: fc.integer({ min: 0, max: 800 }) }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(moves, (list) => {
        const play = pinch();
        const fingers = new Map([
          [1, 100],
          [2, 200],
        ]);
        let near = false;
        for (const { id, x } of list) {
          fingers.set(id, x);
          const [a = 0, b = 0] = fingers.values();
          if (b - a < 30) near = true;
          play.move(x, 50, id);
        }
        // Fingers that crossed or met have no instant each.
        fc.pre(!near);
        let [from, perPixel] = [0, 1];
        for (const event of play.events) {
          if (event.kind === "pan") from -= event.dx * perPixel;
          if (event.kind !== "zoom") continue;
          const under = from + event.x * perPixel;
          perPixel /= event.factor;
          from = under - event.x * perPixel;
        }
        expect(from + (fingers.get(1) ?? 0) * perPixel).toBeCloseTo(100, 3);
        expect(from + (fingers.get(2) ?? 0) * perPixel).toBeCloseTo(200, 3);
      }),
    );
  });

  it("become one that pans when the other lifts, and neither is a tap", () => {
    const play = pinch().move(260, 50, 2).up(260, 50, 2).move(110, 50, 1).up(110, 50, 1);
    expect(play.kinds.at(-1)).toBe("pan");
    expect(play.kinds).not.toContain("tap");
    expect(play.state.kind).toBe("idle");
  });

  it("one above the other zoom by spreading in the plane", () => {
    const play = new Play()
      .down(100, 50, { id: 1, device: "touch" })
      .down(100, 150, { id: 2, device: "touch" })
      .move(100, 250, 2);
    expect(play.events).toEqual([{ kind: "zoom", x: 100, factor: 2 }]);
  });

  it("are fingers: a mouse or a pen beside one plays no part", () => {
    for (const device of ["mouse", "pen"] as const) {
      const play = new Play().down(100, 50, { device: "touch" }).down(200, 50, { id: 2, device });
      expect(play.move(300, 50, 2).up(300, 50, 2).kinds).toEqual([]);
      expect(play.up(100).kinds).toEqual(["tap"]);
    }
  });

  it("that begin while a handle is held are a palm, and change nothing", () => {
    const play = new Play().down(200, 50, { device: "touch", target: HANDLE }).move(230);
    const before = play.state;
    play.down(400, 90, { id: 7, device: "touch" }).move(420, 90, 7).up(420, 90, 7);
    expect(play.state).toBe(before);
    expect(play.up(250).events.at(-1)).toMatchObject({ kind: "handle", phase: "end" });
  });
});

describe("a gesture that is broken off", () => {
  it("leaves what was selected as it was", () => {
    const selecting = new Play().down(100).move(150).input({ kind: "cancel", id: undefined });
    expect(selecting.kinds.at(-1)).toBe("selectCancelled");
    const dragging = new Play().down(200, 50, { target: HANDLE }).move(230);
    expect(dragging.input({ kind: "cancel", id: 1 }).events.at(-1)).toEqual({
      kind: "handleCancelled",
      edge: "end",
    });
  });

  it("by the page's scroll is no tap", () => {
    const play = new Play().down(100, 50, { device: "touch" }).input({ kind: "cancel", id: 1 });
    expect(play.up(100, 80).kinds).toEqual([]);
  });

  it("in whatever way leaves nothing stuck, and ends all that it began", () => {
    const point = fc.record({
      x: fc.integer({ min: 0, max: 500 }),
      y: fc.integer({ min: 0, max: 90 }),
    });
    const id = fc.constantFrom(1, 2, 3);
    const input: fc.Arbitrary<GestureInput> = fc.oneof(
      fc.record({
        kind: fc.constant("down" as const),
        id,
        device: fc.constantFrom("mouse" as const, "touch" as const, "pen" as const),
        point,
        time: fc.nat(10_000),
        target: fc.constantFrom<Target>(LANES, AXIS, HANDLE),
        middle: fc.boolean(),
        drawsSpans: fc.boolean(),
      }),
      fc.record({ kind: fc.constant("move" as const), id, point, time: fc.nat(10_000) }),
      fc.record({ kind: fc.constant("up" as const), id, point, time: fc.nat(10_000) }),
      fc.record({ kind: fc.constant("cancel" as const), id: fc.option(id, { nil: undefined }) }),
    );
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), fc.boolean(), (inputs, byLifting) => {
        const play = new Play();
        for (const one of inputs) play.input(one);
        if (byLifting) for (const finger of [1, 2, 3]) play.up(0, 0, finger);
        else play.input({ kind: "cancel", id: undefined });
        expect(play.state.kind).toBe("idle");

        expect(complaints(play.events)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
