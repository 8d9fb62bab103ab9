import type { Kysely, RawBuilder } from "kysely";
import type { Tables } from "./schema.ts";

/** An open store: what the record, the people and the secrets are read from and written to. */
export interface Store {
  /** One connection: whoever holds a transaction on it has it alone. */
  readonly db: Kysely<Tables>;
  readonly flavour: Flavour;
  /** Where it is, and how to have another, in words for whoever starts the server; holds no password. */
  readonly place: Place;
  /** Writes everything through to the main file and lets go of it. */
  close(): Promise<void>;
}

export interface Place {
  /** Such as `/var/lib/shiftlane`, or `the database lane on db.plant.example`. */
  readonly name: string;
  /** Such as "Set DATA_DIR to another folder", without the full stop. */
  readonly change: string;
}

/** The few things that the databases say differently. */
export interface Flavour {
  /** All values of a column in one JSON array: ten thousand readings then come as three strings, not as ten thousand objects. */
  jsonList(column: string): RawBuilder<string>;
}

/** Why the store cannot be opened, in words for whoever starts the server. */
export class StoreRefused extends Error {
  constructor(message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.name = "StoreRefused";
  }
}

/** The database cannot be asked at the moment. Nothing of what was under way was kept. */
export class StoreAway extends Error {
  constructor(options: ErrorOptions = {}) {
    super("the database cannot be reached", options);
    this.name = "StoreAway";
  }
}

/** libsql's word for it, and PostgreSQL's. */
const DISK_FULL: readonly unknown[] = ["SQLITE_FULL", "53100"];

/** Whether a write failed for want of room on the disk; then nothing of it was kept. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && DISK_FULL.includes(error.code);
}
