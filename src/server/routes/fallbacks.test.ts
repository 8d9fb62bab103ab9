import { freshFolder } from "#testing/folder.ts";
import { openSite } from "#testing/site.ts";
import { StoreAway } from "../store/store.ts";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** A built browser app, as small as one can be. */
function builtApp(): string {
  const root = freshFolder();
  mkdirSync(join(root, "assets"));
  writeFileSync(join(root, "index.html"), "<!doctype html><title>Shiftlane</title>");
  writeFileSync(join(root, "assets", "main-abc123.js"), "export {};");
  writeFileSync(join(root, "manifest.webmanifest"), "{}");
  return root;
}

test.each([
  ["GET", "/api"],
  ["GET", "/api/"],
  ["GET", "/api/nothing"],
  ["POST", "/api/v1/nothing"],
  ["GET", "/api/V3/nothing"],
  ["GET", "/mesmw/api/V3/nothing"],
  ["DELETE", "/api/nothing/at/all"],
  ["GET", "/api/V1/machineInfo"],
])("%s %s is nowhere: 404, and never a page", async (method, path) => {
  const site = await openSite({ clientDir: builtApp() });
  const answer = await site.send(method, path);
  expect([answer.status, answer.headers.get("Content-Type")]).toEqual([
    404,
    "application/problem+json",
  ]);
  expect(answer.json).toMatchObject({ status: 404, title: "Not found" });
});

test("a call by another method is told which ones there are", async () => {
  const site = await openSite();
  const put = await site.send("PUT", "/api/v1/machineClassification", { json: {} });
  expect([put.status, put.headers.get("Allow")]).toEqual([405, "GET, POST"]);
  const get = await site.send("GET", "/mesmw/api/v3/utilhistory");
  expect([get.status, get.headers.get("Allow")]).toEqual([405, "POST"]);
});

test("the app is at /, and at every address of its own", async () => {
  const site = await openSite({ clientDir: builtApp() });
  for (const path of ["/", "/machines/M1", "/sign-in?from=/"]) {
    const page = await site.send("GET", path);
    expect([path, page.status, page.text]).toEqual([
      path,
      200,
      "<!doctype html><title>Shiftlane</title>",
    ]);
    expect(page.headers.get("Cache-Control")).toBe("no-cache");
    expect(page.headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
  }
});

test("files of a build are kept for good, others are asked for each time, one that is gone is 404", async () => {
  const site = await openSite({ clientDir: builtApp() });
  const script = await site.send("GET", "/assets/main-abc123.js");
  expect([script.status, script.headers.get("Cache-Control")]).toEqual([
    200,
    "public, max-age=31536000, immutable",
  ]);
  expect(script.headers.get("Content-Type")).toContain("javascript");
  const manifest = await site.send("GET", "/manifest.webmanifest");
  expect([manifest.status, manifest.headers.get("Cache-Control")]).toEqual([200, "no-cache"]);
  const gone = await site.send("GET", "/assets/main-old.js");
  expect([gone.status, gone.headers.get("Content-Type")]).toEqual([
    404,
    "application/problem+json",
  ]);
  const outside = await site.send("GET", "/..%2f..%2fetc/passwd");
  expect(outside.text).not.toContain("root:");
});

test("what the API answers is never kept by a browser or a proxy", async () => {
  const site = await openSite();
  for (const path of ["/api/plant", "/api/nothing", "/api/session"]) {
    const answer = await site.as("vic", "GET", path);
    expect([path, answer.headers.get("Cache-Control")]).toEqual([path, "no-store"]);
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
  }
});

test("a database that is away is told as such, for the tablet to try again", async () => {
  const site = await openSite({
    around: (record) =>
      Object.assign(Object.create(record) as typeof record, {
        write: () => Promise.reject(new StoreAway()),
      }),
  });
  const json = { machineId: "M1", startTime: 1, endTime: 2, reason: "JAM" };
  const answer = await site.as("ana", "POST", "/api/v1/machineClassification", { json });
  expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "5"]);
  expect(answer.json).toMatchObject({
    detail: "The server cannot reach its database. Try again in a moment.",
  });
});

test("a full disk is told as such", async () => {
  const full = Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  const site = await openSite({
    around: (record) =>
      Object.assign(Object.create(record) as typeof record, { write: () => Promise.reject(full) }),
  });
  const json = { machineId: "M1", startTime: 1, endTime: 2, reason: "JAM" };
  const answer = await site.as("ana", "POST", "/api/v1/machineClassification", { json });
  expect([answer.status, answer.json]).toMatchObject([
    500,
    { detail: "The server's disk is full. Nothing was changed; try again when there is room." },
  ]);
});
