import { setImmediate as breathe } from "node:timers/promises";
import { z } from "@hono/zod-openapi";
import { TIMELINES_TYPE, TimelinesWriter } from "#contract/timelines-bytes.ts";
import { sliceToWire, timelinesAnswerSchema } from "#contract/timelines.ts";
import type { Machine } from "#engine/plant.ts";
import type { Record } from "../record/record.ts";
import type { Host } from "./host.ts";
import { unknownMachine } from "./http-problem.ts";
import { sliceFor } from "./machine-slice.ts";
import { mount } from "./mount.ts";
import { machineById, machinesOf } from "./plant-lookup.ts";
import { checkWindow, instantOf, listOf, listParam, stepParam, timeParam } from "./query-time.ts";
import { JSON_TYPE } from "./reply.ts";
import { squeezed } from "./squeeze.ts";

/**
 * The board's bulk reading: what the engine needs to draw and to preview within a window. In bytes for whoever
 * asks for them, which the board does (decision 0013), in JSON for everyone else.
 */
export function mountTimelines(host: Host): void {
  const { record } = host.deps;
  mount(
    host,
    {
      method: "get",
      path: "/api/timelines",
      tag: "Shiftlane",
      summary: "Signal and people's spans of chosen machines over a window",
      kind: "read",
      who: "reader",
      params: z.object({}),
      query: z.object({ from: timeParam, to: timeParam, step: stepParam, machine: listParam }),
      body: undefined,
      extras: [],
      badStatus: 400,
      answers: {
        200: {
          description: "The timelines",
          schema: timelinesAnswerSchema,
          bytes: TIMELINES_TYPE,
        },
      },
      problems: [400, 404],
    },
    async ({ c, query, now }) => {
      const from = instantOf(query.from);
      const to = instantOf(query.to);
      checkWindow(from, to);
      const step = query.step === undefined ? undefined : Number(query.step);
      const machines = chosen(record, listOf(query.machine));
      // The position first: what is committed while the timelines are read may be seen twice, never missed.
      const seq = record.position();
      if (takesBytes(c.req.header("Accept"))) {
        const writer = new TimelinesWriter();
        for (const machine of machines) {
          writer.add(await sliceFor(record, machine.id, { from, to, step }, now));
          await breathe();
        }
        const bytes = writer.finish({ now, seq });
        return squeezed(bytes, TIMELINES_TYPE, c.req.header("Accept-Encoding"));
      }
      // An outline is the board's alone: who reads JSON wants every event.
      const window = { from, to, step: undefined };
      const slices: string[] = [];
      for (const { id } of machines) {
        // Text at once, machine by machine: of a whole plant's it would keep everyone else waiting.
        slices.push(JSON.stringify(sliceToWire(await sliceFor(record, id, window, now))));
        await breathe();
      }
      return new Response(`{"now":${now},"seq":${seq},"machines":[${slices.join(",")}]}`, {
        headers: { "Content-Type": JSON_TYPE, "Cache-Control": "no-store", Vary: "Accept" },
      });
    },
  );
}

/** Only who names the type can read it: "anything" is a browser's address bar. */
function takesBytes(accept: string | undefined): boolean {
  return (accept ?? "").split(",").some((part) => {
    const [type = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    return type === TIMELINES_TYPE && !parameters.some((text) => /^q=0(\.0*)?$/.test(text));
  });
}

function chosen({ plant }: Record, ids: readonly string[] | undefined): readonly Machine[] {
  if (ids === undefined) return machinesOf(plant);
  return [...new Set(ids)].map((id) => {
    const machine = machineById(plant, id);
    if (machine === undefined) throw unknownMachine(404, "machine");
    return machine;
  });
}
