import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { GestureEvent, Target } from "./gesture.ts";
import { attach, driftAt } from "./gestures.ts";

/** As much of an element as the controller uses, 1000 px wide, at 100 px from the window's left. */
class Lanes extends EventTarget {
  readonly style = { touchAction: "", userSelect: "" };
  readonly clientWidth = 1000;
  readonly captured: number[] = [];

  getBoundingClientRect(): { left: number; top: number } {
    return { left: 100, top: 20 };
  }

  setPointerCapture(id: number): void {
    this.captured.push(id);
  }
}

type Fields = Partial<Record<keyof PointerEvent | keyof WheelEvent | keyof KeyboardEvent, unknown>>;

function send(to: EventTarget, kind: string, fields: Fields = {}): Event {
  const event = new Event(kind, { bubbles: true, cancelable: true });
  for (const [name, value] of Object.entries(fields)) {
    Object.defineProperty(event, name, { value });
  }
  to.dispatchEvent(event);
  return event;
}

describe("the lanes' element", () => {
  let page: EventTarget;
  let lanes: Lanes;
  let told: GestureEvent[];
  let frames: ((time: number) => void)[];
  let target: Target;
  let calm: boolean;
  let wheelZooms: boolean;
  let detach: () => void;

  beforeEach(() => {
    page = new EventTarget();
    lanes = new Lanes();
    told = [];
    frames = [];
    target = { kind: "lanes" };
    calm = false;
    wheelZooms = false;
    vi.stubGlobal("window", page);
    vi.stubGlobal("requestAnimationFrame", (frame: (time: number) => void) => frames.push(frame));
    vi.stubGlobal("cancelAnimationFrame", () => {
      frames = [];
    });
    detach = attach(lanes as unknown as HTMLElement, {
      locate: () => target,
      drawsSpans: () => false,
      wheelZooms: () => wheelZooms,
      calm: () => calm,
      on: (event) => {
        if (event.kind !== "hover") told.push(event);
      },
    });
  });

  afterEach(() => {
    detach();
    vi.unstubAllGlobals();
  });

  const kinds = (): readonly string[] => told.map((event) => event.kind);
  /** Coordinates are the element's; the event's own are the window's. */
  const pointer = (
    kind: "down" | "move" | "up" | "cancel",
    x: number,
    { pointerType = "mouse", pointerId = 1, button = 0, isPrimary = true, at = 0, keys = {} } = {},
  ): Event =>
    send(kind === "up" || kind === "cancel" ? page : lanes, `pointer${kind}`, {
      pointerId,
      pointerType,
      button,
      buttons: kind === "up" ? 0 : 1,
      isPrimary,
      clientX: x + 100,
      clientY: 70,
      timeStamp: at,
      ...keys,
    });
  const passFrames = (count: number): void => {
    for (let i = 1; i <= count; i += 1) {
      for (const frame of frames.splice(0)) frame(i * 16);
    }
  };

  it("keeps the page's vertical scroll, and gives its style back", () => {
    expect(lanes.style.touchAction).toBe("pan-y");
    detach();
    expect(lanes.style).toEqual({ touchAction: "", userSelect: "" });
  });

  it("tells of a tap in its own coordinates", () => {
    pointer("down", 40);
    pointer("up", 40);
    expect(told).toEqual([
      { kind: "tap", point: { x: 40, y: 50 }, device: "mouse", target: { kind: "lanes" } },
    ]);
    expect(lanes.captured).toEqual([]);
  });

  it.each([
    [{ ctrlKey: true }, "one"],
    [{ metaKey: true }, "one"],
    [{ shiftKey: true }, "reach"],
    [{}, undefined],
  ])("a tap with %o asks for more: %s", (keys, more) => {
    pointer("down", 40, { keys });
    pointer("up", 40);
    const [tap] = told;
    expect(tap?.kind === "tap" ? tap.more : "no tap").toBe(more);
  });

  it("keeps hold of a drag that leaves it", () => {
    pointer("down", 40);
    pointer("move", 80);
    expect(lanes.captured).toEqual([1]);
    pointer("up", 1200);
    expect(kinds()).toEqual(["select", "select", "select"]);
  });

  it("takes no other button than the first, and the middle one to pan", () => {
    pointer("down", 40, { button: 2 });
    pointer("move", 80);
    expect(told).toEqual([]);
    const down = pointer("down", 40, { button: 1 });
    pointer("move", 80);
    pointer("move", 90);
    expect(down.defaultPrevented).toBe(true);
    expect(kinds()).toEqual(["pan"]);
  });

  it.each([
    ["the browser takes the pointer", () => pointer("cancel", 80)],
    ["the capture is lost", () => send(lanes, "lostpointercapture", { pointerId: 1 })],
    ["the window loses the focus", () => send(page, "blur")],
    ["Escape is pressed", () => send(page, "keydown", { key: "Escape" })],
    [
      "the button came up unseen",
      () =>
        send(lanes, "pointermove", {
          pointerId: 1,
          pointerType: "mouse",
          buttons: 0,
          clientX: 1,
          clientY: 1,
        }),
    ],
    ["another first finger comes down", () => pointer("down", 300, { pointerId: 9 })],
  ])("leaves a drag as it was when %s", (_, happen) => {
    pointer("down", 40);
    pointer("move", 80);
    happen();
    expect(kinds()).toEqual(["select", "select", "selectCancelled"]);
  });

  it("keeps Escape to itself only while it ends a drag", () => {
    const free = send(page, "keydown", { key: "Escape" });
    expect(free.defaultPrevented).toBe(false);
    pointer("down", 40);
    pointer("move", 80);
    expect(send(page, "keydown", { key: "Enter" }).defaultPrevented).toBe(false);
    expect(send(page, "keydown", { key: "Escape" }).defaultPrevented).toBe(true);
  });

  it("goes on when the capture only moves to it from something inside it", () => {
    pointer("down", 40);
    pointer("move", 80);
    send(lanes, "lostpointercapture", { pointerId: 1, target: new EventTarget() });
    pointer("up", 90);
    expect(told.at(-1)).toMatchObject({ kind: "select", phase: "end" });
  });

  it("holds both fingers of a pinch", () => {
    pointer("down", 100, { pointerType: "touch", pointerId: 5 });
    pointer("down", 200, { pointerType: "touch", pointerId: 6, isPrimary: false });
    expect(lanes.captured).toEqual([5, 6]);
    pointer("move", 300, { pointerType: "touch", pointerId: 6, isPrimary: false });
    expect(kinds()).toEqual(["pan", "zoom"]);
  });

  const flick = (): void => {
    const finger = { pointerType: "touch" };
    pointer("down", 100, { ...finger, at: 0 });
    for (const [i, x] of [120, 140, 160].entries())
      pointer("move", x, { ...finger, at: 16 * (i + 1) });
    pointer("up", 160, { ...finger, at: 60 });
  };

  it("lets the picture run on after a flick until the next touch", () => {
    flick();
    // Browsers say this after every lift.
    send(lanes, "lostpointercapture", { pointerId: 1 });
    const before = told.length;
    passFrames(4);
    expect(told.slice(before).map((event) => event.kind)).toEqual(["pan", "pan", "pan"]);
    pointer("down", 500, { pointerType: "touch" });
    const stopped = told.length;
    passFrames(4);
    expect(told).toHaveLength(stopped);
  });

  it("holds still after a flick for who asked for reduced motion", () => {
    calm = true;
    flick();
    const before = told.length;
    passFrames(4);
    expect(told).toHaveLength(before);
    expect(kinds()).not.toContain("fling");
  });

  it("brings more into view while a span is drawn against the edge", () => {
    pointer("down", 500);
    pointer("move", 995);
    const before = told.length;
    passFrames(3);
    expect(told.slice(before).map((event) => event.kind)).toEqual([
      "pan",
      "select",
      "pan",
      "select",
    ]);
    pointer("move", 600);
    const after = told.length;
    passFrames(3);
    expect(told).toHaveLength(after);
  });

  it("leaves the plain wheel to the page, and takes what is meant for it", () => {
    const turn = (fields: Fields): Event =>
      send(lanes, "wheel", {
        deltaX: 0,
        deltaY: 0,
        deltaMode: 0,
        clientX: 150,
        clientY: 60,
        ...fields,
      });
    expect(turn({ deltaY: 100 }).defaultPrevented).toBe(false);
    expect(turn({ deltaY: -100, ctrlKey: true }).defaultPrevented).toBe(true);
    expect(turn({ deltaX: 40 }).defaultPrevented).toBe(true);
    target = { kind: "axis" };
    expect(turn({ deltaY: -100 }).defaultPrevented).toBe(true);
    target = { kind: "lanes" };
    wheelZooms = true;
    expect(turn({ deltaY: -100 }).defaultPrevented).toBe(true);
    expect(kinds()).toEqual(["zoom", "pan", "zoom", "zoom"]);
    expect(told[0]).toMatchObject({ x: 50 });
  });

  it("leaves to the page a wheel that the page already scrolls by", () => {
    send(lanes, "wheel", {
      deltaX: 40,
      deltaY: 0,
      deltaMode: 0,
      clientX: 1,
      clientY: 1,
      cancelable: false,
    });
    expect(told).toEqual([]);
  });

  it("holds the picture still under a drag, whatever the wheel does", () => {
    pointer("down", 40);
    pointer("move", 80);
    const before = told.length;
    const wheel = send(lanes, "wheel", {
      deltaX: 0,
      deltaY: 90,
      deltaMode: 0,
      ctrlKey: true,
      clientX: 1,
      clientY: 1,
    });
    expect(wheel.defaultPrevented).toBe(true);
    expect(told).toHaveLength(before);
  });

  it("tells nothing any more once it is let go", () => {
    detach();
    pointer("down", 40);
    pointer("up", 40);
    expect(told).toEqual([]);
  });
});

describe("a drag at an edge", () => {
  it("moves the picture faster the nearer it is, and only where it led there", () => {
    expect(driftAt(500, 500, 1000)).toBe(0);
    expect(driftAt(500, 980, 1000)).toBeLessThan(0);
    expect(driftAt(500, 1010, 1000)).toBe(-0.6);
    expect(driftAt(500, 12, 1000)).toBeCloseTo(0.3, 5);
    expect(driftAt(5, 15, 1000)).toBe(0);
    expect(driftAt(990, 985, 1000)).toBe(0);
  });
});
