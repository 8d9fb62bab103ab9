import { z } from "@hono/zod-openapi";
import { changedToWire } from "#contract/event.ts";
import { type ClassificationAnswer, classificationAnswerSchema } from "#contract/s0.ts";
import type { UndoRequest } from "#engine/request.ts";
import { checkArea, make } from "./change.ts";
import type { Host } from "./host.ts";
import { type FieldNames, httpProblem } from "./http-problem.ts";
import { sentWith } from "./match.ts";
import { mount } from "./mount.ts";
import { machineById } from "./plant-lookup.ts";
import { ok, revisionTag } from "./reply.ts";
import { words } from "./words.ts";

/** Nothing of an undo can be mended but which request it takes back. */
const FIELDS: FieldNames = { machine: "id", reason: "id", start: "id", end: "id" };

/** Taking back what someone did (rules, L6): a request like any other, kept and told like any other. */
export function mountUndo(host: Host): void {
  const { record } = host.deps;
  mount(
    host,
    {
      method: "post",
      path: "/api/requests/{id}/undo",
      tag: "Shiftlane",
      summary: "Take a change back, while its seconds still stand as it left them",
      kind: "write",
      who: "writer",
      params: z.object({ id: z.string() }),
      query: z.object({}),
      body: undefined,
      extras: ["clientId", "ifMatch"],
      badStatus: 400,
      answers: { 200: { description: "Taken back", schema: classificationAnswerSchema } },
      problems: [404, 412],
    },
    async ({ c, params, account, write }) => {
      const asker = { account, ...sentWith(c) };
      const done = await record.request(params.id);
      const machine = done === undefined ? undefined : machineById(record.plant, done.machine);
      if (done === undefined || machine === undefined) {
        throw httpProblem(404, "unknownRequest", words.unknownRequest);
      }
      checkArea(account, record.plant, machine);
      const request: UndoRequest = { kind: "undo", of: done.requestId, edit: done.edit };
      const asked = { machine, request, dialect: "ours", fields: FIELDS, carried: {} } as const;
      return write(async (tx, now) => {
        const { changed, revision } = await make(tx, record.plant, asked, asker, now);
        const answer: ClassificationAnswer = { revision, changed: changedToWire(changed) };
        return ok(answer, revisionTag(revision));
      });
    },
  );
}
