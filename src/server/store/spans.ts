import { rawState, reasonCode } from "#engine/names.ts";
import type { Ending, PersonSpan } from "#engine/person-span.ts";
import type { Edit } from "#engine/edit.ts";
import { instant } from "#time/instant.ts";
import type { Kysely } from "kysely";
import type { SpansTable, Tables } from "./schema.ts";
import { storedEnding } from "./stored.ts";

/** A machine's person spans, in order of their start. */
export async function spansOf(db: Kysely<Tables>, machine: string): Promise<readonly PersonSpan[]> {
  const rows = await db
    .selectFrom("spans")
    .selectAll()
    .where("machine", "=", machine)
    .orderBy("starts_at")
    .execute();
  return rows.map(spanOf);
}

/** Takes out what the edit removed and puts in what it inserted. */
export async function spliceSpans(db: Kysely<Tables>, machine: string, edit: Edit): Promise<void> {
  for (const span of edit.removed) {
    await db
      .deleteFrom("spans")
      .where("machine", "=", machine)
      .where("starts_at", "=", span.startsAt)
      .execute();
  }
  for (const span of edit.inserted) {
    await db.insertInto("spans").values(rowOf(machine, span)).execute();
  }
}

/** 0 for a machine that nobody has classified yet. */
export async function revisionOf(db: Kysely<Tables>, machine: string): Promise<number> {
  const row = await db
    .selectFrom("revisions")
    .select("revision")
    .where("machine", "=", machine)
    .executeTakeFirst();
  return row?.revision ?? 0;
}

export async function setRevision(
  db: Kysely<Tables>,
  machine: string,
  revision: number,
): Promise<void> {
  await db
    .insertInto("revisions")
    .values({ machine, revision })
    .onConflict((conflict) => conflict.column("machine").doUpdateSet({ revision }))
    .execute();
}

function rowOf(machine: string, span: PersonSpan): SpansTable {
  const { ending } = span;
  return {
    machine,
    starts_at: span.startsAt,
    ending: ending.kind,
    ending_at: endingAt(ending),
    ongoing_since: ending.kind === "ongoing" ? ending.since : null,
    reason: span.reason,
    raw: span.raw,
    pending: span.pending ? 1 : 0,
    comment: span.comment,
    request_id: span.origin.requestId,
    set_by: span.origin.by,
  };
}

function endingAt(ending: Ending): number {
  switch (ending.kind) {
    case "at":
      return ending.at;
    case "nextReading":
      return ending.mark;
    case "ongoing":
      return ending.until;
  }
}

function spanOf(row: SpansTable): PersonSpan {
  const ending = storedEnding.parse({
    kind: row.ending,
    [row.ending === "at" ? "at" : row.ending === "nextReading" ? "mark" : "until"]: row.ending_at,
    ...(row.ongoing_since === null ? {} : { since: row.ongoing_since }),
  });
  return {
    startsAt: instant(row.starts_at),
    ending,
    reason: reasonCode(row.reason),
    raw: rawState(row.raw),
    pending: row.pending === 1,
    comment: row.comment,
    origin: { requestId: row.request_id, by: row.set_by },
  };
}
