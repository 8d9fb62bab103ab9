import { z } from "@hono/zod-openapi";
import {
  type MachineSuggestion,
  suggestionsAnswerSchema,
  suggestionsToWire,
} from "#contract/suggestions.ts";
import type { Machine, Plant } from "#engine/plant.ts";
import { suggestionsFor } from "#engine/suggest.ts";
import type { Host } from "./host.ts";
import { unknownMachine } from "./http-problem.ts";
import { mount } from "./mount.ts";
import { machineById, machinesOf } from "./plant-lookup.ts";
import { listOf, listParam } from "./query-time.ts";
import { ok } from "./reply.ts";

/** What usually explains a stop, from the plant's own history; it is offered to people, never applied. */
export function mountSuggestions(host: Host): void {
  const { record } = host.deps;
  mount(
    host,
    {
      method: "get",
      path: "/api/suggestions",
      tag: "Shiftlane",
      summary: "What people usually explain a machine's stops with, by raw state",
      kind: "read",
      who: "reader",
      params: z.object({}),
      query: z.object({ machine: listParam, raw: listParam }),
      body: undefined,
      extras: [],
      badStatus: 400,
      answers: { 200: { description: "The suggestions", schema: suggestionsAnswerSchema } },
      problems: [404],
    },
    async ({ query }) => {
      const { plant } = record;
      const raws = listOf(query.raw);
      const found: MachineSuggestion[] = [];
      for (const { id } of machinesNamed(plant, listOf(query.machine))) {
        const { timeline } = await record.timeline(id);
        for (const its of suggestionsFor(timeline.layer, id, plant)) {
          if (raws === undefined || raws.includes(its.raw)) found.push({ machine: id, ...its });
        }
      }
      return ok(suggestionsToWire(found));
    },
  );
}

/** @throws HttpProblem 404 when the plant has no such machine. */
function machinesNamed(plant: Plant, ids: readonly string[] | undefined): readonly Machine[] {
  if (ids === undefined) return machinesOf(plant);
  return [...new Set(ids)].map((id) => {
    const machine = machineById(plant, id);
    if (machine === undefined) throw unknownMachine(404, "machine");
    return machine;
  });
}
