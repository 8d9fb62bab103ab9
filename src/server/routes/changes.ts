import { z } from "@hono/zod-openapi";
import { type ChangesAnswer, changesAnswerSchema, changeToWire } from "#contract/live.ts";
import type { Instant } from "#time/instant.ts";
import type { Record } from "../record/record.ts";
import type { Host } from "./host.ts";
import { mount } from "./mount.ts";
import { seqParam } from "./query-seq.ts";
import { ok } from "./reply.ts";

/** Changes that one answer holds; a browser that was away for longer asks again at once. */
const MOST_CHANGES = 500;

/** The live stream's changes, asked for: for networks that let no stream through. */
export function mountChanges(host: Host): void {
  const { record } = host.deps;
  mount(
    host,
    {
      method: "get",
      path: "/api/changes",
      tag: "Shiftlane",
      summary: "What the live stream would have said after a position",
      kind: "read",
      who: "reader",
      params: z.object({}),
      query: z.object({ since: seqParam.optional() }),
      body: undefined,
      extras: [],
      badStatus: 400,
      answers: {
        200: { description: "The changes, oldest first", schema: changesAnswerSchema },
      },
      problems: [400],
    },
    async ({ query, now }) => {
      const since = query.since === undefined ? record.position() : Number(query.since);
      return ok(await changesSince(record, since, now));
    },
  );
}

async function changesSince(record: Record, since: number, now: Instant): Promise<ChangesAnswer> {
  const found = await record.changesSince(since, MOST_CHANGES);
  const position = record.position();
  if (found.kind === "reset") {
    return { now, seq: position, isReset: true, hasMore: false, changes: [] };
  }
  const changes = found.changes.map((change) => changeToWire(change.seq, change));
  const seq = changes.at(-1)?.seq ?? since;
  return { now, seq, isReset: false, hasMore: seq < position, changes };
}
