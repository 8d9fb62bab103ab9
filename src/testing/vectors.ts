import { readFileSync } from "node:fs";
import { timeZone } from "#time/zone.ts";
import { instant, type Instant } from "#time/instant.ts";
import type { Calendar, TimeOfDay, Weekday } from "#time/calendar.ts";
import { rawState, reasonCode } from "#engine/names.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import type { Meaning, Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";

/** An event as the vectors write it: start, reason, raw state, pending, comment. */
export type EventRow = readonly [number, string, string, boolean, string];

export interface Vector {
  readonly name: string;
  readonly signal: readonly (readonly [number, string])[];
  readonly shiftEnd: number;
  readonly ops: readonly {
    readonly now: number;
    readonly request: VectorRequest;
    readonly expect: {
      readonly ok: boolean;
      readonly status?: number;
      readonly why?: string;
      readonly events: readonly EventRow[];
    };
  }[];
  readonly later: readonly { readonly now: number; readonly events: readonly EventRow[] }[];
}

type VectorRequest =
  | {
      readonly kind: "post";
      readonly at: number | null;
      readonly reason: string;
      readonly updateIfExists: boolean;
      readonly comment: string | null;
      readonly raw?: string;
      readonly pending?: boolean;
    }
  | {
      readonly kind: "classify";
      readonly start: number;
      readonly end: number | null;
      readonly reason: string;
      readonly comment?: string;
    };

interface VectorFile {
  readonly rawReason: Readonly<
    Record<string, { readonly reason: string; readonly pending: boolean }>
  >;
  readonly reasons: readonly string[];
  readonly vectors: readonly Vector[];
}

/** The worked sequences of the timeline rules: `spec/vectors.json`, word for word. */
export const vectorFile = JSON.parse(
  readFileSync(new URL("vectors.json", import.meta.url), "utf8"),
) as VectorFile;

/**
 * The vectors count from 0, and the shift in progress then began the day before. Moved by whole days, so that
 * no shift begins before 1970.
 */
const MOVED = 10 * 86_400;

export function moved(second: number): Instant {
  return instant(second + MOVED);
}

const EVERY_DAY: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Three shifts of eight hours a day, one of which ends `shiftEnd` seconds after midnight UTC. */
export function calendarEnding(shiftEnd: number): Calendar {
  const at = (second: number): TimeOfDay => ({
    hour: Math.floor(second / 3600) % 24,
    minute: Math.floor(second / 60) % 60,
  });
  const patterns = [0, 8, 16].map((hours) => ({
    name: `from ${hours} h after`,
    days: EVERY_DAY,
    start: at(shiftEnd + hours * 3600),
    end: at(shiftEnd + (hours + 8) * 3600),
  }));
  return { zone: timeZone("UTC"), patterns };
}

export function vectorPlant(vector: Vector): Pick<Plant, "reasons" | "mapping" | "calendar"> {
  const rawStates = new Map(
    Object.entries(vectorFile.rawReason).map(([raw, { reason, pending }]) => [
      rawState(raw),
      { reason: reasonCode(reason), pending },
    ]),
  );
  const unknown: Meaning = { reason: reasonCode("OFF"), pending: true };
  return {
    reasons: vectorFile.reasons.map((code, index) => ({
      code: reasonCode(code),
      reasCd: index + 1,
      name: code,
      group: [],
      oee: code === "RUNNING" ? "runtime" : code === "OFF" ? "none" : "unplanned",
      commentRequired: false,
    })),
    mapping: { rawStates, unknown },
    calendar: calendarEnding(vector.shiftEnd),
  };
}

export function requestOf(op: VectorRequest): Request {
  const moment = (at: number | null): Instant | undefined => (at === null ? undefined : moved(at));
  if (op.kind === "classify") {
    return {
      kind: "classify",
      startsAt: moved(op.start),
      endsAt: moment(op.end),
      reason: reasonCode(op.reason),
      comment: op.comment ?? "",
    };
  }
  return {
    kind: "post",
    startsAt: moment(op.at),
    reason: reasonCode(op.reason),
    updateIfExists: op.updateIfExists,
    raw: op.raw === undefined ? undefined : rawState(op.raw),
    pending: op.pending,
    comment: op.comment ?? undefined,
  };
}

export function rowOf(event: UtilizationEvent): EventRow {
  return [event.startsAt - MOVED, event.reason, event.raw, event.pending, event.comment];
}
