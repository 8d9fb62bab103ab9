import { z } from "@hono/zod-openapi";
import { changedToWire } from "#contract/event.ts";
import {
  type ClassificationAnswer,
  classificationAnswerSchema,
  classificationFromWire,
  documentedClassificationSchema,
} from "#contract/s0.ts";
import { checkArea, make } from "./change.ts";
import type { Host } from "./host.ts";
import { type FieldNames, unknownMachine } from "./http-problem.ts";
import { sentWith } from "./match.ts";
import { mount } from "./mount.ts";
import { machineById } from "./plant-lookup.ts";
import { ok, revisionTag } from "./reply.ts";

const FIELDS: FieldNames = {
  machine: "machineId",
  reason: "reason",
  start: "startTime",
  end: "endTime",
};

/** S0 itself: Set Machine classification (rules C). */
export function mountClassification(host: Host): void {
  const { plant } = host.deps.record;
  mount(
    host,
    {
      method: "post",
      path: "/api/v1/machineClassification",
      tag: "S0 dialect",
      summary: "Give a span of a machine's time a reason; an empty endTime means still going on",
      kind: "write",
      who: "writer",
      params: z.object({}),
      query: z.object({}),
      body: { schema: documentedClassificationSchema, read: classificationFromWire },
      extras: ["clientId", "ifMatch"],
      badStatus: 422,
      answers: { 200: { description: "Done", schema: classificationAnswerSchema } },
      problems: [412],
    },
    async ({ c, body, account, write }) => {
      const asker = { account, ...sentWith(c) };
      const machine = machineById(plant, body.machine);
      if (machine === undefined) throw unknownMachine(422, FIELDS.machine);
      checkArea(account, plant, machine);
      const { request } = body;
      const asked = { machine, request, dialect: "s0", fields: FIELDS, carried: {} } as const;
      return write(async (tx, now) => {
        const { changed, revision } = await make(tx, plant, asked, asker, now);
        const answer: ClassificationAnswer = { revision, changed: changedToWire(changed) };
        return ok(answer, revisionTag(revision));
      });
    },
  );
}
