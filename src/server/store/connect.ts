import { openEmbedded } from "./embedded.ts";
import { makeFolder } from "./folder.ts";
import { openPostgres } from "./postgres/open-postgres.ts";
import type { Store } from "./store.ts";

export interface StoreAddress {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
}

/**
 * Opens the store that the settings name. Everything behind `Store` speaks kysely and the types of `schema.ts`.
 * @throws StoreRefused with the cause and the mend.
 */
export async function connect({ dataDir, databaseUrl }: StoreAddress): Promise<Store> {
  if (databaseUrl === undefined) return openEmbedded(dataDir);
  // Whoever holds the store says so there, for the command line of the same machine.
  makeFolder(dataDir);
  return openPostgres(databaseUrl);
}
