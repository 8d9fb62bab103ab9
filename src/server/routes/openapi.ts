import { z } from "@hono/zod-openapi";
import type { Host } from "./host.ts";
import { mountOpen } from "./mount.ts";
import { ok } from "./reply.ts";

const PATH = "/api/openapi.json";

/** The OpenAPI 3.1 document, made of the same declarations that the routes are. */
export function mountOpenApi(host: Host): void {
  const { app, deps } = host;
  app.openAPIRegistry.registerComponent("securitySchemes", "token", {
    type: "http",
    scheme: "bearer",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "shiftlane_session",
  });
  mountOpen(
    host,
    {
      method: "get",
      path: PATH,
      tag: "Shiftlane",
      summary: "This document",
      kind: "read",
      who: "anyone",
      params: z.object({}),
      query: z.object({}),
      body: undefined,
      extras: [],
      badStatus: 400,
      answers: { 200: { description: "OpenAPI 3.1", schema: z.record(z.string(), z.unknown()) } },
      problems: [],
    },
    () =>
      Promise.resolve(
        ok(
          app.getOpenAPI31Document({
            openapi: "3.1.0",
            info: {
              title: "Shiftlane",
              version: "1",
              description:
                "Two vendors' contracts for a machine's time, and the browser app's own calls.",
            },
            servers: [{ url: deps.publicUrl?.origin ?? "/" }],
            security: [{ token: [] }, { session: [] }],
          }),
        ),
      ),
  );
}
