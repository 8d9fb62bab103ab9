import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { leanVersionOf } from "./lean.ts";

const { resolve } = createRequire(import.meta.url);
const zod = dirname(resolve("zod"));
const dates = dirname(resolve("date-fns"));

/** A module as it is, and as the page gets it. */
async function both(path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const lean = leanVersionOf(path, (file) => readFileSync(file, "utf8"));
  if (lean === undefined) throw new Error(`${path} is not what the page goes without`);
  return [
    (await import(path)) as Record<string, unknown>,
    (await import(`data:text/javascript,${encodeURIComponent(lean)}`)) as Record<string, unknown>,
  ];
}

test.each([
  join(zod, "v4/core/to-json-schema.js"),
  join(zod, "v4/core/json-schema-processors.js"),
  join(zod, "v4/locales/en.js"),
  join(dates, "locale/de/_lib/match.js"),
  join(dates, "locale/en-US/_lib/formatDistance.js"),
  join(dates, "locale/en-US/_lib/formatRelative.js"),
])(
  "what the page goes without keeps its names, so that every import of it holds: %s",
  async (path) => {
    const [real = {}, lean = {}] = await both(path);
    expect(Object.keys(lean).toSorted()).toEqual(Object.keys(real).toSorted());
  },
);

test("who asks the page's zod for a JSON schema is told that there is none", async () => {
  const [, lean = {}] = await both(join(zod, "v4/core/to-json-schema.js"));
  const make = lean["createToJSONSchemaMethod"] as () => () => void;
  expect(make()).toThrow("no JSON schema");
});

test("everything else is what it is", () => {
  const path = join(zod, "v4/core/schemas.js");
  expect(leanVersionOf(path, () => "")).toBeUndefined();
});
