import type { Kysely } from "kysely";
import type { PeopleTable, Tables } from "./schema.ts";

export async function personWithEmail(
  db: Kysely<Tables>,
  email: string,
): Promise<PeopleTable | undefined> {
  return db.selectFrom("people").selectAll().where("email", "=", email).executeTakeFirst();
}

export async function allPeople(db: Kysely<Tables>): Promise<readonly PeopleTable[]> {
  return db.selectFrom("people").selectAll().orderBy("email").execute();
}

export async function addPerson(db: Kysely<Tables>, person: PeopleTable): Promise<void> {
  await db.insertInto("people").values(person).execute();
}

export async function changePerson(
  db: Kysely<Tables>,
  id: string,
  change: Partial<Pick<PeopleTable, "name" | "role" | "areas" | "password">>,
): Promise<void> {
  await db.updateTable("people").set(change).where("id", "=", id).execute();
}

/** With all sessions and tokens. */
export async function removePerson(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom("people").where("id", "=", id).execute();
}
