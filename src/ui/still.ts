import { useState, useSyncExternalStore } from "react";

/** So long after the last turn of the wheel, or after the last finger was lifted, the picture is still. Milliseconds. */
const REST_MS = 400;

/** Whether someone is moving a picture right now: on a canvas a finger or a button is down, or the wheel turns. */
class Hands {
  private readonly listeners = new Set<() => void>();
  private readonly down = new Set<number>();
  private rest: ReturnType<typeof setTimeout> | undefined;
  private busy = false;

  constructor() {
    const hear = (name: "pointerdown" | "pointerup" | "pointercancel" | "wheel"): void =>
      addEventListener(name, (event) => this.hears(event), { capture: true, passive: true });
    for (const name of ["pointerdown", "pointerup", "pointercancel", "wheel"] as const) hear(name);
    // What is let go of outside the window is never heard of.
    addEventListener("blur", () => this.letGo());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly areBusy = (): boolean => this.busy;

  private hears(event: PointerEvent | WheelEvent): void {
    if (!(event.target instanceof HTMLCanvasElement) && !this.busy) return;
    if (event.type === "pointerdown" && "pointerId" in event) this.down.add(event.pointerId);
    else if ("pointerId" in event) this.down.delete(event.pointerId);
    clearTimeout(this.rest);
    this.tell(true);
    if (this.down.size === 0) this.rest = setTimeout(() => this.tell(false), REST_MS);
  }

  private letGo(): void {
    this.down.clear();
    clearTimeout(this.rest);
    this.tell(false);
  }

  private tell(busy: boolean): void {
    if (this.busy === busy) return;
    this.busy = busy;
    for (const listener of this.listeners) listener();
  }
}

let hands: Hands | undefined;

/**
 * A value as it was before someone began to move a picture: a long list that is drawn anew meanwhile would
 * cost the picture its frames. It catches up when hands are still.
 */
export function useStill<Value>(value: Value): Value {
  hands ??= new Hands();
  const areBusy = useSyncExternalStore(hands.subscribe, hands.areBusy);
  const [held, setHeld] = useState(value);
  if (areBusy || held === value) return held;
  setHeld(value);
  return value;
}
