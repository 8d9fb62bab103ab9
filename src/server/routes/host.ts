import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Live } from "../live/live.ts";
import type { Transactions } from "../transactions/transactions.ts";
import type { Deps } from "./deps.ts";
import type { Remembering } from "./remembering.ts";

/** What every route is mounted on. */
export interface Host {
  readonly app: OpenAPIHono;
  readonly deps: Deps;
  readonly remembering: Remembering;
  readonly transactions: Transactions;
  readonly live: Live;
}
