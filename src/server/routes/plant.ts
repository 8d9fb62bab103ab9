import { z } from "@hono/zod-openapi";
import { plantAnswerSchema, plantToWire } from "#contract/plant.ts";
import type { Host } from "./host.ts";
import { mount } from "./mount.ts";
import { ok } from "./reply.ts";

/** The plant as its file describes it, and the server's time. */
export function mountPlant(host: Host): void {
  mount(
    host,
    {
      method: "get",
      path: "/api/plant",
      tag: "Shiftlane",
      summary: "Machines, areas, reasons, mapping, shifts, time zone and the server's time",
      kind: "read",
      who: "reader",
      params: z.object({}),
      query: z.object({}),
      body: undefined,
      extras: [],
      badStatus: 400,
      answers: { 200: { description: "The plant", schema: plantAnswerSchema } },
      problems: [],
    },
    ({ now }) => Promise.resolve(ok(plantToWire(host.deps.record.plant, now))),
  );
}
