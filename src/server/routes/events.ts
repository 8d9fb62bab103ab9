import { z } from "@hono/zod-openapi";
import { type EventsAnswer, eventsAnswerSchema, eventToWire } from "#contract/event.ts";
import { eventsBetween } from "#engine/timeline.ts";
import type { Host } from "./host.ts";
import { unknownMachine } from "./http-problem.ts";
import { mount } from "./mount.ts";
import { machineById } from "./plant-lookup.ts";
import { checkWindow, instantOf, timeParam } from "./query-time.ts";
import { ok } from "./reply.ts";

/** One machine's events, as anyone can read them (contracts, "Reading a machine's events"). */
export function mountEvents(host: Host): void {
  const { record } = host.deps;
  mount(
    host,
    {
      method: "get",
      path: "/api/machines/{id}/events",
      tag: "Shiftlane",
      summary: "Every event in force at some second of [from, to]",
      kind: "read",
      who: "reader",
      params: z.object({ id: z.string() }),
      query: z.object({ from: timeParam, to: timeParam.optional() }),
      body: undefined,
      extras: [],
      badStatus: 400,
      answers: {
        200: { description: "The events, unclipped, in order", schema: eventsAnswerSchema },
      },
      problems: [400, 404],
    },
    async ({ params, query, now }) => {
      const machine = machineById(record.plant, params.id);
      if (machine === undefined) throw unknownMachine(404, "id");
      const from = instantOf(query.from);
      const to = query.to === undefined ? now : instantOf(query.to);
      if (query.to !== undefined) checkWindow(from, to);
      const { timeline, revision } = await record.timeline(machine.id);
      const events = eventsBetween(timeline, record.plant.mapping, from, to, now);
      const answer: EventsAnswer = {
        machineId: machine.id,
        now,
        revision,
        events: events.map(eventToWire),
      };
      return ok(answer);
    },
  );
}
