import { machineId } from "#engine/names.ts";
import { instant, type Instant } from "#time/instant.ts";
import { type Kysely, sql } from "kysely";
import { z } from "zod";
import type { Change, ChangesSince } from "../record/record.ts";
import type { LiveLogTable, Tables } from "./schema.ts";
import { parseText, readingsFromText, readingsToText, storedSpans } from "./stored.ts";

/*
 * What happened, in order, so that a browser that was away for a while gets the rest instead of everything. It
 * reaches back for days, not for ever: whoever was away for longer is told to start anew.
 */

export interface LogLimits {
  readonly seconds: number;
  readonly entries: number;
  /** Of the entries' bodies, in characters: one import can bring thousands of readings in an entry. */
  readonly characters: number;
}

export const LOG_LIMITS: LogLimits = {
  seconds: 3 * 86_400,
  entries: 200_000,
  characters: 128_000_000,
};

const spansBody = z.object({
  revision: z.int(),
  removed: z.array(z.int().transform(instant)),
  inserted: storedSpans,
});

/** The newest entry's number; 0 before the first. It is never trimmed, so that numbers are not given twice. */
export async function logPosition(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom("live_log")
    .select((log) => log.fn.max("seq").as("seq"))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}

export async function addToLog(db: Kysely<Tables>, change: Change, now: Instant): Promise<void> {
  const row = { seq: change.seq, machine: change.machine, kind: change.kind, logged_at: now };
  const body = bodyOf(change);
  await db
    .insertInto("live_log")
    .values({ ...row, weight: body.length, body })
    .execute();
}

/**
 * Characters of entries that are read at a time, the last one's excess apart: two hundred browsers that come back
 * after an import ask for it all at once.
 */
const PORTION = 1_000_000;

/**
 * Up to `limit` entries after `seq`, fewer where they are long; `reset` when some of them are gone, or `seq` never
 * was.
 */
export async function logSince(
  db: Kysely<Tables>,
  seq: number,
  position: number,
  limit: number,
): Promise<ChangesSince> {
  if (seq > position) return { kind: "reset" };
  if (seq === position) return { kind: "changes", changes: [] };
  const next = await db
    .selectFrom("live_log")
    .select(["seq", "weight"])
    .where("seq", ">", seq)
    .orderBy("seq")
    .limit(limit)
    .execute();
  const rows = await db
    .selectFrom("live_log")
    .selectAll()
    .where("seq", ">", seq)
    .where("seq", "<=", lastOf(next))
    .orderBy("seq")
    .execute();
  if (rows[0]?.seq !== seq + 1) return { kind: "reset" };
  return { kind: "changes", changes: rows.map(changeOf) };
}

/** The last entry of a portion, which begins within {@link PORTION}; 0 without any entry. */
function lastOf(entries: readonly Pick<LiveLogTable, "seq" | "weight">[]): number {
  let last = 0;
  let characters = 0;
  for (const { seq, weight } of entries) {
    if (characters >= PORTION) break;
    characters += weight;
    last = seq;
  }
  return last;
}

/** Forgets what is older or more than the limits say. */
export async function trimLog(
  db: Kysely<Tables>,
  now: Instant,
  limits: LogLimits = LOG_LIMITS,
): Promise<void> {
  const position = await logPosition(db);
  const heavy = await db
    .selectFrom((log) =>
      log
        .selectFrom("live_log")
        .select(["seq", sql<number>`sum(weight) over (order by seq desc)`.as("characters")])
        .as("weighed"),
    )
    .select((weighed) => weighed.fn.max("seq").as("seq"))
    .where("characters", ">", limits.characters)
    .executeTakeFirst();
  await db
    .deleteFrom("live_log")
    .where("seq", "<", position)
    .where((row) =>
      row.or([
        row("seq", "<=", position - limits.entries),
        row("seq", "<=", Number(heavy?.seq ?? 0)),
        row("logged_at", "<", now - limits.seconds),
      ]),
    )
    .execute();
}

function bodyOf(change: Change): string {
  if (change.kind === "readings") return readingsToText(change.readings);
  const { revision, removed, inserted } = change;
  return JSON.stringify({ revision, removed, inserted });
}

function changeOf(row: LiveLogTable): Change {
  const entry = { seq: row.seq, machine: machineId(row.machine) };
  if (row.kind === "readings") {
    return { kind: "readings", ...entry, readings: readingsFromText(row.body) };
  }
  return { kind: "spans", ...entry, ...parseText(spansBody, row.body) };
}
