import type { HandleEdge } from "./hit.ts";

// What fingers and mice mean, as a state machine without a browser in it: `step(state, input)` gives the
// next state and what to tell the view. Only one gesture is ever under way.
//
//                    move past the slop                           2nd finger
//   idle ──down──► pressing ──┬─────────► panning ───────────────────────────► pinching
//     ▲               │       ├─────────► selecting       ▲                       │
//     │               │up     └─────────► draggingHandle  └── a finger lifts ◄────┘
//     │               ▼ tap, doubleTap          │
//     └──── up, or cancel: pointercancel, lost capture, Escape, the window's blur ┘

export type Device = "mouse" | "touch" | "pen";

/** CSS pixels from the element's left top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the view says is under a pointer when it goes down. */
export type Target =
  | { readonly kind: "lanes" }
  /** Time, but no lane: dragging here pans, whatever the device. */
  | { readonly kind: "axis" }
  /** A handle of the selection, and where its edge is drawn, CSS pixels. */
  | { readonly kind: "handle"; readonly edge: HandleEdge; readonly x: number };

/**
 * A tap that chooses more than one: `one` more (Control or Command), or as far as a `reach` from the last one
 * (Shift).
 */
export type More = "one" | "reach";

/** What a gesture says to the view. */
export type GestureEvent =
  | {
      readonly kind: "tap";
      readonly point: Point;
      readonly device: Device;
      readonly target: Target;
      readonly more?: More;
    }
  /** After the second tap's own `tap`: fit the event. */
  | { readonly kind: "doubleTap"; readonly point: Point; readonly device: Device }
  /** A mouse over the picture, or `undefined` when it left or a gesture began. */
  | { readonly kind: "hover"; readonly point: Point | undefined }
  /** Move the picture by `dx` CSS pixels (to the right when positive). */
  | { readonly kind: "pan"; readonly dx: number }
  | { readonly kind: "zoom"; readonly x: number; readonly factor: number }
  /** A span is being drawn. At `start`, keep the instant under `from`; it may move off under a pan. */
  | { readonly kind: "select"; readonly phase: Phase; readonly from: Point; readonly to: Point }
  | { readonly kind: "selectCancelled" }
  /** A handle is dragged; `x` is where its edge is to be drawn, CSS pixels, before snapping. */
  | {
      readonly kind: "handle";
      readonly phase: Phase;
      readonly edge: HandleEdge;
      readonly x: number;
    }
  | { readonly kind: "handleCancelled"; readonly edge: HandleEdge }
  /** A finger let go while moving, CSS pixels a millisecond: the picture may run on. */
  | { readonly kind: "fling"; readonly velocity: number };

export type Phase = "start" | "move" | "end";

export type GestureInput =
  | {
      readonly kind: "down";
      readonly id: number;
      readonly device: Device;
      readonly point: Point;
      /** Milliseconds of any clock that only goes forward. */
      readonly time: number;
      readonly target: Target;
      /** The middle button pans. */
      readonly middle: boolean;
      /** A drag on a lane draws a span even by touch. */
      readonly drawsSpans: boolean;
      /** A key was held that asks for more than one; absent: none. */
      readonly more?: More;
    }
  | { readonly kind: "move"; readonly id: number; readonly point: Point; readonly time: number }
  | { readonly kind: "up"; readonly id: number; readonly point: Point; readonly time: number }
  /** One pointer is lost; without an id, all are. */
  | { readonly kind: "cancel"; readonly id: number | undefined };

export type Down = Extract<GestureInput, { kind: "down" }>;

export interface Tap {
  readonly point: Point;
  readonly time: number;
}

export interface Held {
  readonly id: number;
  readonly point: Point;
}

export type GestureState =
  | { readonly kind: "idle"; readonly lastTap: Tap | undefined }
  | { readonly kind: "pressing"; readonly down: Down; readonly lastTap: Tap | undefined }
  /** A finger that went across time, not along it: the page's to scroll, and no tap any more. */
  | { readonly kind: "straying"; readonly down: Down }
  | {
      readonly kind: "panning";
      readonly held: Held;
      readonly trail: readonly Tap[];
      readonly runsOn: boolean;
    }
  | { readonly kind: "selecting"; readonly held: Held; readonly from: Point }
  | {
      readonly kind: "draggingHandle";
      readonly held: Held;
      readonly from: Point;
      readonly edge: HandleEdge;
      /** How far from the edge the finger took hold, so that the edge does not jump to it. */
      readonly grip: number;
    }
  | { readonly kind: "pinching"; readonly a: Held; readonly b: Held; readonly across: boolean };

export interface Step {
  readonly state: GestureState;
  readonly events: readonly GestureEvent[];
}

export const IDLE: GestureState = { kind: "idle", lastTap: undefined };
