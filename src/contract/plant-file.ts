import { z } from "zod";
import { lateEditsOf } from "#engine/closing.ts";
import { machineId, rawState, reasonCode } from "#engine/names.ts";
import type { Meaning, Plant, Reason } from "#engine/plant.ts";
import type { TimeOfDay } from "#time/calendar.ts";
import { seconds } from "#time/instant.ts";
import { timeZone } from "#time/zone.ts";
import { type FieldProblem, parse } from "./field-problem.ts";
import { keptTextSchema } from "./kept-text.ts";
import { plantChecks } from "./plant-checks.ts";
import { words } from "./words.ts";

/** An id, a code or a name: some text, and not just blanks, which nobody could tell from nothing. */
const named = keptTextSchema.refine((text) => text.trim() !== "", { error: words.blank });

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: words.timeOfDay });

const meaning = z.strictObject({ reason: named, pending: z.boolean().default(false) });

const weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);

/** Seconds. Most plants draw the line between one and five minutes. */
const USUAL_MICRO_STOP = 120;
/** An hour is no micro-stop anywhere: who writes more meant something else. */
const LONGEST_MICRO_STOP = 3_600;
/** Hours: a supervisor mends yesterday's shift, and no older one. */
const USUAL_LATE_EDIT = 24;
/** Hours: a year. */
const LONGEST_LATE_EDIT = 8_760;

/**
 * The plant file (contracts, "The plant file"). Strict: a misspelt optional field would otherwise be
 * passed over in silence, and the plant would run without its shifts.
 */
export const plantFileSchema = z.strictObject({
  /** Editors look for it; nothing here reads it. */
  $schema: z.string().optional(),
  name: named,
  timeZone: named,
  areas: z.array(
    z.strictObject({
      id: named,
      name: named,
      machines: z.array(z.strictObject({ id: named, entId: z.int(), name: named })),
    }),
  ),
  reasons: z
    .array(
      z.strictObject({
        code: named,
        reasCd: z.int(),
        name: named,
        group: z.array(named).default([]),
        oee: z.enum(["runtime", "planned", "unplanned", "none"]),
        commentRequired: z.boolean().default(false),
        machines: z.array(named).min(1, { error: words.noneNamed }).optional(),
        rawStates: z.array(named).min(1, { error: words.noneNamed }).optional(),
      }),
    )
    .min(1),
  rawStates: z.record(keptTextSchema, meaning).default({}),
  unknownRawState: meaning,
  shifts: z
    .array(
      z.strictObject({
        name: named,
        days: z.array(weekday).min(1),
        start: timeOfDay,
        end: timeOfDay,
      }),
    )
    .default([]),
  microStopSeconds: z
    .int()
    .min(0, { error: words.microStop })
    .max(LONGEST_MICRO_STOP, { error: words.microStop })
    .default(USUAL_MICRO_STOP),
  lateEditHours: z
    .number()
    .min(0, { error: words.lateEditHours })
    .max(LONGEST_LATE_EDIT, { error: words.lateEditHours })
    .default(USUAL_LATE_EDIT),
  lateEditLocks: z.enum(["closed", "all"]).default("closed"),
});
export type PlantFile = z.output<typeof plantFileSchema>;

export type PlantRead =
  | { readonly ok: true; readonly plant: Plant }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Reads a plant file's content. Shape first; what fields say about one another (`plant-checks.ts`) once
 * the shape holds. Every problem is named, not only the first, so that a file is mended in one go.
 */
export function plantFromFile(json: unknown): PlantRead {
  const parsed = parse(plantFileSchema, json);
  if (!parsed.ok) return parsed;
  const problems = plantChecks(parsed.value);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, plant: plantOf(parsed.value) };
}

function plantOf(file: PlantFile): Plant {
  const zone = timeZone(file.timeZone);
  return {
    name: file.name,
    timeZone: zone,
    areas: file.areas.map((area) => ({
      ...area,
      machines: area.machines.map((machine) => ({ ...machine, id: machineId(machine.id) })),
    })),
    reasons: file.reasons.map(reasonOf),
    mapping: {
      rawStates: new Map(
        Object.entries(file.rawStates).map(([raw, its]) => [rawState(raw), meaningOf(its)]),
      ),
      unknown: meaningOf(file.unknownRawState),
    },
    calendar: {
      zone,
      patterns: file.shifts.map((shift) => ({
        ...shift,
        start: timeOf(shift.start),
        end: timeOf(shift.end),
      })),
    },
    microStopSeconds: seconds(file.microStopSeconds),
    lateEdits: { hours: file.lateEditHours, locks: file.lateEditLocks },
  };
}

function reasonOf({ machines, rawStates, ...reason }: PlantFile["reasons"][number]): Reason {
  return {
    ...reason,
    code: reasonCode(reason.code),
    ...(machines === undefined ? {} : { machines: machines.map(machineId) }),
    ...(rawStates === undefined ? {} : { rawStates: rawStates.map(rawState) }),
  };
}

function meaningOf({ reason, pending }: PlantFile["unknownRawState"]): Meaning {
  return { reason: reasonCode(reason), pending };
}

function timeOf(text: string): TimeOfDay {
  return { hour: Number(text.slice(0, 2)), minute: Number(text.slice(3, 5)) };
}

/** The other way: a plant as its file would say it, for `GET /api/plant`. */
export function plantToFile(plant: Plant): PlantFile {
  return {
    name: plant.name,
    timeZone: plant.timeZone,
    areas: plant.areas.map(({ id, name, machines }) => ({
      id,
      name,
      machines: machines.map((machine) => ({
        id: machine.id,
        entId: machine.entId,
        name: machine.name,
      })),
    })),
    reasons: plant.reasons.map((reason) => ({
      code: reason.code,
      reasCd: reason.reasCd,
      name: reason.name,
      group: [...reason.group],
      oee: reason.oee,
      commentRequired: reason.commentRequired,
      ...(reason.machines === undefined ? {} : { machines: [...reason.machines] }),
      ...(reason.rawStates === undefined ? {} : { rawStates: [...reason.rawStates] }),
    })),
    rawStates: Object.fromEntries(
      [...plant.mapping.rawStates].map(([raw, { reason, pending }]) => [raw, { reason, pending }]),
    ),
    unknownRawState: { ...plant.mapping.unknown },
    shifts: plant.calendar.patterns.map(({ name, days, start, end }) => ({
      name,
      days: [...days],
      start: clockText(start),
      end: clockText(end),
    })),
    microStopSeconds: plant.microStopSeconds ?? 0,
    lateEditHours: lateEditsOf(plant).hours,
    lateEditLocks: lateEditsOf(plant).locks,
  };
}

function clockText({ hour, minute }: TimeOfDay): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
