import type { Instant } from "#time/instant.ts";
import type { Kysely } from "kysely";
import type { Answer, Remembered } from "../record/record.ts";
import type { Tables } from "./schema.ts";
import { parseText, storedFields } from "./stored.ts";

/** The contract promises 30 days; a day more spares an argument about the last hour. */
export const ANSWERS_KEPT_SECONDS = 31 * 86_400;

export async function answerTo(
  db: Kysely<Tables>,
  accountId: string,
  key: string,
): Promise<Remembered | undefined> {
  const row = await db
    .selectFrom("answers")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("key", "=", key)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    bodyHash: row.body_hash,
    answer: { status: row.status, headers: parseText(storedFields, row.headers), body: row.body },
  };
}

/** @throws when the key is taken. */
export async function addAnswer(
  db: Kysely<Tables>,
  accountId: string,
  key: string,
  bodyHash: string,
  answer: Answer,
  now: Instant,
): Promise<void> {
  await db
    .insertInto("answers")
    .values({
      account_id: accountId,
      key,
      body_hash: bodyHash,
      status: answer.status,
      headers: JSON.stringify(answer.headers),
      body: answer.body,
      answered_at: now,
    })
    .execute();
}

export async function forgetOldAnswers(db: Kysely<Tables>, now: Instant): Promise<void> {
  await db
    .deleteFrom("answers")
    .where("answered_at", "<", now - ANSWERS_KEPT_SECONDS)
    .execute();
}
