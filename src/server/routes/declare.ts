import { createRoute, type OpenAPIHono, type RouteConfig, z } from "@hono/zod-openapi";
import { PROBLEM_TYPE, problemSchema } from "#contract/problem.ts";
import type { Endpoint, Extra } from "./endpoint.ts";
import { titleOf } from "./words.ts";

type AnyEndpoint = Endpoint<unknown, unknown, unknown>;

const HEADERS: Readonly<{ [extra in Exclude<Extra, "transId">]: z.ZodRawShape }> = {
  clientId: { "Client-Id": z.string().optional() },
  ifMatch: { "If-Match": z.string().optional() },
  lastEventId: { "Last-Event-ID": z.string().optional() },
};

/** Enters a call into the OpenAPI document. */
export function declare<Params, Query, Value>(
  app: OpenAPIHono,
  endpoint: Endpoint<Params, Query, Value>,
): void {
  app.openAPIRegistry.registerPath(createRoute(configOf(endpoint)));
}

/** `/api/machines/{id}/events` → `/api/machines/:id/events`. */
export function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

function configOf(endpoint: AnyEndpoint): RouteConfig {
  const { method, path, tag, summary, who, params, query, body, extras } = endpoint;
  const transId = { trans_id: z.string().optional() };
  const inTransaction = extras.includes("transId");
  const headers = extras.reduce<z.ZodRawShape>(
    (shape, extra) => ({ ...shape, ...(extra === "transId" ? transId : HEADERS[extra]) }),
    endpoint.kind === "write"
      ? { "Idempotency-Key": z.string().optional(), "Account-Id": z.string().optional() }
      : {},
  );
  return {
    method,
    path,
    tags: [tag],
    summary,
    ...(who === "anyone" ? { security: [] } : {}),
    request: {
      params,
      query: inTransaction ? query.extend(transId) : query,
      headers: z.object(headers),
      ...(body === undefined
        ? {}
        : { body: { required: true, content: { "application/json": { schema: body.schema } } } }),
    },
    responses: { ...answersOf(endpoint), ...problemsOf(endpoint) },
  };
}

const BYTES = z.string().openapi({ format: "binary" });

function answersOf({ answers }: AnyEndpoint): RouteConfig["responses"] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, type, bytes }]) => [
      status,
      schema === undefined && type === undefined
        ? { description }
        : {
            description,
            content: {
              [type ?? "application/json"]: { schema: schema ?? z.string() },
              ...(bytes === undefined ? {} : { [bytes]: { schema: BYTES } }),
            },
          },
    ]),
  );
}

function problemsOf({ who, body, kind, problems }: AnyEndpoint): RouteConfig["responses"] {
  const statuses = new Set([
    ...problems,
    ...(who === "anyone" ? [] : [401]),
    ...(who === "anyone" || who === "person" ? [] : [403]),
    ...(body === undefined ? [] : [400, 413, 415]),
    ...(kind === "write" ? [400, 409, 422] : []),
    500,
    503,
  ]);
  return Object.fromEntries(
    [...statuses]
      .sort((a, b) => a - b)
      .map((status) => [
        status,
        { description: titleOf(status), content: { [PROBLEM_TYPE]: { schema: problemSchema } } },
      ]),
  );
}
