import { machineId } from "#engine/names.ts";
import type { Touched } from "#engine/edit.ts";
import { instant } from "#time/instant.ts";
import type { ExpressionBuilder, Kysely, Selectable } from "kysely";
import { z } from "zod";
import type { Committed, Done, HistoryQuery } from "../record/record.ts";
import type { RequestsTable, Tables } from "./schema.ts";
import { parseText, storedChanged, storedEdit, storedFields, storedRequest } from "./stored.ts";

const dialect = z.enum(["s0", "s3", "ours"]);

export async function addRequest(
  db: Kysely<Tables>,
  machine: string,
  revision: number,
  done: Committed,
): Promise<void> {
  const { edit } = done;
  await db
    .insertInto("requests")
    .values({
      id: done.origin.requestId,
      machine,
      revision,
      account_id: done.accountId,
      asked_by: done.origin.by,
      asked_at: done.now,
      dialect: done.dialect,
      client_id: done.clientId ?? null,
      key: done.key ?? null,
      request: JSON.stringify(done.request),
      touched_from: edit.touched.start,
      touched_to: edit.touched.end ?? null,
      edit: JSON.stringify(edit),
      changed: JSON.stringify(done.changed),
      carried: JSON.stringify(done.carried ?? {}),
    })
    .execute();
}

/** Requests after `revision` that touched some of these seconds, except those of `clientId`; oldest first. */
export async function requestsTouching(
  db: Kysely<Tables>,
  machine: string,
  revision: number,
  touched: Touched,
  clientId: string | undefined,
): Promise<readonly Done[]> {
  const rows = await db
    .selectFrom("requests")
    .selectAll()
    .where("machine", "=", machine)
    .where("revision", ">", revision)
    .where((row) => reachesPast(row, touched.start))
    .$if(touched.end !== undefined, (query) =>
      query.where("touched_from", "<", touched.end ?? Number.NaN),
    )
    .$if(clientId !== undefined, (query) =>
      query.where((row) =>
        row.or([row("client_id", "is", null), row("client_id", "!=", clientId ?? null)]),
      ),
    )
    .orderBy("revision")
    .execute();
  return rows.map(doneOf);
}

/** What people did, newest first. */
export async function requestsMatching(
  db: Kysely<Tables>,
  { machines, from, to, limit, after }: HistoryQuery,
): Promise<readonly Done[]> {
  let query = db.selectFrom("requests").selectAll().orderBy("ordinal", "desc").limit(limit);
  if (machines !== undefined) query = query.where("machine", "in", machines);
  if (from !== undefined) query = query.where((row) => reachesPast(row, from));
  if (to !== undefined) query = query.where("touched_from", "<", to);
  if (after !== undefined) {
    query = query.where("ordinal", "<", (rows) =>
      rows.selectFrom("requests as before").select("before.ordinal").where("before.id", "=", after),
    );
  }
  return (await query.execute()).map(doneOf);
}

export async function requestOf(db: Kysely<Tables>, id: string): Promise<Done | undefined> {
  const row = await db.selectFrom("requests").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : doneOf(row);
}

function reachesPast(row: ExpressionBuilder<Tables, "requests">, second: number) {
  return row.or([row("touched_to", "is", null), row("touched_to", ">", second)]);
}

function doneOf(row: Selectable<RequestsTable>): Done {
  return {
    requestId: row.id,
    machine: machineId(row.machine),
    revision: row.revision,
    accountId: row.account_id,
    by: row.asked_by,
    at: instant(row.asked_at),
    dialect: dialect.parse(row.dialect),
    clientId: row.client_id ?? undefined,
    key: row.key ?? undefined,
    request: parseText(storedRequest, row.request),
    edit: parseText(storedEdit, row.edit),
    changed: parseText(storedChanged, row.changed),
    carried: parseText(storedFields, row.carried),
  };
}
