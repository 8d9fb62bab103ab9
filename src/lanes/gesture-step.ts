import {
  type Device,
  type Down,
  type GestureEvent,
  type GestureInput,
  type GestureState,
  type Held,
  IDLE,
  type Point,
  type Step,
  type Tap,
} from "./gesture.ts";

/** CSS pixels that a pointer may wander and still be a tap; handles answer at once. */
const SLOP: Readonly<Record<Device, number>> = { mouse: 4, pen: 6, touch: 10 };
const HANDLE_SLOP = 3;
const DOUBLE_TAP_MS = 400;
const DOUBLE_TAP_PX = 28;
const TRAIL_MS = 90;

/** The next state, and what to tell the view. Inputs of pointers that play no part change nothing. */
export function step(state: GestureState, input: GestureInput): Step {
  switch (input.kind) {
    case "down":
      return down(state, input);
    case "move":
      return move(state, input.id, input.point, input.time);
    case "up":
      return up(state, input.id, input.point, input.time);
    case "cancel":
      return cancel(state, input.id);
  }
}

function down(state: GestureState, input: Down): Step {
  if (isHeld(state, input.id)) {
    // A pointer that goes down again had gone up, and nobody was told.
    const ended = cancel(state, undefined);
    const begun = down(ended.state, input);
    return { state: begun.state, events: [...ended.events, ...begun.events] };
  }
  if (state.kind === "idle") {
    return {
      state: { kind: "pressing", down: input, lastTap: state.lastTap },
      events: [{ kind: "hover", point: undefined }],
    };
  }
  // A second finger turns a press or a pan into a pinch. While a span or a handle is dragged it is a palm
  // or a slip, and plays no part; so does a third.
  if (input.device !== "touch") return stay(state);
  if ((state.kind === "pressing" || state.kind === "straying") && state.down.device === "touch") {
    return { state: pinch({ id: state.down.id, point: state.down.point }, input), events: [] };
  }
  if (state.kind === "panning" && state.runsOn) {
    return { state: pinch(state.held, input), events: [] };
  }
  return stay(state);
}

function isHeld(state: GestureState, id: number): boolean {
  switch (state.kind) {
    case "idle":
      return false;
    case "pressing":
    case "straying":
      return state.down.id === id;
    case "pinching":
      return state.a.id === id || state.b.id === id;
    default:
      return state.held.id === id;
  }
}

function pinch(a: Held, { id, point }: Held): GestureState {
  // Fingers apart along time each keep their instant, so only their distance along time counts; fingers
  // above each other can only spread in the plane.
  const across = Math.abs(point.x - a.point.x) * 2 >= Math.abs(point.y - a.point.y);
  return { kind: "pinching", a, b: { id, point }, across };
}

function move(state: GestureState, id: number, point: Point, time: number): Step {
  switch (state.kind) {
    case "idle":
      return stay(state);
    case "pressing":
    case "straying":
      return state.down.id === id ? leaveSlop(state.down, point, time, state) : stay(state);
    case "panning": {
      if (state.held.id !== id) return stay(state);
      const dx = point.x - state.held.point.x;
      const trail = [...state.trail.filter((t) => time - t.time <= TRAIL_MS), { point, time }];
      return {
        state: { ...state, held: { id, point }, trail },
        events: dx === 0 ? [] : [{ kind: "pan", dx }],
      };
    }
    case "selecting":
      if (state.held.id !== id) return stay(state);
      return {
        state: { ...state, held: { id, point } },
        events: [{ kind: "select", phase: "move", from: state.from, to: point }],
      };
    case "draggingHandle":
      if (state.held.id !== id) return stay(state);
      return {
        state: { ...state, held: { id, point } },
        events: [{ kind: "handle", phase: "move", edge: state.edge, x: point.x - state.grip }],
      };
    case "pinching":
      return spread(state, id, point);
  }
}

function leaveSlop(start: Down, point: Point, time: number, state: GestureState): Step {
  const slop = start.target.kind === "handle" ? HANDLE_SLOP : SLOP[start.device];
  const along = Math.abs(point.x - start.point.x);
  const across = Math.abs(point.y - start.point.y);
  if (start.device === "mouse") {
    if (Math.hypot(along, across) <= slop) return stay(state);
  } else if (along <= slop) {
    return across <= slop ? stay(state) : { state: { kind: "straying", down: start }, events: [] };
  }
  const held = { id: start.id, point };
  if (start.target.kind === "handle" && !start.middle) {
    const { edge, x } = start.target;
    const grip = start.point.x - x;
    return {
      state: { kind: "draggingHandle", held, from: start.point, edge, grip },
      events: [
        { kind: "handle", phase: "start", edge, x },
        { kind: "handle", phase: "move", edge, x: point.x - grip },
      ],
    };
  }
  const draws = start.device === "mouse" || start.drawsSpans;
  if (draws && start.target.kind === "lanes" && !start.middle) {
    const from = start.point;
    return {
      state: { kind: "selecting", held, from },
      events: [
        { kind: "select", phase: "start", from, to: from },
        { kind: "select", phase: "move", from, to: point },
      ],
    };
  }
  // The pan starts where the slop ends, so that the picture does not jump by it.
  const runsOn = start.device === "touch";
  return { state: { kind: "panning", held, trail: [{ point, time }], runsOn }, events: [] };
}

function spread(
  state: Extract<GestureState, { kind: "pinching" }>,
  id: number,
  point: Point,
): Step {
  const { a, b } = state;
  if (id !== a.id && id !== b.id) return stay(state);
  const nextA = id === a.id ? { id, point } : a;
  const nextB = id === b.id ? { id, point } : b;
  const before = apart(a.point, b.point, state.across);
  const after = apart(nextA.point, nextB.point, state.across);
  const centre = (nextA.point.x + nextB.point.x) / 2;
  const dx = centre - (a.point.x + b.point.x) / 2;
  const events: GestureEvent[] = [];
  if (dx !== 0) events.push({ kind: "pan", dx });
  if (after !== before) events.push({ kind: "zoom", x: centre, factor: after / before });
  return { state: { ...state, a: nextA, b: nextB }, events };
}

/** Fingers that meet would zoom without end: below this they count as this far apart. */
const CLOSEST = 24;

function apart(a: Point, b: Point, across: boolean): number {
  const distance = across ? Math.abs(b.x - a.x) : Math.hypot(b.x - a.x, b.y - a.y);
  return Math.max(distance, CLOSEST);
}

function up(state: GestureState, id: number, point: Point, time: number): Step {
  switch (state.kind) {
    case "idle":
      return stay(state);
    case "straying":
      return state.down.id === id ? { state: IDLE, events: [] } : stay(state);
    case "pressing":
      return state.down.id === id ? tap(state.down, state.lastTap, time) : stay(state);
    case "panning": {
      if (state.held.id !== id) return stay(state);
      const velocity = state.runsOn ? speed(state.trail, time) : 0;
      return { state: IDLE, events: velocity === 0 ? [] : [{ kind: "fling", velocity }] };
    }
    case "selecting":
      if (state.held.id !== id) return stay(state);
      return {
        state: IDLE,
        events: [{ kind: "select", phase: "end", from: state.from, to: point }],
      };
    case "draggingHandle": {
      if (state.held.id !== id) return stay(state);
      const { edge, grip } = state;
      return { state: IDLE, events: [{ kind: "handle", phase: "end", edge, x: point.x - grip }] };
    }
    case "pinching": {
      if (id !== state.a.id && id !== state.b.id) return stay(state);
      const held = id === state.a.id ? state.b : state.a;
      return { state: { kind: "panning", held, trail: [], runsOn: true }, events: [] };
    }
  }
}

function tap(at: Down, lastTap: Tap | undefined, time: number): Step {
  const { point, device, target, more } = at;
  if (at.middle) return { state: IDLE, events: [] };
  if (more !== undefined) {
    return { state: IDLE, events: [{ kind: "tap", point, device, target, more }] };
  }
  const events: GestureEvent[] = [{ kind: "tap", point, device, target }];
  const again =
    lastTap !== undefined &&
    time - lastTap.time <= DOUBLE_TAP_MS &&
    Math.hypot(point.x - lastTap.point.x, point.y - lastTap.point.y) <= DOUBLE_TAP_PX;
  if (again) events.push({ kind: "doubleTap", point, device });
  return { state: { kind: "idle", lastTap: again ? undefined : { point, time } }, events };
}

/** CSS pixels a millisecond over the last moments; 0 when the finger had come to rest. */
function speed(trail: readonly Tap[], time: number): number {
  const recent = trail.filter((t) => time - t.time <= TRAIL_MS);
  const first = recent[0];
  const last = recent.at(-1);
  if (first === undefined || last === undefined || last.time - first.time < 8) return 0;
  const velocity = (last.point.x - first.point.x) / (last.time - first.time);
  return Math.abs(velocity) < 0.05 ? 0 : Math.min(Math.max(velocity, -8), 8);
}

function cancel(state: GestureState, id: number | undefined): Step {
  if (id !== undefined && !isHeld(state, id)) return stay(state);
  switch (state.kind) {
    case "idle":
      return stay(state);
    case "selecting":
      return { state: IDLE, events: [{ kind: "selectCancelled" }] };
    case "draggingHandle":
      return { state: IDLE, events: [{ kind: "handleCancelled", edge: state.edge }] };
    // Of a pinch too: the finger that is left would jump if it went on as a pan.
    case "pressing":
    case "straying":
    case "panning":
    case "pinching":
      return { state: IDLE, events: [] };
  }
}

function stay(state: GestureState): Step {
  return { state, events: [] };
}
