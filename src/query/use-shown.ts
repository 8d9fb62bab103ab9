import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Unreachable } from "./client.ts";
import { useLink } from "./link.ts";
import { reasonOf } from "./session.ts";
import { type ShownMachine, ShownMemo } from "./shown.ts";
import { timelinesQuery } from "./timelines.ts";
import { usePending } from "./use-live.ts";
import type { TimelinesWindow } from "./window.ts";

export type Shown =
  /** Nothing to show yet. `unreachable` says why it takes so long, when it does; asking goes on. */
  | { readonly kind: "loading"; readonly unreachable: Unreachable | undefined }
  | {
      readonly kind: "shown";
      /** What is on screen; until another window has come, still the one before. */
      readonly window: TimelinesWindow;
      readonly isLoadingMore: boolean;
      readonly machines: ReadonlyMap<MachineId, ShownMachine>;
    };

/**
 * What is shown of all machines: the server's truth with this browser's pending requests replayed over
 * it. A machine that nothing happened to keeps its object from one render to the next.
 */
export function useShown(plant: Plant, window: TimelinesWindow): Shown {
  const [memo] = useState(() => new ShownMemo());
  const entries = usePending();
  const { data, failureReason, isPlaceholderData } = useQuery({
    ...timelinesQuery(useLink(), window),
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return { kind: "loading", unreachable: reasonOf(failureReason) };
  return {
    kind: "shown",
    window: data.window,
    isLoadingMore: isPlaceholderData,
    machines: memo.all(data.machines, entries, plant),
  };
}
