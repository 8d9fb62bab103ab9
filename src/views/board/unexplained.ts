import type { Figures } from "#query/figures.ts";
import { useMemo } from "react";
import type { MachineLane } from "./machine-lane.ts";

/** The figures of all machines on show together; the ratio is left to each machine, where it means something. */
export function totalOf(lanes: readonly MachineLane[]): Figures {
  let count = 0;
  let seconds = 0;
  for (const { figures } of lanes) {
    count += figures.unexplained.count;
    seconds += figures.unexplained.seconds;
  }
  return { unexplained: { count, seconds }, ratio: undefined };
}

/** {@link totalOf}, the same object until a figure changes; `undefined`: no machine has anything to say. */
export function useTotal(lanes: readonly MachineLane[]): Figures | undefined {
  const isAny = lanes.some(({ lane }) => lane.starts.length > 0);
  const { unexplained } = totalOf(lanes);
  const { count, seconds } = unexplained;
  return useMemo(
    () => (isAny ? { unexplained: { count, seconds }, ratio: undefined } : undefined),
    [isAny, count, seconds],
  );
}
