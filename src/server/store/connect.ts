import { openEmbedded } from "./embedded.ts";
import { type Store, StoreRefused } from "./store.ts";

export interface StoreAddress {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
}

/**
 * Opens the store that the settings name. Here is where another dialect comes in: everything behind
 * `Store` speaks kysely and the types of `schema.ts`.
 * @throws StoreRefused with the cause and the mend.
 */
export async function connect(address: StoreAddress): Promise<Store> {
  if (address.databaseUrl !== undefined) {
    // The address may hold a password, so it is not repeated.
    throw new StoreRefused(
      "DATABASE_URL is not supported yet. Unset it to use the embedded store in DATA_DIR.",
    );
  }
  return openEmbedded(address.dataDir);
}
