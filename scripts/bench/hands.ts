import { setTimeout as sleep } from "node:timers/promises";
import type { CDPSession } from "playwright";

/** Where a gesture happens, CSS pixels of the page. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels a second: a brisk swipe. */
const SPEED = 900;
/** A gesture that is held up by a slow page is given up after so long, milliseconds. */
const PATIENCE = 15_000;

/** Real fingers and a real wheel: the browser itself makes their events, one for each frame, as hardware would. */
export class Hands {
  readonly #cdp: CDPSession;

  constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  /** One finger drags along and back again, and lifts at rest. */
  async pan({ x, y }: Place, distance: number, times: number): Promise<void> {
    const swipe = (by: number): Promise<unknown> =>
      this.#cdp.send("Input.synthesizeScrollGesture", {
        x: x - by / 2,
        y,
        xDistance: by,
        yDistance: 0,
        speed: SPEED,
        preventFling: true,
        gestureSourceType: "touch",
      });
    await inTime(async () => {
      for (let time = 0; time < times; time += 1) {
        await swipe(distance);
        await swipe(-distance);
      }
    });
  }

  /** Turns the wheel, `distance` pixels: towards the person (positive) shows more time. */
  async wheel({ x, y }: Place, distance: number): Promise<void> {
    await inTime(() =>
      this.#cdp.send("Input.synthesizeScrollGesture", {
        x,
        y,
        xDistance: 0,
        yDistance: -distance,
        speed: SPEED,
        preventFling: true,
        gestureSourceType: "mouse",
      }),
    );
  }

  /** Two fingers; above 1 they part, and less time is seen. */
  async pinch({ x, y }: Place, factor: number): Promise<void> {
    await inTime(() =>
      this.#cdp.send("Input.synthesizePinchGesture", {
        x,
        y,
        scaleFactor: factor,
        relativeSpeed: 400,
        gestureSourceType: "touch",
      }),
    );
  }

  async click({ x, y }: Place): Promise<void> {
    const at = { x, y, button: "left", clickCount: 1 } as const;
    await this.#cdp.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
    await this.#cdp.send("Input.dispatchMouseEvent", { type: "mousePressed", ...at });
    await this.#cdp.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...at });
  }
}

async function inTime(work: () => Promise<unknown>): Promise<void> {
  await Promise.race([work(), sleep(PATIENCE, undefined, { ref: false })]);
}
