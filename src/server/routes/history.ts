import { z } from "@hono/zod-openapi";
import { changedToWire } from "#contract/event.ts";
import { editToWire } from "#contract/edit.ts";
import {
  type DoneWire,
  type HistoryAnswer,
  historyAnswerSchema,
  MOST_ENTRIES,
} from "#contract/history.ts";
import { requestToWire } from "#contract/request.ts";
import { machineId } from "#engine/names.ts";
import type { Done } from "../record/record.ts";
import type { Host } from "./host.ts";
import { unknownMachine } from "./http-problem.ts";
import { mount } from "./mount.ts";
import { machineById } from "./plant-lookup.ts";
import { instantOf, listOf, listParam, timeParam } from "./query-time.ts";
import { ok } from "./reply.ts";
import { words } from "./words.ts";

/** A screenful. */
const USUAL = 100;

const limitParam = z
  .string()
  .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_ENTRIES, {
    error: words.limit,
  })
  .openapi({ type: "integer" });

/** What people did: who, when, what they asked, and the events before and after. */
export function mountHistory(host: Host): void {
  const { record } = host.deps;
  mount(
    host,
    {
      method: "get",
      path: "/api/history",
      tag: "Shiftlane",
      summary: "What people did, newest first",
      kind: "read",
      who: "reader",
      params: z.object({}),
      query: z.object({
        machine: listParam,
        from: timeParam.optional(),
        to: timeParam.optional(),
        limit: limitParam.optional(),
        after: z.string().optional(),
      }),
      body: undefined,
      extras: [],
      badStatus: 400,
      answers: { 200: { description: "The changes", schema: historyAnswerSchema } },
      problems: [400, 404],
    },
    async ({ query }) => {
      const machines = listOf(query.machine)?.map((id) => {
        if (machineById(record.plant, id) === undefined) throw unknownMachine(404, "machine");
        return machineId(id);
      });
      const limit = Number(query.limit ?? USUAL);
      const done = await record.history({
        machines,
        from: query.from === undefined ? undefined : instantOf(query.from),
        to: query.to === undefined ? undefined : instantOf(query.to),
        limit,
        ...(query.after === undefined ? {} : { after: query.after }),
      });
      const next = done.length < limit ? undefined : done.at(-1)?.requestId;
      return ok({ entries: done.map(doneToWire), next: next ?? null } satisfies HistoryAnswer);
    },
  );
}

function doneToWire(done: Done): DoneWire {
  return {
    requestId: done.requestId,
    machineId: done.machine,
    revision: done.revision,
    by: done.by,
    at: done.at,
    dialect: done.dialect,
    key: done.key ?? null,
    request: requestToWire(done.request),
    changed: changedToWire(done.changed),
    edit: editToWire(done.edit),
  };
}
