import { openSite } from "#testing/site.ts";
import { expect, test } from "vitest";

interface Operation {
  readonly tags: readonly string[];
  readonly summary: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: object };
  readonly responses: Readonly<{ [status: string]: { readonly content?: object } }>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<{ [path: string]: Readonly<{ [method: string]: Operation }> }>;
}

async function open() {
  const site = await openSite();
  const { json, status } = await site.send("GET", "/api/openapi.json");
  expect(status).toBe(200);
  const document = json as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return { site, document, operations };
}

test("every route is in the OpenAPI 3.1 document, and nothing else is", async () => {
  const { site, document, operations } = await open();
  expect(document.openapi).toBe("3.1.0");
  const declared = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
  const mounted = site.app.routes
    .filter(({ method, path }) => method !== "ALL" && !path.endsWith("*"))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  expect(declared.sort()).toEqual(mounted.sort());
  expect(declared).toEqual([
    "DELETE /api/session",
    "GET /api/changes",
    "GET /api/history",
    "GET /api/live",
    "GET /api/machines/{id}/events",
    "GET /api/openapi.json",
    "GET /api/plant",
    "GET /api/sample-people",
    "GET /api/session",
    "GET /api/shifts/{startsAt}/closing",
    "GET /api/suggestions",
    "GET /api/timelines",
    "GET /api/v1/machineClassification",
    "GET /api/v1/machineInfo",
    "GET /api/v1/machineState",
    "POST /api/V3/UtilHistory",
    "POST /api/V3/UtilHistory/AddEvent",
    "POST /api/V3/transaction",
    "POST /api/readings",
    "POST /api/requests/{id}/undo",
    "POST /api/session",
    "POST /api/shifts/{startsAt}/close",
    "POST /api/shifts/{startsAt}/notes",
    "POST /api/shifts/{startsAt}/reopen",
    "POST /api/v1/machineActivity",
    "POST /api/v1/machineClassification",
    "POST /api/v1/security/getAPIToken",
    "PUT /api/V3/transaction",
  ]);
});

test("each operation says what it is, what it answers, and how it fails", async () => {
  const { operations } = await open();
  for (const { path, method, operation } of operations) {
    const where = `${method} ${path}`;
    expect([where, operation.summary.length > 5, operation.tags.length]).toEqual([where, true, 1]);
    const statuses = Object.keys(operation.responses);
    expect([where, statuses.some((status) => status.startsWith("2"))]).toEqual([where, true]);
    for (const [status, { content }] of Object.entries(operation.responses)) {
      if (Number(status) < 400) continue;
      expect([where, status, Object.keys(content ?? {})]).toEqual([
        where,
        status,
        ["application/problem+json"],
      ]);
    }
    const open = operation.security?.length === 0;
    expect([where, statuses.includes("401") || open]).toEqual([where, true]);
  }
});

test("what every write has is in the document", async () => {
  const { document } = await open();
  const names = (path: string) =>
    document.paths[path]?.["post"]?.parameters
      ?.map(({ name, in: where }) => `${where} ${name}`)
      .sort();
  expect(names("/api/v1/machineClassification")).toEqual([
    "header Account-Id",
    "header Client-Id",
    "header Idempotency-Key",
    "header If-Match",
  ]);
  expect(names("/api/V3/UtilHistory")).toEqual([
    "header Account-Id",
    "header Client-Id",
    "header Idempotency-Key",
    "header If-Match",
    "header trans_id",
    "query trans_id",
  ]);
});

test("the document tells that an end may be empty, and must be there", async () => {
  const { document } = await open();
  const operation = document.paths["/api/v1/machineClassification"]?.["post"];
  expect(operation?.requestBody?.content).toMatchObject({
    "application/json": {
      schema: {
        properties: {
          endTime: {
            anyOf: [{ type: "number" }, { type: "null" }, { type: "string", enum: [""] }],
          },
        },
        required: ["machineId", "startTime", "endTime"],
      },
    },
  });
});

test("the schemas are whole: every reference leads somewhere, every object says what it holds", async () => {
  const { document } = await open();
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? "");
  for (const reference of references) {
    const found = reference
      .split("/")
      .reduce<unknown>(
        (node, key) => (node as { [key: string]: unknown } | undefined)?.[key],
        document,
      );
    expect([reference, found !== undefined]).toEqual([reference, true]);
  }
  const bodies = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ requestBody }) => (requestBody ? [requestBody] : [])),
  );
  expect(bodies).toHaveLength(10);
  for (const { content } of bodies) {
    expect(content).toMatchObject({ "application/json": { schema: { type: "object" } } });
  }
});
