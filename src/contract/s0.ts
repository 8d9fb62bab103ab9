import { z } from "zod";
import { type MachineId, machineId, reasonCode } from "#engine/names.ts";
import type { ClassifyRequest } from "#engine/request.ts";
import { changedSchema } from "./event.ts";
import { type Parsed, parse } from "./field-problem.ts";
import { keptTextSchema } from "./kept-text.ts";
import { epochSecondsSchema, instantFromSeconds } from "./moment.ts";
import { words } from "./words.ts";

/** An empty `endTime`: the key is there, and its value says nothing (C4). */
const emptySchema = z.union([z.null(), z.literal("")]);

/**
 * S0's Set Machine classification body. Its samples say `reason`, its table `reasonId`: either is taken,
 * both when they agree (C8). `comment` is ours. Fields that S0 does not know are passed over.
 */
export const classificationSchema = z
  .object({
    machineId: z.string().min(1),
    startTime: epochSecondsSchema,
    /** Empty (null or ""): ongoing. Absent: refused (C7). */
    endTime: z.unknown().superRefine((value, context) => {
      if (value === undefined) {
        context.addIssue({ code: "custom", message: words.missing });
        return;
      }
      if (emptySchema.safeParse(value).success) return;
      const seconds = parse(epochSecondsSchema, value);
      if (seconds.ok) return;
      for (const { message } of seconds.problems) context.addIssue({ code: "custom", message });
    }),
    reason: z.string().nullish(),
    reasonId: z.string().nullish(),
    comment: keptTextSchema.nullish(),
  })
  .superRefine(({ reason, reasonId }, context) => {
    if (!reason && !reasonId) {
      context.addIssue({ code: "custom", path: ["reason"], message: words.reasonMissing });
    } else if (reason && reasonId && reason !== reasonId) {
      const message = words.reasonsDiffer(reason, reasonId);
      context.addIssue({ code: "custom", path: ["reasonId"], message });
    }
  });

/** The same for readers of the OpenAPI document, where our own checks do not show. */
export const documentedClassificationSchema = classificationSchema.safeExtend({
  endTime: z.union([z.number(), emptySchema]),
});

export interface Classification {
  readonly machine: MachineId;
  readonly request: ClassifyRequest;
}

/** S0's body → the engine's request. Every problem is a 422 by the rules' C7. */
export function classificationFromWire(body: unknown): Parsed<Classification> {
  const parsed = parse(classificationSchema, body);
  if (!parsed.ok) return parsed;
  const { machineId: machine, startTime, endTime, reason, reasonId, comment } = parsed.value;
  const request: ClassifyRequest = {
    kind: "classify",
    startsAt: instantFromSeconds(startTime),
    endsAt: typeof endTime === "number" ? instantFromSeconds(endTime) : undefined,
    reason: reasonCode(reason || reasonId || ""),
    comment: comment ?? "",
  };
  return { ok: true, value: { machine: machineId(machine), request } };
}

/** What the browser sends: always both keys, `endTime` null for an ongoing classification. */
export interface ClassificationBody {
  readonly machineId: string;
  readonly startTime: number;
  readonly endTime: number | null;
  readonly reason: string;
  readonly comment: string;
}

export function classificationToWire(
  machine: MachineId,
  request: ClassifyRequest,
): ClassificationBody {
  return {
    machineId: machine,
    startTime: request.startsAt,
    endTime: request.endsAt ?? null,
    reason: request.reason,
    comment: request.comment,
  };
}

export const classificationAnswerSchema = z.object({ revision: z.int(), changed: changedSchema });
export type ClassificationAnswer = z.output<typeof classificationAnswerSchema>;

export const tokenRequestSchema = z.object({
  userEmail: z.string().min(1),
  password: z.string().min(1),
});
export const tokenAnswerSchema = z.object({ token: z.string() });

export const machineInfoSchema = z.object({
  machines: z.array(
    z.object({
      machineDisplayName: z.string(),
      machineUniqueId: z.string(),
      factoryId: z.string(),
      factoryName: z.string(),
    }),
  ),
});
export type MachineInfo = z.output<typeof machineInfoSchema>;

export const reasonListSchema = z.object({
  reasons: z.array(z.object({ name: z.string(), code: z.string() })),
});
export type ReasonList = z.output<typeof reasonListSchema>;

export const machineStateNames = ["OPERATING", "IDLE", "OFF"] as const;
export type MachineStateName = (typeof machineStateNames)[number];

/** Durations in whole minutes, times in epoch seconds; a machine that has never reported: 204. */
export const machineStateSchema = z.object({
  machineState: z.enum(machineStateNames),
  durationInMinutes: z.int(),
  /** When the machine last reported a state. */
  lastUpdateTime: z.int(),
});
export type MachineStateAnswer = z.output<typeof machineStateSchema>;

/** The longest stretch that `machineActivity` answers for (contracts): 30 days, in seconds. */
export const LONGEST_ACTIVITY = 30 * 86_400;

export const activityRequestSchema = z.object({
  machineId: z.string().min(1),
  startTime: epochSecondsSchema,
  endTime: epochSecondsSchema,
});

export const activitySchema = z.object({
  activity: z.array(
    z.object({
      startTime: z.int(),
      endTime: z.int(),
      machineState: z.enum(machineStateNames),
      durationInMinutes: z.int(),
    }),
  ),
});
export type Activity = z.output<typeof activitySchema>;
