import type { ShiftEntry, ShiftSpan } from "#engine/closing.ts";
import type { Touched } from "#engine/edit.ts";
import { instant } from "#time/instant.ts";
import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import type { ShiftLog } from "../record/record.ts";
import type { ShiftLogTable, Tables } from "./schema.ts";

const kind = z.enum(["closed", "reopened", "note"]);

export async function addShiftEntry(
  db: Kysely<Tables>,
  { name, startsAt, endsAt }: ShiftSpan,
  accountId: string,
  entry: ShiftEntry,
): Promise<void> {
  await db
    .insertInto("shift_log")
    .values({
      shift: name,
      starts_at: startsAt,
      ends_at: endsAt,
      kind: entry.kind,
      account_id: accountId,
      written_by: entry.by,
      written_at: entry.at,
      note: entry.note,
    })
    .execute();
}

/** What was written about one shift, oldest first. */
export async function shiftEntries(
  db: Kysely<Tables>,
  { name, startsAt }: Pick<ShiftSpan, "name" | "startsAt">,
): Promise<readonly ShiftEntry[]> {
  const rows = await db
    .selectFrom("shift_log")
    .selectAll()
    .where("starts_at", "=", startsAt)
    .where("shift", "=", name)
    .orderBy("ordinal")
    .execute();
  return rows.map(entryOf);
}

/**
 * The shifts that something was written about and that share a second with these, by their start. They stand as
 * they were when it was written, whatever the calendar says by now.
 */
export async function shiftLogsIn(
  db: Kysely<Tables>,
  { start, end }: Touched,
): Promise<readonly ShiftLog[]> {
  let query = db.selectFrom("shift_log").selectAll().where("ends_at", ">", start);
  if (end !== undefined) query = query.where("starts_at", "<", end);
  const rows = await query.orderBy("starts_at").orderBy("ordinal").execute();
  const logs = new Map<string, { readonly shift: ShiftSpan; readonly entries: ShiftEntry[] }>();
  for (const row of rows) {
    const key = JSON.stringify([row.starts_at, row.shift]);
    const log = logs.get(key);
    if (log === undefined) logs.set(key, { shift: shiftOf(row), entries: [entryOf(row)] });
    else log.entries.push(entryOf(row));
  }
  return [...logs.values()];
}

function shiftOf(row: Selectable<ShiftLogTable>): ShiftSpan {
  return { name: row.shift, startsAt: instant(row.starts_at), endsAt: instant(row.ends_at) };
}

function entryOf(row: Selectable<ShiftLogTable>): ShiftEntry {
  return {
    kind: kind.parse(row.kind),
    by: row.written_by,
    at: instant(row.written_at),
    note: row.note,
  };
}
