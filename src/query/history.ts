import { editFromWire } from "#contract/edit.ts";
import { parse } from "#contract/field-problem.ts";
import { type HistoryAnswer, historyAnswerSchema } from "#contract/history.ts";
import { requestFromWire } from "#contract/request.ts";
import type { Edit } from "#engine/edit.ts";
import type { MachineId } from "#engine/names.ts";
import { machineId } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import { type Instant, instant } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import { queryOptions } from "@tanstack/react-query";
import { dataOf } from "./client.ts";
import type { Link } from "./link.ts";

/** One thing that a person did. */
export interface Done {
  readonly requestId: string;
  readonly machineId: MachineId;
  readonly by: string;
  readonly at: Instant;
  readonly request: Request;
  /** What it did to the spans that people set: enough to preview taking it back. */
  readonly edit: Edit;
}

/** How many are fetched at once. */
const PAGE = 50;

/**
 * What people did that touched a machine's span, newest first. The key holds the revision, so that a
 * change makes it be asked for again.
 */
export function historyQuery(
  { client }: Link,
  machine: MachineId,
  { start, end }: Span,
  revision: number,
) {
  return queryOptions({
    queryKey: ["history", machine, start, end, revision],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<readonly Done[]> => {
      const query = new URLSearchParams({
        machine,
        from: String(start),
        to: String(end),
        limit: String(PAGE),
      });
      return dataOf(await client.ask({ path: `/api/history?${query}`, read, signal })).value;
    },
  });
}

function read(json: unknown) {
  const parsed = parse(historyAnswerSchema, json);
  return parsed.ok ? { ok: true as const, value: parsed.value.entries.map(doneOf) } : parsed;
}

function doneOf(entry: HistoryAnswer["entries"][number]): Done {
  return {
    requestId: entry.requestId,
    machineId: machineId(entry.machineId),
    by: entry.by,
    at: instant(entry.at),
    request: requestFromWire(entry.request),
    edit: editFromWire(entry.edit),
  };
}
