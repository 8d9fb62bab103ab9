import type { Timelines } from "#contract/timelines.ts";
import type { MachineId } from "#engine/names.ts";
import type { Outline } from "#engine/outline-of.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Instant } from "#time/instant.ts";
import type { TimelinesWindow } from "./window.ts";

/** What the server said of one machine within a window. Nothing that is merely hoped for is ever in it. */
export interface MachineTruth {
  readonly machineId: MachineId;
  /** The revision of its classification layer. */
  readonly revision: number;
  readonly timeline: Timeline;
  /** The machine's very first reading, wherever the window lies; `undefined`: it has never reported. */
  readonly firstReadingAt: Instant | undefined;
  /** From here on the timeline is complete; what is before has not been fetched. */
  readonly knownFrom: Instant;
  /** Up to here it is; `undefined`: up to now and whatever is set ahead, for as long as the live stream runs. */
  readonly knownTo: Instant | undefined;
  /** What of the window is before `knownFrom`, as it shows from afar; `undefined`: nothing is left out. */
  readonly outline?: Outline | undefined;
}

/** From when on every event is known: where the slice begins with the first reading, nothing was before. */
export function startOfKnown({ firstReadingAt, knownFrom }: MachineTruth): number {
  return firstReadingAt === undefined || firstReadingAt >= knownFrom ? -Infinity : knownFrom;
}

/** What the server said of all machines within a window. Immutable: a live message makes a new one. */
export interface TimelinesTruth {
  readonly window: TimelinesWindow;
  /** The live log's position that is contained. */
  readonly seq: number;
  readonly machines: ReadonlyMap<MachineId, MachineTruth>;
}

export function truthOf(window: TimelinesWindow, { seq, machines }: Timelines): TimelinesTruth {
  return {
    window,
    seq,
    machines: new Map(
      machines.map((slice) => [
        slice.machine,
        {
          machineId: slice.machine,
          revision: slice.revision,
          timeline: slice.timeline,
          firstReadingAt: slice.firstReadingAt,
          knownFrom: slice.knownFrom,
          knownTo: slice.knownTo,
          outline: slice.outline,
        },
      ]),
    ),
  };
}
