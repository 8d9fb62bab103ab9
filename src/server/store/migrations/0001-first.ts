import type { Kysely } from "kysely";
import type { SchemaFlavour } from "../migrate.ts";

/** The first version: everything that the record and the access keep. */
export async function first(db: Kysely<unknown>, says: SchemaFlavour): Promise<void> {
  await db.schema
    .createTable("meta")
    .addColumn("name", "text", (name) => name.primaryKey())
    .addColumn("value", "text", (value) => value.notNull())
    .execute();

  await db.schema
    .createTable("texts")
    .addColumn("key", "integer", (key) => key.primaryKey())
    .addColumn("text", "text", (text) => text.notNull().unique())
    .execute();

  // The key is the whole row, so the index is the table: 19 bytes a reading instead of twice that.
  await db.schema
    .createTable("readings")
    .addColumn("machine", "integer", (machine) => machine.notNull())
    .addColumn("at", "bigint", (at) => at.notNull())
    .addColumn("nanos", "integer", (nanos) => nanos.notNull())
    .addColumn("state", "integer", (state) => state.notNull())
    .addPrimaryKeyConstraint("readings_key", ["machine", "at", "nanos", "state"])
    .modifyEnd(says.onlyKey)
    .execute();

  await db.schema
    .createTable("spans")
    .addColumn("machine", "text", (machine) => machine.notNull())
    .addColumn("starts_at", "bigint", (at) => at.notNull())
    .addColumn("ending", "text", (ending) => ending.notNull())
    .addColumn("ending_at", "bigint", (at) => at.notNull())
    .addColumn("ongoing_since", "bigint")
    .addColumn("reason", "text", (reason) => reason.notNull())
    .addColumn("raw", "text", (raw) => raw.notNull())
    .addColumn("pending", "integer", (pending) => pending.notNull())
    .addColumn("comment", "text", (comment) => comment.notNull())
    .addColumn("request_id", "text", (id) => id.notNull())
    .addColumn("set_by", "text", (by) => by.notNull())
    .addPrimaryKeyConstraint("spans_key", ["machine", "starts_at"])
    .execute();

  await db.schema
    .createTable("revisions")
    .addColumn("machine", "text", (machine) => machine.primaryKey())
    .addColumn("revision", "integer", (revision) => revision.notNull())
    .execute();

  await db.schema
    .createTable("requests")
    .addColumn("ordinal", "integer", (ordinal) => says.counting(ordinal.primaryKey()))
    .addColumn("id", "text", (id) => id.notNull().unique())
    .addColumn("machine", "text", (machine) => machine.notNull())
    .addColumn("revision", "integer", (revision) => revision.notNull())
    .addColumn("account_id", "text", (id) => id.notNull())
    .addColumn("asked_by", "text", (by) => by.notNull())
    .addColumn("asked_at", "bigint", (at) => at.notNull())
    .addColumn("dialect", "text", (dialect) => dialect.notNull())
    .addColumn("client_id", "text")
    .addColumn("request", "text", (request) => request.notNull())
    .addColumn("touched_from", "bigint", (at) => at.notNull())
    .addColumn("touched_to", "bigint")
    .addColumn("edit", "text", (edit) => edit.notNull())
    .addColumn("changed", "text", (events) => events.notNull())
    .addColumn("carried", "text", (fields) => fields.notNull())
    .addUniqueConstraint("requests_revision", ["machine", "revision"])
    .execute();

  await db.schema
    .createTable("answers")
    .addColumn("account_id", "text", (id) => id.notNull())
    .addColumn("key", "text", (key) => key.notNull())
    .addColumn("body_hash", "text", (hash) => hash.notNull())
    .addColumn("status", "integer", (status) => status.notNull())
    .addColumn("headers", "text", (headers) => headers.notNull())
    .addColumn("body", "text", (body) => body.notNull())
    .addColumn("answered_at", "bigint", (at) => at.notNull())
    .addPrimaryKeyConstraint("answers_key", ["account_id", "key"])
    .execute();
  await db.schema.createIndex("answers_age").on("answers").column("answered_at").execute();

  await db.schema
    .createTable("live_log")
    .addColumn("seq", "integer", (seq) => seq.primaryKey())
    .addColumn("machine", "text", (machine) => machine.notNull())
    .addColumn("kind", "text", (kind) => kind.notNull())
    .addColumn("logged_at", "bigint", (at) => at.notNull())
    .addColumn("weight", "integer", (weight) => weight.notNull())
    .addColumn("body", "text", (body) => body.notNull())
    .execute();

  await db.schema
    .createTable("people")
    .addColumn("id", "text", (id) => id.primaryKey())
    .addColumn("email", "text", (email) => email.notNull().unique())
    .addColumn("name", "text", (name) => name.notNull())
    .addColumn("role", "text", (role) => role.notNull())
    .addColumn("areas", "text", (areas) => areas.notNull())
    .addColumn("password", "text", (password) => password.notNull())
    .addColumn("added_at", "bigint", (at) => at.notNull())
    .execute();

  await db.schema
    .createTable("secrets")
    .addColumn("hash", "text", (hash) => hash.primaryKey())
    .addColumn("kind", "text", (kind) => kind.notNull())
    .addColumn("person_id", "text", (id) =>
      id.notNull().references("people.id").onDelete("cascade"),
    )
    .addColumn("made_at", "bigint", (at) => at.notNull())
    .addColumn("expires_at", "bigint", (at) => at.notNull())
    .execute();
  await db.schema.createIndex("secrets_person").on("secrets").column("person_id").execute();
}
