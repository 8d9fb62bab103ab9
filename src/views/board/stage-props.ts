import type { MachineId } from "#engine/names.ts";
import type { Area } from "#engine/plant.ts";
import type { LaneData } from "#lanes/lane.ts";
import type { LookTable } from "#lanes/looks.ts";
import type { Period } from "#query/period.ts";
import type { Far } from "#query/use-far.ts";
import type { Shown } from "#query/use-shown.ts";
import type { Instant } from "#time/instant.ts";
import type { Ref } from "react";
import type { BoardHandle, BoardProps } from "./board-props.ts";
import type { Group } from "./groups.ts";
import type { MachineLane } from "./machine-lane.ts";
import type { Picture } from "./picture.ts";
import type { CanvasRefs } from "./use-picture.ts";
import type { Pins } from "./use-pins.ts";

/** What the board may ask of it. */
export interface StageHandle extends Pick<BoardHandle, "focusLanes"> {
  /** Goes to a machine, wherever on the board it stands. */
  readonly find: (machine: MachineId) => void;
}

export interface StageProps extends Omit<BoardProps, "ref" | "pins"> {
  readonly ref: Ref<StageHandle>;
  /** Those that the filter leaves. */
  readonly areas: readonly Area[];
  /** Their machines as they stand on the board. */
  readonly groups: readonly Group[];
  readonly pins: Pins;
  /** Finding a machine is asked for. */
  readonly onFinder: () => void;
  readonly table: LookTable;
  readonly shown: Shown;
  readonly lanes: readonly MachineLane[];
  readonly far: Far;
  /** Those that are painted from afar. */
  readonly farLanes: ReadonlyMap<MachineId, LaneData>;
  /** Other machines' lanes are in view, or near it. */
  readonly onLooked: (machines: ReadonlySet<MachineId>) => void;
  /** The keyboard has gone to another instant. */
  readonly onPlace: (at: Instant | undefined) => void;
  readonly period: Period;
  readonly now: Instant;
  readonly canvases: CanvasRefs;
  readonly picture: Picture | undefined;
  /** A touch that drags over a lane draws a span instead of moving time. */
  readonly drawsSpans: boolean;
  /** It has drawn one. */
  readonly onDrawn: () => void;
}
