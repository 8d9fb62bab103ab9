import { createServer } from "node:http";
import { once } from "node:events";
import type { Locator, Page } from "playwright/test";
import { CopiedBuild } from "../support/copied-build.ts";
import { expect, Server, test as withServer } from "../support/server.ts";

/*
 * The page without a network, and the page that grows older than its server.
 */

const test = withServer.extend<{ build: CopiedBuild }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads which fixtures it needs from the pattern
  build: async ({}, use) => {
    const build = await CopiedBuild.make();
    await use(build);
    await build.dispose();
  },
  server: async ({ build, serverOptions }, use) => {
    const server = await Server.start({ ...serverOptions, dist: build.dist });
    await use(server);
    await server.dispose();
  },
});

/** Opens the page for the first time and waits until the browser keeps it. */
async function visit(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === "activating") {
      await new Promise((done) => active.addEventListener("statechange", done, { once: true }));
    }
  });
}

async function signIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Supervisor/ }).click();
  await expect(page.getByTestId("lanes")).toBeVisible();
}

/** Looks for a newer build now; by itself the page looks every half hour and whenever it is shown. */
async function lookForNewer(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
}

function newerWaits(page: Page): Promise<boolean> {
  return page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
}

const offerOn = (page: Page): Locator =>
  page.getByRole("region", { name: "A newer version is ready" });

test("opened once, the page opens without a server to what was known last, says so, and goes on by itself when it is back", async ({
  page,
  server,
}) => {
  await visit(page);
  await signIn(page);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await server.kill();
  // The line is noticed to be lost, and what was known until then is kept.
  await expect(page.getByText(/^Offline since \d\d:\d\d$/)).toBeVisible({ timeout: 20_000 });
  await page.reload();
  await expect(page.getByText(/^As it was at \d\d:\d\d/)).toBeVisible();
  await expect(page.getByText(/^Offline since \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByRole("row").first().getByRole("gridcell").first()).toHaveAccessibleName(
    /./,
  );
  await server.restart();
  await expect(page.getByText("Live", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^As it was at/)).toBeHidden();
});

test("it opens at once from the start address that an installed app has, in a new tab too", async ({
  context,
  page,
  server,
}) => {
  await visit(page);
  await server.kill();
  await page.close();
  const later = await context.newPage();
  await later.goto("/");
  await expect(later).toHaveTitle("Shiftlane");
  await expect(later.getByText(/^No connection to the server/)).toBeVisible();
});

test("browsers find what they need to install it", async ({ page }) => {
  await page.goto("/");
  const href = await page.locator("link[rel=manifest]").getAttribute("href");
  const reply = await page.request.get(href ?? "");
  expect(reply.headers()["content-type"]).toContain("application/manifest+json");
  const manifest = (await reply.json()) as {
    readonly start_url: string;
    readonly display: string;
    readonly icons: readonly { src: string; sizes: string; type: string; purpose?: string }[];
  };
  expect(manifest).toMatchObject({ start_url: "/", display: "standalone" });
  expect(manifest.icons.filter(({ purpose }) => purpose === "maskable")).toHaveLength(1);
  const touch = await page.locator("link[rel=apple-touch-icon]").getAttribute("href");
  const sized = [...manifest.icons, { src: touch ?? "", sizes: "180x180", type: "image/png" }];
  for (const { src, sizes, type } of sized) {
    const size = await page.evaluate(async (from) => {
      const blob = await (await fetch(from)).blob();
      const image = new Image();
      image.src = URL.createObjectURL(blob);
      await image.decode();
      return { type: blob.type, sizes: `${image.naturalWidth}x${image.naturalHeight}` };
    }, src);
    expect(size.type, src).toContain(type);
    if (sizes !== "any") expect(size.sizes, src).toBe(sizes);
  }
});

test("what the server says is never kept and never answered by the worker", async ({ page }) => {
  await visit(page);
  const answeredBy = new Map<string, boolean>();
  page.on("response", (response) => {
    answeredBy.set(new URL(response.url()).pathname, response.fromServiceWorker());
  });
  await page.reload();
  await signIn(page);
  await expect.poll(() => answeredBy.get("/api/live")).toBe(false);
  const calls = [...answeredBy].filter(([path]) => path.startsWith("/api"));
  expect(calls.length).toBeGreaterThan(3);
  expect(calls.filter(([, byWorker]) => byWorker)).toEqual([]);
  expect(answeredBy.get("/")).toBe(true);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain("/");
  expect(kept.filter((path) => path.startsWith("/api") || path.startsWith("/mesmw"))).toEqual([]);
});

test("a captive portal is told apart from the server, and its page is never kept as ours", async ({
  page,
  server,
}) => {
  await visit(page);
  const { port } = new URL(server.url);
  await server.kill();
  const portal = createServer((_asked, reply) => {
    reply.setHeader("Content-Type", "text/html");
    reply.end("<!doctype html><title>Guest Wi-Fi</title><h1>Please sign in to Guest Wi-Fi</h1>");
  });
  await once(portal.listen(Number(port), "127.0.0.1"), "listening");
  try {
    await page.reload();
    await expect(page.getByText(/^Something else answers instead of Shiftlane/)).toBeVisible();
    await expect(lookForNewer(page)).rejects.toThrow(/ServiceWorker|update/);
    await page.reload();
    await expect(page).toHaveTitle("Shiftlane");
  } finally {
    portal.closeAllConnections();
    portal.close();
  }
  await server.restart();
  await page.reload();
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
});

test("a newer build waits over reloads, is offered, and opens when a person says so", async ({
  build,
  page,
}) => {
  await visit(page);
  await build.becomeNewer("Shiftlane, newer");
  await page.reload();
  await lookForNewer(page);
  await expect(offerOn(page)).toBeVisible();
  await page.reload();
  await expect(page).toHaveTitle("Shiftlane");
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page).toHaveTitle("Shiftlane, newer");
  await expect(offerOn(page)).toBeHidden();
  const names = await page.evaluate(() => caches.keys());
  expect(names.filter((name) => name.startsWith("shiftlane-app-"))).toHaveLength(1);
});

test("put off, the offer leaves the board alone", async ({ build, page }) => {
  await visit(page);
  await build.becomeNewer("Shiftlane, newer");
  await lookForNewer(page);
  await page.getByRole("button", { name: "Later" }).click();
  await expect(offerOn(page)).toBeHidden();
  await expect(page).toHaveTitle("Shiftlane");
});

test("nothing is offered while something is half-typed, and nothing typed is lost", async ({
  build,
  page,
}) => {
  await visit(page);
  await page.getByLabel("Email").pressSequentially("ana@plant.exa");
  await build.becomeNewer("Shiftlane, newer");
  await lookForNewer(page);
  await expect.poll(() => newerWaits(page)).toBe(true);
  await expect(offerOn(page)).toBeHidden();
  await expect(page.getByLabel("Email")).toHaveValue("ana@plant.exa");
  await page.getByLabel("Email").fill("");
  await expect(offerOn(page)).toBeVisible();
});

test("nothing is offered while a stop is chosen on the board", async ({ build, page }) => {
  await visit(page);
  await signIn(page);
  await page.getByTestId("lanes").click({ position: { x: 60, y: 40 } });
  const panel = page.getByRole("region", { name: /·/ });
  await expect(panel).toBeVisible();
  await build.becomeNewer("Shiftlane, newer");
  await lookForNewer(page);
  await expect.poll(() => newerWaits(page)).toBe(true);
  await expect(offerOn(page)).toBeHidden();
  await panel.getByRole("button", { name: /^Close/ }).click();
  await expect(panel).toBeHidden();
  await expect(offerOn(page)).toBeVisible();
});

test("a tab with something half-typed keeps the others from taking the newer build", async ({
  build,
  context,
  page,
}) => {
  await visit(page);
  const other = await context.newPage();
  await other.goto("/");
  await other.getByLabel("Email").pressSequentially("ana@plant.exa");
  await build.becomeNewer("Shiftlane, newer");
  await lookForNewer(page);
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(offerOn(page).getByText(/^Another tab of this browser/)).toBeVisible();
  await expect(other.getByLabel("Email")).toHaveValue("ana@plant.exa");
  await other.getByLabel("Email").fill("");
  await expect(offerOn(other)).toBeVisible();
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page).toHaveTitle("Shiftlane, newer");
  await expect(other).toHaveTitle("Shiftlane, newer");
});
