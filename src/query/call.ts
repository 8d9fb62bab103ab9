import { parse, type Parsed } from "#contract/field-problem.ts";
import { classificationAnswerSchema, classificationToWire } from "#contract/s0.ts";
import { storedUtilEventSchema, utilEventToWire } from "#contract/s3.ts";
import type { MachineId } from "#engine/names.ts";
import type { Machine, Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import type { Question } from "./client.ts";

/** The call that a request goes by. Its value: the new revision, where the answer's body has it. */
type Call = Pick<Question<number | undefined>, "path" | "body" | "read">;

/**
 * Spans go by S0, events by S3: the browser writes through the vendors' two contracts like any client.
 * @throws RangeError when the plant has no such machine or reason: the request was made from another plant.
 */
export function callFor(plant: Plant, machineId: MachineId, request: Request): Call {
  switch (request.kind) {
    case "classify":
      return {
        path: "/api/v1/machineClassification",
        body: classificationToWire(machineId, request),
        read: readRevision,
      };
    case "post":
    case "add":
      return {
        path: request.kind === "post" ? "/api/V3/UtilHistory" : "/api/V3/UtilHistory/AddEvent",
        body: utilEventToWire(plant, machineOf(plant, machineId), request),
        read: readStored,
      };
    case "undo":
      return {
        path: `/api/requests/${encodeURIComponent(request.of)}/undo`,
        body: {},
        read: readRevision,
      };
  }
}

function readRevision(json: unknown): Parsed<number | undefined> {
  const parsed = parse(classificationAnswerSchema, json);
  return parsed.ok ? { ok: true, value: parsed.value.revision } : parsed;
}

/** The UtilEvent as stored; what it says comes with the truth, so it is only checked to be one. */
function readStored(json: unknown): Parsed<number | undefined> {
  const parsed = parse(storedUtilEventSchema, json);
  return parsed.ok ? { ok: true, value: undefined } : parsed;
}

function machineOf(plant: Plant, id: MachineId): Machine {
  const machine = plant.areas.flatMap((area) => area.machines).find((its) => its.id === id);
  if (machine === undefined) throw new RangeError(`the plant has no machine "${id}"`);
  return machine;
}
