import type { Generated } from "kysely";

/*
 * What is kept, as the tables have it. Instants are whole epoch seconds; a yes or no is 1 or 0; JSON columns
 * are text and are parsed by the schemas of `stored.ts` on the way out. The types are those that both
 * libsql and PostgreSQL hold.
 */
export interface Tables {
  readonly meta: MetaTable;
  readonly texts: TextsTable;
  readonly readings: ReadingsTable;
  readonly spans: SpansTable;
  readonly revisions: RevisionsTable;
  readonly requests: RequestsTable;
  readonly answers: AnswersTable;
  readonly live_log: LiveLogTable;
  readonly shift_log: ShiftLogTable;
  readonly people: PeopleTable;
  readonly secrets: SecretsTable;
}

/** Facts about the store itself, by name. */
export interface MetaTable {
  name: string;
  value: string;
}

/** Machine ids and raw states, each once: readings are many and hold the number instead. */
export interface TextsTable {
  key: number;
  text: string;
}

/** The signals, word for word: exact repeats collapse, nothing is ever changed or deleted (L5). */
export interface ReadingsTable {
  machine: number;
  at: number;
  nanos: number;
  state: number;
}

/** The classification layers: each machine's person spans as they stand. */
export interface SpansTable {
  machine: string;
  starts_at: number;
  ending: string;
  /** `at`: where it ends; `nextReading`: its mark; `ongoing`: its latest end. */
  ending_at: number;
  /** Of an ongoing one only. */
  ongoing_since: number | null;
  reason: string;
  raw: string;
  pending: number;
  comment: string;
  request_id: string;
  set_by: string;
}

export interface RevisionsTable {
  machine: string;
  revision: number;
}

/** Every accepted request: who asked when for what, and what it did. */
export interface RequestsTable {
  /** The order in which they were accepted, over all machines. */
  ordinal: Generated<number>;
  id: string;
  machine: string;
  revision: number;
  account_id: string;
  asked_by: string;
  asked_at: number;
  dialect: string;
  client_id: string | null;
  /** Its Idempotency-Key. */
  key: string | null;
  request: string;
  touched_from: number;
  touched_to: number | null;
  edit: string;
  changed: string;
  carried: string;
}

/** Idempotency keys and what was answered under them. */
export interface AnswersTable {
  account_id: string;
  key: string;
  body_hash: string;
  status: number;
  headers: string;
  body: string;
  answered_at: number;
}

export interface LiveLogTable {
  seq: number;
  machine: string;
  kind: string;
  logged_at: number;
  /** The body's length, so that trimming need not read it. */
  weight: number;
  body: string;
}

/** What people wrote about a shift of the plant, in the order in which they did; nothing is ever changed. */
export interface ShiftLogTable {
  ordinal: Generated<number>;
  /** The shift's name; with `starts_at` it says which one. */
  shift: string;
  starts_at: number;
  ends_at: number;
  kind: string;
  account_id: string;
  written_by: string;
  written_at: number;
  note: string;
}

export interface PeopleTable {
  id: string;
  email: string;
  name: string;
  role: string;
  areas: string;
  /** The scrypt hash with its cost and salt, never the password. */
  password: string;
  added_at: number;
}

/** Browser sessions and API tokens, by the hash of the secret that their owner holds. */
export interface SecretsTable {
  hash: string;
  kind: string;
  person_id: string;
  made_at: number;
  expires_at: number;
}
