import { z } from "@hono/zod-openapi";
import {
  addFromWire,
  carriedFromWire,
  machineOf,
  postFromWire,
  reasonOf,
  storedToWire,
  storedUtilEventSchema,
  type UtilEvent,
  utilEventFromWire,
  utilEventSchema,
} from "#contract/s3.ts";
import { type ReasonCode, reasonCode } from "#engine/names.ts";
import type { AddRequest, PostRequest } from "#engine/request.ts";
import type { Plant } from "#engine/plant.ts";
import { eventAt } from "#engine/timeline.ts";
import type { Instant } from "#time/instant.ts";
import { changedBy, checkArea, countOf, type Made, make } from "./change.ts";
import type { Host } from "./host.ts";
import { type FieldNames, unknownMachine } from "./http-problem.ts";
import { sentWith } from "./match.ts";
import { mount } from "./mount.ts";
import { ok, type Reply, revisionTag } from "./reply.ts";
import { transIdOf } from "./trans-id.ts";

const FIELDS: FieldNames = {
  machine: "ent_id",
  reason: "reas_cd",
  start: "event_time_utc",
  end: "event_end_time_utc",
};

type FromWire = (event: UtilEvent, reason: ReasonCode) => PostRequest | AddRequest;

/** A code that no plant's reason has (it must not be blank): refused by the rules, in their turn. */
const NO_REASON = reasonCode("");

/** S3 itself, V3_UtilHistory Post (rules P), and its neighbour AddEvent (rules C). */
export function mountUtilHistory(host: Host): void {
  mountCall(host, "/api/V3/UtilHistory", "Post a utilization event", postFromWire);
  mountCall(
    host,
    "/api/V3/UtilHistory/AddEvent",
    "Add an event with a start and an end",
    addFromWire,
  );
}

function mountCall(host: Host, path: string, summary: string, fromWire: FromWire): void {
  const { transactions } = host;
  const { plant } = host.deps.record;
  mount(
    host,
    {
      method: "post",
      path,
      tag: "S3 dialect",
      summary,
      kind: "write",
      who: "writer",
      params: z.object({}),
      query: z.object({}),
      body: { schema: utilEventSchema, read: utilEventFromWire },
      extras: ["clientId", "ifMatch", "transId"],
      badStatus: 400,
      answers: { 200: { description: "The event as stored", schema: storedUtilEventSchema } },
      problems: [404, 412],
    },
    async ({ c, body, account, write }) => {
      const asker = { account, ...sentWith(c) };
      const transId = transIdOf(c);
      return write(async (tx, now) => {
        const transaction = transId === undefined ? undefined : transactions.take(transId, account);
        const machine = machineOf(plant, body.ent_id);
        if (machine === undefined) throw unknownMachine(404, FIELDS.machine);
        checkArea(account, plant, machine);
        const request = fromWire(body, reasonOf(plant, body.reas_cd)?.code ?? NO_REASON);
        const carried = carriedFromWire(body);
        const asked = { machine, request, dialect: "s3", fields: FIELDS, carried } as const;
        if (transaction === undefined) {
          return storedReply(plant, body, request, await make(tx, plant, asked, asker, now), now);
        }
        const accepted = await transaction.call(tx, plant, asked, asker, now);
        // Nobody can know yet which revision its commit will make: the one that it rests on is told.
        const { revision } = await tx.timeline(machine.id);
        const changed = changedBy(accepted, plant, now);
        return storedReply(plant, body, request, { accepted, changed, revision }, now);
      }).catch((error: unknown) => {
        // The answer was not kept, so the sender cannot know whether this call is in it: it ends.
        if (transId !== undefined) transactions.abandon(transId, account);
        throw error;
      });
    },
  );
}

function storedReply(
  plant: Plant,
  sent: UtilEvent,
  request: PostRequest | AddRequest,
  { accepted, changed, revision }: Made,
  now: Instant,
): Reply {
  const stored = eventAt(accepted.timeline, plant.mapping, request.startsAt ?? now, now);
  const reason = plant.reasons.find(({ code }) => code === stored?.reason);
  if (stored === undefined || reason === undefined) {
    throw new Error("an accepted request left no event of the plant's at its own start");
  }
  return ok(storedToWire(sent, stored, reason, countOf(changed), now), revisionTag(revision));
}
