import type { MachineId } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import { sliceOf } from "#engine/slice.ts";
import type { Timeline } from "#engine/timeline.ts";
import { type Instant, later } from "#time/instant.ts";
import { definite, spanOf } from "./definite.ts";
import type { Entry, Maker } from "./entry.ts";

/** A request as a person confirms it, and what they saw when they did. */
export interface Asked {
  readonly machineId: MachineId;
  readonly request: Request;
  readonly seen: Seen;
  /** Unlike any other entry's; absent: one is made up. */
  readonly key?: string | undefined;
}

export interface Seen {
  /** Of the server's truth. */
  readonly revision: number;
  /** What was on screen: the truth with what was pending. */
  readonly timeline: Timeline;
}

/** What was seen when an entry was made that is asked for anew; an entry of a first build does not say. */
export type SeenMaybe = { readonly revision: number; readonly timeline: Timeline | undefined };

export interface EntryNeeds {
  /** 128 random bits, as text. */
  readonly newId: () => string;
  /** The server's time, as well as it is known. */
  readonly now: () => Instant;
  /** A moment that is past on the server too. */
  readonly past: () => Instant;
}

/** What was confirmed just now, as it is kept: definite, and with as much of what was seen as it depends on. */
export function entryOf(
  { machineId, request, seen, key }: Omit<Asked, "seen"> & { readonly seen: SeenMaybe },
  madeBy: Maker,
  { newId, now, past }: EntryNeeds,
): Entry {
  const madeAt = now();
  const asked = definite(request, past());
  return {
    id: key ?? newId(),
    machineId,
    request: asked,
    baseRevision: seen.revision,
    base: seen.timeline === undefined ? undefined : around(seen.timeline, asked, madeAt),
    madeAt,
    madeBy,
    state: { kind: "saved", attempts: 0 },
  };
}

/** As much of what was seen as the request's effect depends on. */
function around(timeline: Timeline, request: Request, now: Instant): Timeline {
  const { start, end } = spanOf(request, now);
  return sliceOf(timeline, start, later(end ?? now, start), now)?.timeline ?? timeline;
}
