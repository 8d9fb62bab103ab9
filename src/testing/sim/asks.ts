import { machineId, reasonCode } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import { eventAt, eventsBetween, type Timeline } from "#engine/timeline.ts";
import { snap } from "#lanes/snap.ts";
import { secondsPerPixel, timeScale, xOf } from "#lanes/scale.ts";
import { earlier, type Instant, instant, later, plus } from "#time/instant.ts";
import type { Complaints } from "./complaints.ts";
import { MACHINES } from "./premises.ts";
import type { Ask } from "./plan.ts";
import type { Effect } from "./witness.ts";

const REASONS = ["RUNNING", "IDLE", "DOWN", "OFF", "JAM", "BREAK"] as const;
const BACK = 3 * 3_600;
/** CSS pixels: a lane on a tablet. */
const WIDTH = 960;
/** CSS pixels, as `snap` has it. */
const TOLERANCE = 8;

export interface AskNeeds {
  readonly ask: Ask;
  readonly timeline: Timeline;
  readonly plant: Plant;
  readonly now: Instant;
  /** What is before has not been fetched. */
  readonly from?: Instant;
  /** The word that marks this request among all others. */
  readonly token: string;
  /** What was done to the machine, the last one last. */
  readonly done: readonly Effect[];
  readonly complaints: Complaints;
}

export function machineOf({ machine }: Ask) {
  return machineId(MACHINES[machine % MACHINES.length] ?? MACHINES[0]);
}

/** What a person asks for, given what they see. `undefined`: there is nothing there to ask about. */
export function requestFor(needs: AskNeeds): Request | undefined {
  const { ask, timeline, plant, now, token } = needs;
  const at = instant(Math.max(needs.from ?? 0, now - BACK + Math.round(ask.place * BACK)));
  const reason = reasonCode(REASONS[ask.reason % REASONS.length] ?? "IDLE");
  const event = eventAt(timeline, plant.mapping, at, now);
  const end = plus(at, ask.seconds);
  const supplied = { raw: undefined, pending: undefined, comment: token };
  switch (ask.want) {
    case "explain": {
      if (event === undefined) return undefined;
      const endsAt = event.endsAt ?? later(now, plus(event.startsAt, 1));
      return { kind: "classify", startsAt: event.startsAt, endsAt, reason, comment: token };
    }
    case "drag": {
      const [startsAt, endsAt] = dragged(needs, at, end);
      if (startsAt >= endsAt) return undefined;
      return { kind: "classify", startsAt, endsAt, reason, comment: token };
    }
    case "ongoing":
      return { kind: "classify", startsAt: at, endsAt: undefined, reason, comment: token };
    case "fromHere":
      return { kind: "post", startsAt: at, reason, updateIfExists: false, ...supplied };
    case "fromNow":
      return { kind: "post", startsAt: undefined, reason, updateIfExists: false, ...supplied };
    case "correct":
      if (event === undefined) return undefined;
      return { kind: "post", startsAt: event.startsAt, reason, updateIfExists: true, ...supplied };
    case "add": {
      const endsAt = ask.reason % 2 === 0 ? end : undefined;
      return { kind: "add", startsAt: at, endsAt, reason, ...supplied };
    }
    case "undo": {
      const done = needs.done.at(-1 - (ask.reason % 3));
      if (done === undefined) return undefined;
      return { kind: "undo", of: done.requestId, edit: done.edit };
    }
  }
}

/** Two edges dragged over eight hours on a tablet, and let go a few pixels beside where they were meant. */
function dragged(needs: AskNeeds, from: Instant, to: Instant): readonly [Instant, Instant] {
  const { timeline, plant, now, complaints } = needs;
  const scale = timeScale(now - 7 * 3_600, now + 3_600, WIDTH);
  const events = eventsBetween(timeline, plant.mapping, earlier(from, now), now, now);
  const lane = {
    id: "",
    starts: Uint32Array.from(events, ({ startsAt }) => startsAt),
    looks: Uint16Array.from(events, () => 0),
    end: now,
  };
  const edges = new Set(events.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt ?? now]));
  const settle = (at: Instant): Instant => {
    const snapped = snap(scale, xOf(scale, at) + 3, { lane, also: [now] }).at;
    const isFar = Math.abs(snapped - at) > (TOLERANCE + 4) * secondsPerPixel(scale);
    if (isFar || (snapped % 60 !== 0 && !edges.has(instant(snapped))))
      complaints.add("snapped", `an edge dragged to ${at} came to rest at ${snapped}`);
    return instant(snapped);
  };
  return [settle(from), earlier(settle(to), later(now, plus(from, 1)))];
}
