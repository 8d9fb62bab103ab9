import type { Kysely } from "kysely";
import type { SchemaFlavour } from "../migrate.ts";

/** What people wrote about shifts: closings, reopenings, handover notes. */
export async function shiftLog(db: Kysely<unknown>, says: SchemaFlavour): Promise<void> {
  await db.schema
    .createTable("shift_log")
    .addColumn("ordinal", "integer", (ordinal) => says.counting(ordinal.primaryKey()))
    .addColumn("shift", "text", (name) => name.notNull())
    .addColumn("starts_at", "bigint", (at) => at.notNull())
    .addColumn("ends_at", "bigint", (at) => at.notNull())
    .addColumn("kind", "text", (kind) => kind.notNull())
    .addColumn("account_id", "text", (id) => id.notNull())
    .addColumn("written_by", "text", (by) => by.notNull())
    .addColumn("written_at", "bigint", (at) => at.notNull())
    .addColumn("note", "text", (note) => note.notNull())
    .execute();
  await db.schema
    .createIndex("shift_log_shift")
    .on("shift_log")
    .columns(["starts_at", "shift"])
    .execute();
}
