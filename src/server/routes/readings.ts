import { z } from "@hono/zod-openapi";
import { parse } from "#contract/field-problem.ts";
import {
  MOST_READINGS,
  type ReadingsAnswer,
  readingsAnswerSchema,
  readingsRequestSchema,
  sentReadingSchema,
} from "#contract/readings.ts";
import { maySendReadings } from "../access/roles.ts";
import type { SentReading } from "../record/record.ts";
import type { Host } from "./host.ts";
import { badFields, httpProblem, unknownMachine } from "./http-problem.ts";
import { mount } from "./mount.ts";
import { machineById } from "./plant-lookup.ts";
import { ok } from "./reply.ts";
import { words } from "./words.ts";

/** For the OpenAPI document alone: one bad reading does not make the call bad. */
const documented = readingsRequestSchema.extend({
  readings: z.array(sentReadingSchema).max(MOST_READINGS),
});

/** The way in for what machines report. */
export function mountReadings(host: Host): void {
  const { record } = host.deps;
  mount(
    host,
    {
      method: "post",
      path: "/api/readings",
      tag: "Shiftlane",
      summary: "Send a machine's readings, in any order, as often as you like",
      kind: "write",
      who: "sender",
      params: z.object({}),
      query: z.object({}),
      body: { schema: documented, read: (json) => parse(readingsRequestSchema, json) },
      extras: [],
      badStatus: 400,
      answers: { 200: { description: "What was taken", schema: readingsAnswerSchema } },
      problems: [404, 422],
    },
    async ({ body, account, now }) => {
      const machine = machineById(record.plant, body.machineId);
      if (machine === undefined) throw unknownMachine(404, "machineId");
      if (!maySendReadings(account, record.plant, machine.id)) {
        throw httpProblem(403, "mayNotSend", words.mayNotSend);
      }
      if (body.readings.length > MOST_READINGS) {
        throw badFields(422, [{ path: "readings", message: words.tooManyReadings }]);
      }
      const sorted = sortOut(body.readings);
      const answer = await record.takeReadings(machine.id, sorted.readings, now);
      // The record counts in the list that it was given; the sender in the list that they sent.
      const refused = answer.refused.map(({ index, why }) => ({
        index: sorted.indexes[index] ?? index,
        why,
      }));
      return ok({
        taken: answer.taken,
        repeated: answer.repeated,
        refused: [...sorted.refused, ...refused].sort((a, b) => a.index - b.index),
      } satisfies ReadingsAnswer);
    },
  );
}

interface Sorted {
  readonly readings: readonly SentReading[];
  /** Where each of them stood in the call. */
  readonly indexes: readonly number[];
  readonly refused: ReadingsAnswer["refused"];
}

/** Sets aside what is not a reading at all; what a reading may say is the record's to judge. */
function sortOut(sent: readonly unknown[]): Sorted {
  const readings: SentReading[] = [];
  const indexes: number[] = [];
  const refused: { index: number; why: string }[] = [];
  for (const [index, item] of sent.entries()) {
    const { time, state } = shapeSchema.safeParse(item).data ?? {};
    if (typeof time === "number" && typeof state === "string") {
      readings.push({ time, state });
      indexes.push(index);
    } else refused.push({ index, why: whyNot(item, time) });
  }
  return { readings, indexes, refused };
}

const shapeSchema = z.object({ time: z.unknown().optional(), state: z.unknown().optional() });

function whyNot(item: unknown, time: unknown): string {
  if (typeof item !== "object" || item === null) return words.readingShape;
  return typeof time === "number" ? words.readingState : words.readingTime;
}
