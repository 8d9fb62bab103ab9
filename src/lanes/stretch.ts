import type { LaneData } from "./lane.ts";

/** A stretch of one lane, epoch seconds. */
export interface Stretch {
  readonly laneId: string;
  readonly from: number;
  readonly to: number;
}

/** A request that the server has not answered, or has refused. */
export interface PendingStretch extends Stretch {
  readonly state: "saved" | "sending" | "refused";
}

/** What would stand in a stretch if the person confirmed. */
export interface PreviewStretch extends Stretch {
  /** The lane as it would be: only what is in the stretch is drawn. */
  readonly lane: LaneData;
}

export interface SelectionStretch extends Stretch {
  /** Whether its edges can be dragged. */
  readonly handles: boolean;
}
