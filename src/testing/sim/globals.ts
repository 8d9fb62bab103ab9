import type { Random } from "#server/sample/random.ts";
import type { Schedule } from "./schedule.ts";

/**
 * Puts virtual time, and chance that can be repeated, where the code under test finds time and chance: a timer
 * belongs to whoever's work was being done when it was set. Returns how to put the real ones back.
 *
 * @param startMs what `Date.now()` says when the schedule says 0
 */
export function installGlobals(schedule: Schedule, random: Random, startMs: number): () => void {
  class Timer {
    readonly stop: () => void;
    constructor(stop: () => void) {
      this.stop = stop;
    }
    ref(): this {
      return this;
    }
    unref(): this {
      return this;
    }
  }
  const setTimeout = (work: () => void, ms = 0): Timer =>
    new Timer(schedule.after(ms, schedule.current, work));
  const setInterval = (work: () => void, ms = 0): Timer => {
    const life = schedule.current;
    let stop = (): void => undefined;
    const again = (): void => {
      stop = schedule.after(Math.max(1, ms), life, () => {
        again();
        work();
      });
    };
    again();
    return new Timer(() => stop());
  };
  const clear = (timer: unknown): void => {
    if (timer instanceof Timer) timer.stop();
  };
  const undo = [
    replace(globalThis, "setTimeout", setTimeout),
    replace(globalThis, "clearTimeout", clear),
    replace(globalThis, "setInterval", setInterval),
    replace(globalThis, "clearInterval", clear),
    replace(Date, "now", () => startMs + Math.floor(schedule.nowMs)),
    replace(globalThis.crypto, "getRandomValues", (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; at++) bytes[at] = random.whole(0, 255);
      return bytes;
    }),
  ];
  return () => {
    for (const putBack of undo.reverse()) putBack();
  };
}

function replace(on: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(on, name);
  Object.defineProperty(on, name, { value, configurable: true, writable: true, enumerable: true });
  return () => {
    if (before === undefined) Reflect.deleteProperty(on, name);
    else Object.defineProperty(on, name, before);
  };
}
