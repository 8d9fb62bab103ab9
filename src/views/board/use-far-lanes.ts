import type { MachineId } from "#engine/names.ts";
import type { LaneData } from "#lanes/lane.ts";
import type { TimeScale } from "#lanes/scale.ts";
import type { Far } from "#query/use-far.ts";
import { useLink } from "#query/link.ts";
import { later } from "#time/instant.ts";
import { useMemo, useState } from "react";
import { type FarComposing, FarLanes } from "./far-lane.ts";
import type { MachineLane } from "./machine-lane.ts";
import { coversView } from "./viewing.ts";

export interface FarLanesUse extends FarComposing {
  readonly far: Far;
  readonly lanes: readonly MachineLane[];
  /** What is in view; `undefined`: the period, of which every event is there or coming. */
  readonly view: TimeScale | undefined;
}

/**
 * The lanes that are to be painted from afar, because not every event in view is there; the same map until one
 * of them changes.
 */
export function useFarLanes(use: FarLanesUse): ReadonlyMap<MachineId, LaneData> {
  const [kept] = useState(() => new KeptMap());
  const { clock } = useLink();
  const { plant, table, far, lanes, view, now } = use;
  const { machines } = far;
  return useMemo(() => {
    const near = new Map(lanes.map((lane) => [lane.id, lane]));
    return kept.of((composed) => {
      const present = { plant, table, now: later(now, clock.now()) };
      const made = new Map<MachineId, LaneData>();
      for (const [id, its] of machines) {
        const lane = near.get(id);
        if (lane !== undefined && coversView(lane.shown, view, now)) continue;
        made.set(id, composed.of(its, lane, present));
      }
      composed.keepOnly(made);
      return made;
    });
  }, [kept, clock, plant, table, machines, lanes, view, now]);
}

/** Lanes from afar, and the map that they were last in. */
class KeptMap {
  private readonly lanes = new FarLanes();
  private map: ReadonlyMap<MachineId, LaneData> = new Map();

  of(
    make: (lanes: FarLanes) => ReadonlyMap<MachineId, LaneData>,
  ): ReadonlyMap<MachineId, LaneData> {
    const made = make(this.lanes);
    const isSame =
      made.size === this.map.size && [...made].every(([id, lane]) => this.map.get(id) === lane);
    if (!isSame) this.map = made;
    return this.map;
  }
}
