import type { ColumnDefinitionBuilder, Kysely, RawBuilder } from "kysely";
import { first } from "./migrations/0001-first.ts";
import { shiftLog } from "./migrations/0002-shift-log.ts";
import { requestKeys } from "./migrations/0003-request-keys.ts";

export type Migration = (db: Kysely<unknown>, says: SchemaFlavour) => Promise<void>;

/** The few things that the databases say differently when tables are made. */
export interface SchemaFlavour {
  /** A whole number that the database counts up. */
  counting(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  /** What makes a table's primary key the table itself; nothing where there is no such thing. */
  readonly onlyKey: RawBuilder<unknown>;
}

/**
 * Each takes the store from the version before it to its own, which is its place in this list, counted from
 * 1. One that has been released is never changed; what must change comes as a new one at the end.
 */
export const MIGRATIONS: readonly Migration[] = [first, shiftLog, requestKeys];

/** Runs those that a store of version `from` lacks. Belongs in one transaction, with the new version's mark. */
export async function migrate(
  db: Kysely<unknown>,
  says: SchemaFlavour,
  from: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  for (const migration of migrations.slice(from)) await migration(db, says);
}
