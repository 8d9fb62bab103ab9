import {
  type Device,
  type GestureEvent,
  type GestureInput,
  IDLE,
  type More,
  type Point,
  type Target,
} from "./gesture.ts";
import { step } from "./gesture-step.ts";
import { Motion } from "./motion.ts";
import { meaningOfWheel } from "./wheel.ts";

/** What the controller asks of the view, and tells it. All are called when they are needed, never kept. */
export interface GestureHandlers {
  /** What is under a pointer that goes down. */
  readonly locate: (point: Point, device: Device) => Target;
  /** Whether a touch drag on a lane draws a span (the view's "select" mode) rather than pans. */
  readonly drawsSpans: () => boolean;
  /** Whether the plain wheel zooms over the lanes: only where the board needs no scrolling. */
  readonly wheelZooms: () => boolean;
  /** Whether the person asked for reduced motion: nothing runs on by itself then. */
  readonly calm: () => boolean;
  readonly on: (event: GestureEvent) => void;
}

/**
 * Listens to an element and tells the view in plain words what fingers, mice and wheels mean. Returns what
 * undoes it. The element keeps the page's vertical scroll (`touch-action: pan-y`).
 */
export function attach(element: HTMLElement, handlers: GestureHandlers): () => void {
  const controller = new Controller(element, handlers);
  return () => controller.detach();
}

class Controller {
  readonly #element: HTMLElement;
  readonly #handlers: GestureHandlers;
  readonly #listening = new AbortController();
  readonly #motion: Motion;
  readonly #before: { readonly touchAction: string; readonly userSelect: string };
  #state = IDLE;
  #device: Device = "mouse";

  constructor(element: HTMLElement, handlers: GestureHandlers) {
    this.#element = element;
    this.#handlers = handlers;
    this.#motion = new Motion(
      requestAnimationFrame.bind(window),
      cancelAnimationFrame.bind(window),
    );
    const { touchAction, userSelect } = element.style;
    this.#before = { touchAction, userSelect };
    element.style.touchAction = "pan-y";
    element.style.userSelect = "none";

    const { signal } = this.#listening;
    const on = <K extends keyof HTMLElementEventMap>(
      kind: K,
      listen: (event: HTMLElementEventMap[K]) => void,
    ): void => element.addEventListener(kind, listen, { signal, passive: false });
    on("pointerdown", (event) => this.#down(event));
    on("pointermove", (event) => this.#move(event));
    // Only the element's own capture counts: taking it over from a child reports a loss there first.
    // After an ordinary `up` there is nothing to cancel.
    on("lostpointercapture", (event) => {
      if (event.target === element) this.#feed({ kind: "cancel", id: event.pointerId });
    });
    on("pointerleave", () => this.#hover(undefined));
    on("wheel", (event) => this.#wheel(event));
    // On the window, for a press may end outside the element.
    window.addEventListener("pointerup", (event) => this.#up(event), { signal });
    window.addEventListener(
      "pointercancel",
      (event) => this.#feed({ kind: "cancel", id: event.pointerId }),
      { signal },
    );
    window.addEventListener("blur", () => this.#feed({ kind: "cancel", id: undefined }), {
      signal,
    });
    window.addEventListener("keydown", (event) => this.#key(event), { signal, capture: true });
  }

  detach(): void {
    this.#feed({ kind: "cancel", id: undefined });
    this.#motion.stop();
    this.#listening.abort();
    this.#element.style.touchAction = this.#before.touchAction;
    this.#element.style.userSelect = this.#before.userSelect;
  }

  #down(event: PointerEvent): void {
    const middle = event.pointerType === "mouse" && event.button === 1;
    if (event.button !== 0 && !middle) return;
    this.#motion.stop();
    // Else the middle button starts the browser's own scrolling.
    if (middle) event.preventDefault();
    const point = this.#pointOf(event);
    const device = deviceOf(event);
    // A first finger while one is thought to be down: that one's end was never told.
    if (event.isPrimary && device === this.#device) this.#feed({ kind: "cancel", id: undefined });
    this.#device = device;
    this.#feed({
      kind: "down",
      id: event.pointerId,
      device,
      point,
      time: event.timeStamp,
      target: this.#handlers.locate(point, device),
      middle,
      drawsSpans: this.#handlers.drawsSpans(),
      ...moreOf(event),
    });
    if (this.#state.kind === "pinching") {
      this.#element.setPointerCapture(this.#state.a.id);
      this.#element.setPointerCapture(this.#state.b.id);
    }
  }

  #move(event: PointerEvent): void {
    const point = this.#pointOf(event);
    if (this.#state.kind === "idle") {
      if (event.pointerType !== "touch") this.#hover(point);
      return;
    }
    if (event.pointerType === "mouse" && event.buttons === 0) {
      this.#feed({ kind: "cancel", id: event.pointerId });
      return;
    }
    const pressing = !isDragging(this.#state);
    this.#feed({ kind: "move", id: event.pointerId, point, time: event.timeStamp });
    // Captured when it becomes a drag, not on the press: a tap stays an ordinary click.
    if (pressing && isDragging(this.#state)) this.#element.setPointerCapture(event.pointerId);
    this.#driftAtEdges(point);
  }

  #up(event: PointerEvent): void {
    const point = this.#pointOf(event);
    this.#feed({ kind: "up", id: event.pointerId, point, time: event.timeStamp });
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !isDragging(this.#state)) return;
    // This Escape leaves the drag; it is not also the panel's.
    event.stopPropagation();
    event.preventDefault();
    this.#feed({ kind: "cancel", id: undefined });
  }

  #wheel(event: WheelEvent): void {
    // While a span or handle is dragged the picture holds still; and what cannot be prevented is the page's.
    if (!event.cancelable) return;
    const point = this.#pointOf(event);
    const zooms =
      this.#handlers.wheelZooms() || this.#handlers.locate(point, "mouse").kind === "axis";
    const meaning = meaningOfWheel(event, zooms);
    if (meaning.kind === "page") return;
    event.preventDefault();
    if (this.#state.kind !== "idle") return;
    this.#motion.stop();
    if (meaning.kind === "zoom") this.#tell({ kind: "zoom", x: point.x, factor: meaning.factor });
    else if (meaning.dx !== 0) this.#tell({ kind: "pan", dx: meaning.dx });
  }

  #hover(point: Point | undefined): void {
    if (this.#state.kind === "idle") this.#tell({ kind: "hover", point });
  }

  #feed(input: GestureInput): void {
    const before = this.#state;
    const { state, events } = step(before, input);
    this.#state = state;
    // A drift ends with its drag. What runs on after a flick is not ended by the news that follows it.
    if (isDragging(before) && !isDragging(state)) this.#motion.stop();
    for (const event of events) this.#tell(event);
  }

  #tell(event: GestureEvent): void {
    if (event.kind === "fling") {
      if (!this.#handlers.calm()) {
        this.#motion.runOn(event.velocity, (dx) => this.#handlers.on({ kind: "pan", dx }));
      }
      return;
    }
    this.#handlers.on(event);
  }

  /** A drag that reaches the picture's edge brings what is beyond it into view. */
  #driftAtEdges(point: Point): void {
    const state = this.#state;
    if (state.kind !== "selecting" && state.kind !== "draggingHandle") return;
    const velocity = driftAt(state.from.x, point.x, this.#element.clientWidth);
    this.#motion.drift(velocity, (dx) => {
      this.#handlers.on({ kind: "pan", dx });
      const now = this.#state;
      if (now.kind !== "selecting" && now.kind !== "draggingHandle") return;
      this.#feed({ kind: "move", ...now.held, time: performance.now() });
    });
  }

  #pointOf(event: MouseEvent): Point {
    const box = this.#element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}

function isDragging(state: typeof IDLE): boolean {
  return state.kind !== "idle" && state.kind !== "pressing" && state.kind !== "straying";
}

/** Control and Command mean the same: which of them it is depends on the system. */
function moreOf(event: PointerEvent): { readonly more?: More } {
  if (event.ctrlKey || event.metaKey) return { more: "one" };
  return event.shiftKey ? { more: "reach" } : {};
}

function deviceOf(event: PointerEvent): Device {
  return event.pointerType === "touch" || event.pointerType === "pen" ? event.pointerType : "mouse";
}

/** CSS pixels from an edge within which a drag moves the picture, and how fast at most (px/ms). */
const EDGE = 24;
const FASTEST_DRIFT = 0.6;

/**
 * How fast the picture moves (px/ms, to the right when positive) for a drag that began at `from` and is at
 * `x` of `width` CSS pixels. A drag that begins near an edge and leads away from it moves nothing.
 */
export function driftAt(from: number, x: number, width: number): number {
  const inset = x < from ? x : width - x;
  const depth = Math.min(Math.max((EDGE - inset) / EDGE, 0), 1);
  if (depth === 0 || x === from) return 0;
  return (x < from ? depth : -depth) * FASTEST_DRIFT;
}
