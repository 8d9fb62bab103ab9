import type { Context } from "hono";
import { isDiskFull, StoreAway } from "../store/store.ts";
import type { Deps } from "./deps.ts";
import type { Host } from "./host.ts";
import { HttpProblem, httpProblem } from "./http-problem.ts";
import { answerOf, problemReply, responseOf } from "./reply.ts";
import { words } from "./words.ts";

/** What is answered where no route is, and when one fails. Mounted behind every route of the API. */
export function mountFallbacks({ app, deps }: Pick<Host, "app" | "deps">): void {
  const methods = new Map<string, Set<string>>();
  for (const { method, path } of app.routes) {
    if (method === "ALL" || path.endsWith("*")) continue;
    methods.set(path, (methods.get(path) ?? new Set()).add(method));
  }
  for (const [path, allowed] of methods) {
    const allow = [...allowed].sort().join(", ");
    app.all(path, () => {
      throw httpProblem(405, "wrongMethod", words.wrongMethod(allow), {
        headers: { Allow: allow },
      });
    });
  }
  for (const path of ["/api", "/api/*", "/mesmw/*"]) app.all(path, nowhere);
  app.notFound((c) => answerTo(httpProblem(404, "noRoute", words.noRoute), c));
  app.onError((error, c) =>
    answerTo(error instanceof HttpProblem ? error : ourFault(error, c, deps), c),
  );
}

function nowhere(): never {
  throw httpProblem(404, "noRoute", words.noRoute);
}

function ourFault(error: Error, c: Context, { log }: Deps): HttpProblem {
  log.error(`${c.req.method} ${c.req.path} failed`, error);
  if (error instanceof StoreAway) {
    return httpProblem(503, "storeAway", words.storeAway, { headers: { "Retry-After": "5" } });
  }
  return isDiskFull(error)
    ? httpProblem(500, "diskFull", words.diskFull)
    : httpProblem(500, "ourFault", words.ourFault);
}

function answerTo(problem: HttpProblem, c: Context): Response {
  const response = responseOf(answerOf(problemReply(problem)));
  return c.req.method === "HEAD" ? new Response(null, response) : response;
}
