import { z } from "@hono/zod-openapi";
import { parse } from "#contract/field-problem.ts";
import { instantFromSeconds } from "#contract/moment.ts";
import {
  type Activity,
  activityRequestSchema,
  activitySchema,
  LONGEST_ACTIVITY,
  type MachineStateAnswer,
  machineStateSchema,
} from "#contract/s0.ts";
import { earlier, type Instant, later, plus } from "#time/instant.ts";
import type { Host } from "./host.ts";
import { badFields, httpProblem, unknownMachine } from "./http-problem.ts";
import { stateAt, type StateStretch, statesBetween } from "./machine-state.ts";
import { mount } from "./mount.ts";
import { machineById } from "./plant-lookup.ts";
import { noContent, ok } from "./reply.ts";
import { words } from "./words.ts";

/** What a machine is doing, and what it did: as it reported, whatever people made of it. */
export function mountState(host: Host): void {
  const { record } = host.deps;
  mount(
    host,
    {
      method: "get",
      path: "/api/v1/machineState",
      tag: "S0 dialect",
      summary: "What a machine is doing now, and for how long",
      kind: "read",
      who: "reader",
      params: z.object({}),
      query: z.object({ machineId: z.string().min(1) }),
      body: undefined,
      extras: [],
      badStatus: 422,
      answers: {
        200: { description: "The state", schema: machineStateSchema },
        204: { description: "The machine has not reported yet" },
      },
      problems: [404, 422],
    },
    async ({ query, now }) => {
      const machine = machineById(record.plant, query.machineId);
      if (machine === undefined) throw unknownMachine(404, "machineId");
      const { timeline } = await record.timeline(machine.id);
      const stretch = stateAt(timeline, record.plant, now);
      if (stretch === undefined) return noContent;
      const answer: MachineStateAnswer = {
        machineState: stretch.state,
        durationInMinutes: wholeMinutes(stretch.startsAt, now),
        lastUpdateTime: earlier(timeline.signal.last?.at ?? now, now),
      };
      return ok(answer);
    },
  );
  mount(
    host,
    {
      method: "post",
      path: "/api/v1/machineActivity",
      tag: "S0 dialect",
      summary: "What a machine did over at most 30 days",
      kind: "read",
      who: "reader",
      params: z.object({}),
      query: z.object({}),
      body: { schema: activityRequestSchema, read: (json) => parse(activityRequestSchema, json) },
      extras: [],
      badStatus: 422,
      answers: {
        200: {
          description: "Its states, in order; none where it reported nothing",
          schema: activitySchema,
        },
      },
      problems: [422],
    },
    async ({ body, now }) => {
      const machine = machineById(record.plant, body.machineId);
      if (machine === undefined) throw unknownMachine(422, "machineId");
      const from = instantFromSeconds(body.startTime);
      const to = instantFromSeconds(body.endTime);
      if (from > to) throw badFields(422, [{ path: "endTime", message: words.startAfterEnd }]);
      if (to - from > LONGEST_ACTIVITY) {
        throw httpProblem(422, "activityTooLong", words.activityTooLong, {
          errors: [{ path: "endTime", message: words.activityTooLong }],
        });
      }
      const { timeline } = await record.timeline(machine.id);
      const end = earlier(to, now);
      const stretches =
        from < end ? statesBetween(timeline, record.plant, from, plus(end, -1), now) : [];
      return ok({
        activity: stretches.map((stretch) => clipped(stretch, from, end)),
      } satisfies Activity);
    },
  );
}

function clipped(stretch: StateStretch, from: Instant, to: Instant): Activity["activity"][number] {
  const startTime = later(stretch.startsAt, from);
  const endTime = earlier(stretch.endsAt ?? to, to);
  return {
    startTime,
    endTime,
    machineState: stretch.state,
    durationInMinutes: wholeMinutes(startTime, endTime),
  };
}

function wholeMinutes(from: Instant, to: Instant): number {
  return Math.floor((to - from) / 60);
}
