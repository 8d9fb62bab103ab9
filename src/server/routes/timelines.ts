import { z } from "@hono/zod-openapi";
import { type MachineSlice, timelinesAnswerSchema, timelinesToWire } from "#contract/timelines.ts";
import type { Machine } from "#engine/plant.ts";
import { sliceOf } from "#engine/slice.ts";
import { type Instant, instant } from "#time/instant.ts";
import type { Record } from "../record/record.ts";
import type { Host } from "./host.ts";
import { unknownMachine } from "./http-problem.ts";
import { mount } from "./mount.ts";
import { machineById, machinesOf } from "./plant-lookup.ts";
import { checkWindow, instantOf, listOf, listParam, timeParam } from "./query-time.ts";
import { ok } from "./reply.ts";

/** The board's bulk reading: what the engine needs to draw and to preview within a window. */
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
      query: z.object({ from: timeParam, to: timeParam, machine: listParam }),
      body: undefined,
      extras: [],
      badStatus: 400,
      answers: { 200: { description: "The timelines", schema: timelinesAnswerSchema } },
      problems: [400, 404],
    },
    async ({ query, now }) => {
      const from = instantOf(query.from);
      const to = instantOf(query.to);
      checkWindow(from, to);
      const machines = chosen(record, listOf(query.machine));
      // The position first: what is committed while the timelines are read may be seen twice, never missed.
      const seq = record.position();
      const slices: MachineSlice[] = [];
      for (const machine of machines) slices.push(await sliceFor(record, machine, from, to, now));
      return ok(timelinesToWire({ now, seq, machines: slices }));
    },
  );
}

function chosen({ plant }: Record, ids: readonly string[] | undefined): readonly Machine[] {
  if (ids === undefined) return machinesOf(plant);
  return [...new Set(ids)].map((id) => {
    const machine = machineById(plant, id);
    if (machine === undefined) throw unknownMachine(404, "machine");
    return machine;
  });
}

async function sliceFor(
  record: Record,
  { id }: Machine,
  from: Instant,
  to: Instant,
  now: Instant,
): Promise<MachineSlice> {
  const { timeline, revision } = await record.timeline(id);
  // Without events yet, whatever there is is known: readings of a clock that goes a little fast.
  const slice = sliceOf(timeline, from, to, now) ?? {
    timeline,
    knownFrom: instant(0),
    knownTo: undefined,
  };
  const { signal, layer } = slice.timeline;
  const first = signal.first ?? from;
  const last = signal.last?.at ?? first;
  return {
    machine: id,
    revision,
    firstReadingAt: timeline.signal.first,
    knownFrom: slice.knownFrom,
    knownTo: slice.knownTo,
    readings: [...signal.readings(first, last)],
    spans: [...layer],
  };
}
