import { editFromWire } from "#contract/edit.ts";
import type { EventWire } from "#contract/event.ts";
import { parse } from "#contract/field-problem.ts";
import { type HistoryAnswer, historyAnswerSchema } from "#contract/history.ts";
import { requestFromWire } from "#contract/request.ts";
import type { Edit } from "#engine/edit.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import type { MachineId } from "#engine/names.ts";
import { machineId, reasonCode } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import { type Instant, instant } from "#time/instant.ts";
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { dataOf } from "./client.ts";
import { type Link, useLink } from "./link.ts";

/** One thing that a person did. */
export interface Done {
  readonly requestId: string;
  readonly machineId: MachineId;
  readonly by: string;
  readonly at: Instant;
  /** The key that it was sent under: what was confirmed together says so in it ({@link partOf}). */
  readonly key: string | undefined;
  readonly request: Request;
  /** What it did to the spans that people set: enough to preview taking it back. */
  readonly edit: Edit;
  /** The events that it changed, as they stood, and what stood in their place. */
  readonly before: readonly ToldEvent[];
  readonly after: readonly ToldEvent[];
}

export interface ToldEvent extends Pick<
  UtilizationEvent,
  "startsAt" | "endsAt" | "reason" | "pending" | "comment"
> {
  /** Who set it; `undefined`: the machine reported it. */
  readonly by: string | undefined;
}

/** Whose history: the changes that touched a second of these machines in `[from, to)`; no end: whatever follows. */
export interface HistoryScope {
  readonly machines: readonly MachineId[];
  readonly from: Instant;
  readonly to: Instant | undefined;
}

/** How many are fetched at once. */
const PAGE = 50;

/**
 * What people did, newest first, page by page.
 * @param stamp changes when a machine's revision does, so that it is asked for again.
 */
export function historyQuery({ client }: Link, scope: HistoryScope, stamp: number) {
  const { machines, from, to } = scope;
  return infiniteQueryOptions({
    queryKey: ["history", machines, from, to, stamp],
    staleTime: Infinity,
    initialPageParam: "",
    getNextPageParam: (page: HistoryPage) => page.next,
    queryFn: async ({ signal, pageParam }): Promise<HistoryPage> => {
      const query = new URLSearchParams(machines.map((id) => ["machine", id]));
      query.set("from", String(from));
      if (to !== undefined) query.set("to", String(to));
      query.set("limit", String(PAGE));
      if (pageParam !== "") query.set("after", pageParam);
      return dataOf(await client.ask({ path: `/api/history?${query}`, read, signal })).value;
    },
  });
}

interface HistoryPage {
  readonly entries: readonly Done[];
  /** `undefined`: this was the last one. */
  readonly next: string | undefined;
}

export type HistoryLoad =
  | { readonly kind: "loading" }
  /** It is the server's to tell: without it there is none. */
  | { readonly kind: "failed"; readonly retry: () => void }
  | {
      readonly kind: "loaded";
      readonly entries: readonly Done[];
      /** Fetches the page that follows; `undefined`: there is none. */
      readonly more: (() => void) | undefined;
      readonly isLoadingMore: boolean;
    };

export function useHistory(scope: HistoryScope, stamp: number): HistoryLoad {
  const query = useInfiniteQuery({
    ...historyQuery(useLink(), scope, stamp),
    placeholderData: keepPreviousData,
  });
  const { data, isError, hasNextPage, isFetchingNextPage } = query;
  if (data === undefined) {
    if (!isError) return { kind: "loading" };
    return { kind: "failed", retry: () => void query.refetch() };
  }
  return {
    kind: "loaded",
    entries: data.pages.flatMap(({ entries }) => entries),
    more: hasNextPage ? () => void query.fetchNextPage() : undefined,
    isLoadingMore: isFetchingNextPage,
  };
}

function read(json: unknown) {
  const parsed = parse(historyAnswerSchema, json);
  if (!parsed.ok) return parsed;
  const { entries, next } = parsed.value;
  return { ok: true as const, value: { entries: entries.map(doneOf), next: next ?? undefined } };
}

function doneOf(entry: HistoryAnswer["entries"][number]): Done {
  return {
    requestId: entry.requestId,
    machineId: machineId(entry.machineId),
    by: entry.by,
    at: instant(entry.at),
    key: entry.key ?? undefined,
    request: requestFromWire(entry.request),
    edit: editFromWire(entry.edit),
    before: entry.changed.before.map(toldOf),
    after: entry.changed.after.map(toldOf),
  };
}

function toldOf({ startsAt, endsAt, reason, pending, comment, by }: EventWire): ToldEvent {
  return {
    startsAt: instant(startsAt),
    endsAt: endsAt === null ? undefined : instant(endsAt),
    reason: reasonCode(reason),
    pending,
    comment,
    by: by ?? undefined,
  };
}
