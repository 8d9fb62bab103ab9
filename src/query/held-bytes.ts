import type { QueryClient } from "@tanstack/react-query";
import { timelinesKey } from "./timelines.ts";
import type { MachineTruth, TimelinesTruth } from "./truth.ts";

/** What the timelines that are held may take together: a tablet has a few hundred megabytes for a page. */
export const MOST_BYTES = 48 * 2 ** 20;

/** A reading in the engine's columns; a span with its texts and its place in the layer; a machine's own objects. */
const READING = 13;
const SPAN = 600;
const MACHINE = 1_000;
/** An event of an outline: its start, its end and what it means. */
const OUTLINED = 10;

/** About how much memory a truth takes. */
export function bytesOf({ machines }: TimelinesTruth): number {
  let bytes = 0;
  for (const machine of machines.values()) bytes += bytesOfMachine(machine);
  return bytes;
}

function bytesOfMachine({ timeline: { signal, layer }, outline }: MachineTruth): number {
  const outlined = outline?.events.starts.length ?? 0;
  return MACHINE + signal.size * READING + layer.size * SPAN + outlined * OUTLINED;
}

/**
 * Lets go of the windows that were on screen longest ago once all that are held take more than `most` bytes.
 * What is on screen always stays. Returns how to stop.
 */
export function boundHeld(queries: QueryClient, most = MOST_BYTES): () => void {
  const cache = queries.getQueryCache();
  /** When each window was last seen, in turns: the larger the later. */
  const seen = new Map<string, number>();
  let turn = 0;
  const letGo = (): void => {
    const held = cache.findAll({ queryKey: timelinesKey }).map((query) => {
      const truth = queries.getQueryData<TimelinesTruth>(query.queryKey);
      return { query, bytes: truth === undefined ? 0 : bytesOf(truth) };
    });
    let sum = held.reduce((all, { bytes }) => all + bytes, 0);
    if (sum <= most) return;
    const idle = held
      .filter(({ query, bytes }) => bytes > 0 && !query.isActive())
      .sort((a, b) => (seen.get(a.query.queryHash) ?? 0) - (seen.get(b.query.queryHash) ?? 0));
    for (const { query, bytes } of idle) {
      cache.remove(query);
      sum -= bytes;
      if (sum <= most) return;
    }
  };
  return cache.subscribe((event) => {
    const { queryHash } = event.query;
    // A query's hash is its key as JSON.
    if (!queryHash.startsWith(`["${timelinesKey[0]}"`)) return;
    if (event.type === "removed") seen.delete(queryHash);
    else if (event.type === "observerAdded" || event.type === "observerRemoved") {
      turn += 1;
      seen.set(queryHash, turn);
    }
    const hasGrown =
      event.type === "observerRemoved" ||
      (event.type === "updated" && event.action.type === "success" && !event.action.manual);
    if (hasGrown) letGo();
  });
}
