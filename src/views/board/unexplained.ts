import type { Figures } from "#query/preview.ts";
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
