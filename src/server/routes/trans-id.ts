import type { Context } from "hono";

/** The S3 transaction that a call takes part in: in the header or the query, and the header wins. */
export function transIdOf(c: Context): string | undefined {
  const named = c.req.header("trans_id") ?? "";
  return (named === "" ? c.req.query("trans_id") : named) || undefined;
}
