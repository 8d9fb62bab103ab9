import type { MiddlewareHandler } from "hono";
import type { Deps } from "./deps.ts";

/** A line for each call that is not a mere look: what was asked for, what came of it, how long it took. */
export function logWrites({ log }: Deps): MiddlewareHandler {
  return async (c, next) => {
    const startedAt = performance.now();
    await next();
    if (c.req.method === "GET" || c.req.method === "HEAD") return;
    // The path alone: a query may bear a transaction's id, headers and bodies bear secrets.
    const took = Math.round(performance.now() - startedAt);
    log.info(`${c.req.method} ${c.req.path} ${c.res.status} ${took} ms`);
  };
}
