import { notifyManager, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Batch } from "./batches.ts";
import { dataOf, ReadFailure } from "./client.ts";
import type { Link } from "./link.ts";
import { type Change, patch, patchAll } from "./patch.ts";
import { readTimelines, timelinesInBytes } from "./timelines-answer.ts";
import { type TimelinesTruth, truthOf } from "./truth.ts";
import type { TimelinesWindow } from "./window.ts";

/** Every window's truth lies under it. */
export const timelinesKey = ["timelines"] as const;

/** A whole window of a busy plant over a slow radio. */
const PATIENCE_MS = 30_000;

/**
 * A batch of machines' truth within a window; without a batch, all machines'. The live stream keeps it fresh, so it never goes stale by itself;
 * structural sharing is off because signals and layers are snapshots that share what they can already.
 */
export function timelinesQuery(link: Link, window: TimelinesWindow, batch: Batch = []) {
  return queryOptions({
    queryKey: [...timelinesKey, window.from, window.to, window.step ?? "every", ...batch],
    staleTime: Infinity,
    gcTime: 10 * 60_000,
    structuralSharing: false,
    queryFn: ({ signal }) =>
      link.turns.take(batch, signal, () => fetchTruth(link, window, batch, signal)),
  });
}

/** Fetches a window and lets it catch up with what the live stream said while it was on its way. */
async function fetchTruth(
  link: Link,
  window: TimelinesWindow,
  batch: Batch,
  signal: AbortSignal,
): Promise<TimelinesTruth> {
  const { value, askedMs, receivedMs } = dataOf(
    await link.client.ask({
      path: pathOf(window, batch),
      read: readTimelines,
      bytes: timelinesInBytes,
      signal,
      patienceMs: PATIENCE_MS,
    }),
  );
  // Somebody in between repeats what was true once.
  if (!link.clock.answered(value.now, askedMs, receivedMs))
    throw new ReadFailure({ kind: "unreachable", why: "stranger" });
  const changes = link.live.changesAfter(value.seq);
  const caughtUp = changes === undefined ? undefined : patchAll(truthOf(window, value), changes);
  // Older than the live log reaches back: as good as no answer, and the next one will be newer.
  if (caughtUp?.kind !== "patched") throw new ReadFailure({ kind: "unreachable", why: "busy" });
  link.live.follow(value.seq);
  letGoOfOlder(link.queries, caughtUp.truth);
  return caughtUp.truth;
}

/**
 * An answer may be ahead of the live stream. What is held of the same machines and not on screen is behind it for
 * a moment then, and would turn the picture back if it were shown.
 */
function letGoOfOlder(queries: QueryClient, { machines }: TimelinesTruth): void {
  queries.removeQueries({
    queryKey: timelinesKey,
    type: "inactive",
    predicate: ({ queryKey }) =>
      [...(queries.getQueryData<TimelinesTruth>(queryKey)?.machines.values() ?? [])].some(
        ({ machineId, revision }) => revision < (machines.get(machineId)?.revision ?? 0),
      ),
  });
}

function pathOf({ from, to, step }: TimelinesWindow, batch: Batch): string {
  const query = new URLSearchParams({ from: String(from), to: String(to) });
  if (step !== undefined) query.set("step", String(step));
  for (const machine of batch) query.append("machine", machine);
  return `/api/timelines?${query}`;
}

/** Every window's truth that is held, on screen or not. */
export function truthsHeld(queries: QueryClient): readonly TimelinesTruth[] {
  return queries
    .getQueriesData<TimelinesTruth>({ queryKey: timelinesKey })
    .flatMap(([, truth]) => (truth === undefined ? [] : [truth]));
}

/**
 * Brings every held window up to date with one live message, and tells of it once. A window that it does not join
 * up with is fetched again; one that is being fetched meets the message again in the live log.
 */
export function applyChange(queries: QueryClient, change: Change): void {
  notifyManager.batch(() => patchHeld(queries, change));
}

function patchHeld(queries: QueryClient, change: Change): void {
  for (const query of queries.getQueryCache().findAll({ queryKey: timelinesKey })) {
    const truth = queries.getQueryData<TimelinesTruth>(query.queryKey);
    if (truth === undefined) continue;
    const patched = patch(truth, change);
    if (patched.kind === "patched") {
      if (patched.truth !== truth) queries.setQueryData(query.queryKey, patched.truth);
    } else if (query.state.fetchStatus === "idle")
      void refetch(queries, { queryKey: query.queryKey, exact: true });
  }
}

/** Everything that is held may be out of date. */
export function refetchTimelines(queries: QueryClient): Promise<void> {
  return refetch(queries, { queryKey: timelinesKey });
}

/** As {@link refetchTimelines}; false when some of it could not be had. */
export async function renewTimelines(queries: QueryClient): Promise<boolean> {
  await refetchTimelines(queries);
  const held = queries.getQueryCache().findAll({ queryKey: timelinesKey });
  return held.every(
    ({ state }) =>
      state.status === "success" && state.fetchStatus === "idle" && !state.isInvalidated,
  );
}

/**
 * Cancelled first: an invalidation during a first fetch, which has no data yet, is silently lost. What is
 * not on screen is let go rather than kept with a hole in it.
 */
async function refetch(
  queries: QueryClient,
  which: { readonly queryKey: readonly unknown[]; readonly exact?: boolean },
): Promise<void> {
  queries.removeQueries({ ...which, type: "inactive" });
  await queries.cancelQueries(which);
  await queries.invalidateQueries(which);
}
