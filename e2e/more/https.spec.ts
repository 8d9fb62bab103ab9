import { createHash, X509Certificate } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright/test";
import { authority, issue } from "../support/certificate.ts";
import { expect, Server, test as base } from "../support/server.ts";

/*
 * The server with a certificate of the plant's own authority, and a browser that trusts it.
 */

const { cert, key } = issue({ names: ["127.0.0.1"], by: authority() });
const publicKey = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });

const test = base.extend({
  // As the authority's certificate does on a tablet: this key, and no other, is trusted.
  browser: [
    async ({ launchOptions }, use) => {
      const trusted = createHash("sha256").update(publicKey).digest("base64");
      const browser = await chromium.launch({
        ...launchOptions,
        args: [...(launchOptions.args ?? []), `--ignore-certificate-errors-spki-list=${trusted}`],
      });
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
  server: async ({ serverOptions }, use) => {
    const folder = await mkdtemp(join(tmpdir(), "shiftlane-tls-"));
    const env = { TLS_CERT: join(folder, "cert.pem"), TLS_KEY: join(folder, "key.pem") };
    await writeFile(env.TLS_CERT, cert);
    await writeFile(env.TLS_KEY, key, { mode: 0o600 });
    const server = await Server.start({ ...serverOptions, env });
    await use(server);
    await server.dispose();
    await rm(folder, { recursive: true, force: true });
  },
});

test("over https a person signs in and sees the board live, on one HTTP/2 connection", async ({
  context,
  page,
  server,
}) => {
  expect(server.url).toMatch(/^https:/);
  await page.goto("/");
  await page.getByRole("button", { name: /Supervisor/ }).click();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ name: "shiftlane_session", secure: true, httpOnly: true });
  const protocols = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .flatMap((entry) => (entry instanceof PerformanceResourceTiming ? entry : []))
      .filter(({ name }) => name.includes("/api/"))
      .map(({ nextHopProtocol }) => nextHopProtocol),
  );
  expect(new Set(protocols)).toEqual(new Set(["h2"]));
});

test("over https a tablet keeps the page, and opens it without a server", async ({
  page,
  server,
}) => {
  await page.goto("/");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await server.kill();
  await page.reload();
  await expect(page.getByText(/^No connection to the server/)).toBeVisible();
});

test("told to stop, it does so with a board open and live", async ({ page, server }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /Supervisor/ }).click();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const began = Date.now();
  await server.stop();
  expect(Date.now() - began).toBeLessThan(5_000);
  expect(server.output).not.toContain("Stopping took too long");
});
