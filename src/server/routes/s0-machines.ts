import { z } from "@hono/zod-openapi";
import {
  type MachineInfo,
  machineInfoSchema,
  type ReasonList,
  reasonListSchema,
} from "#contract/s0.ts";
import type { Host } from "./host.ts";
import { unknownMachine } from "./http-problem.ts";
import { mount } from "./mount.ts";
import { machineById, machinesOf } from "./plant-lookup.ts";
import { noContent, ok } from "./reply.ts";

/** What S0's clients ask before they classify: which machines there are, and which reasons. */
export function mountMachines(host: Host): void {
  const { plant } = host.deps.record;
  mount(
    host,
    {
      method: "get",
      path: "/api/v1/machineInfo",
      tag: "S0 dialect",
      summary: "The plant's machines",
      kind: "read",
      who: "reader",
      params: z.object({}),
      query: z.object({}),
      body: undefined,
      extras: [],
      badStatus: 422,
      answers: { 200: { description: "The machines", schema: machineInfoSchema } },
      problems: [],
    },
    () => {
      // One plant file is one factory; its name is the only name it has.
      const factory = { factoryId: plant.name, factoryName: plant.name };
      const machines = machinesOf(plant).map(({ id, name }) => ({
        machineDisplayName: name,
        machineUniqueId: id,
        ...factory,
      }));
      return Promise.resolve(ok({ machines } satisfies MachineInfo));
    },
  );
  mount(
    host,
    {
      method: "get",
      path: "/api/v1/machineClassification",
      tag: "S0 dialect",
      summary: "The reasons that a machine's time can be given",
      kind: "read",
      who: "reader",
      params: z.object({}),
      query: z.object({ machineId: z.string().min(1) }),
      body: undefined,
      extras: [],
      badStatus: 422,
      answers: {
        200: { description: "The reasons", schema: reasonListSchema },
        204: { description: "There are none" },
      },
      problems: [404, 422],
    },
    ({ query }) => {
      if (machineById(plant, query.machineId) === undefined) throw unknownMachine(404, "machineId");
      const reasons = plant.reasons.map(({ name, code }) => ({ name, code }));
      if (reasons.length === 0) return Promise.resolve(noContent);
      return Promise.resolve(ok({ reasons } satisfies ReasonList));
    },
  );
}
