import type { Kysely, RawBuilder } from "kysely";
import type { Tables } from "./schema.ts";

/** An open store: what the record, the people and the secrets are read from and written to. */
export interface Store {
  /** One connection: whoever holds a transaction on it has it alone. */
  readonly db: Kysely<Tables>;
  readonly flavour: Flavour;
  /** Writes everything through to the main file and lets go of it. */
  close(): Promise<void>;
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

/** Whether a write failed for want of room on the disk; then nothing of it was kept. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "SQLITE_FULL";
}
