import type { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Parsed } from "#contract/field-problem.ts";
import type { Instant } from "#time/instant.ts";
import type { Account } from "../access/account.ts";
import type { WriteTx } from "../record/record.ts";
import type { Caller } from "./authenticate.ts";
import type { Reply } from "./reply.ts";

/** Whose documents a call comes from. */
export type Tag = "S0 dialect" | "S3 dialect" | "Shiftlane";

/**
 * Who may make a call at all; what depends on the machine is asked once the machine is known.
 * `person`: anyone signed in. `reader`: all but machines. `writer`: supervisors and admins. `sender`:
 * machines and admins.
 */
export type Who = "anyone" | "person" | "reader" | "writer" | "sender";

/**
 * `read` changes nothing. `write` takes an `Idempotency-Key`. `signIn` stands outside both: what it makes
 * is a secret, which is never kept to be sent again.
 */
export type Kind = "read" | "write" | "signIn";

export interface BodySpec<Value> {
  /** For the OpenAPI document. */
  readonly schema: z.ZodType;
  /** Reads the parsed JSON. */
  readonly read: (json: unknown) => Parsed<Value>;
}

/** The headers and query parameters that come with a group of calls. */
export type Extra = "clientId" | "ifMatch" | "transId" | "lastEventId";

/** One call, declared once: routing, access, parsing and the OpenAPI document all follow from it. */
export interface Endpoint<Params, Query, Value> {
  readonly method: "get" | "post" | "put" | "delete";
  /** As OpenAPI writes it: `/api/machines/{id}/events`. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly kind: Kind;
  readonly who: Who;
  readonly params: z.ZodObject & z.ZodType<Params>;
  readonly query: z.ZodObject & z.ZodType<Query>;
  readonly body: BodySpec<Value> | undefined;
  readonly extras: readonly Extra[];
  /** The status of fields that cannot be read: S0 says 422 (C7), S3 400 (P7), ours 400. */
  readonly badStatus: 400 | 422;
  readonly answers: { readonly [status: number]: AnswerSpec };
  /** Statuses of the problems that the call itself may answer, beside those that every call may. */
  readonly problems: readonly number[];
}

export interface AnswerSpec {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Unless JSON. */
  readonly type?: string;
  /** A media type that is answered to who asks for it by name: the same in bytes. */
  readonly bytes?: string;
}

/** One call under way. */
export interface Call<Params, Query, Value> {
  readonly c: Context;
  readonly params: Params;
  readonly query: Query;
  readonly body: Value;
  readonly now: Instant;
}

export interface SignedCall<Params, Query, Value> extends Call<Params, Query, Value> {
  readonly caller: Caller;
  readonly account: Account;
  /**
   * Makes the change and keeps the answer, under the call's Idempotency-Key if it has one, in the same
   * durable step. A problem thrown before the first `commit` is an answer like any other; `now` is the
   * moment of the call's turn, so that times and revisions go up together.
   */
  readonly write: (work: (tx: WriteTx, now: Instant) => Promise<Reply>) => Promise<Reply>;
}
