import { z } from "@hono/zod-openapi";
import { mayRead } from "../access/roles.ts";
import { accountOf } from "./authenticate.ts";
import type { Host } from "./host.ts";
import { badFields } from "./http-problem.ts";
import { mount } from "./mount.ts";
import { seqParam } from "./query-seq.ts";
import { words } from "./words.ts";

/** Changes as they happen, to everyone who may read. */
export function mountLive(host: Host): void {
  const { deps, live } = host;
  mount(
    host,
    {
      method: "get",
      path: "/api/live",
      tag: "Shiftlane",
      summary: "Changes of readings and spans as they happen (Server-Sent Events)",
      kind: "read",
      who: "reader",
      params: z.object({}),
      query: z.object({ since: seqParam.optional() }),
      body: undefined,
      extras: ["lastEventId"],
      badStatus: 400,
      answers: {
        200: {
          description: "`readings`, `spans`, `heartbeat` and `reset` events",
          type: "text/event-stream",
        },
      },
      problems: [400],
    },
    ({ c, query, caller }) => {
      // A browser that comes back by itself asks at the same address: what it has seen since is in the header.
      const position = c.req.header("Last-Event-ID") || query.since;
      if (position !== undefined && !seqParam.safeParse(position).success) {
        throw badFields(400, [{ path: "Last-Event-ID", message: words.position }]);
      }
      const headers = {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
      };
      // Nobody would ever read it, or end it.
      if (c.req.raw.method === "HEAD") return Promise.resolve(new Response(null, { headers }));
      const stream = live.open(
        position === undefined ? undefined : Number(position),
        async (now) => {
          const account = await accountOf(caller, deps, now);
          return account !== undefined && mayRead(account);
        },
      );
      return Promise.resolve(new Response(stream, { headers }));
    },
  );
}
