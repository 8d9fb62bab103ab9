import type { Kysely } from "kysely";
import type { Tables } from "./schema.ts";

/** What a store says about itself: `plant` is `sample` or `own` (see `bootstrap/claim-store.ts`). */
export type MetaName = "plant";

export async function metaOf(db: Kysely<Tables>, name: MetaName): Promise<string | undefined> {
  const row = await db
    .selectFrom("meta")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.value;
}

export async function setMeta(db: Kysely<Tables>, name: MetaName, value: string): Promise<void> {
  await db
    .insertInto("meta")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}
