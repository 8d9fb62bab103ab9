// A story names its devices in its file name: `board.spec.ts` runs on the desktop,
// `board.tablet.spec.ts` on a tablet, `board.phone.spec.ts` on a phone, `board.all.spec.ts` on all.
// `npm test` tells the main ones (STORIES=main): none of e2e/more, and on tablet and phone only those named here.
import { existsSync, readFileSync } from "node:fs";
import { defineConfig } from "playwright/test";

const finding = new URL("node_modules/.cache/shiftlane/browser.json", import.meta.url);

/** What scripts/browser.mjs found and proved (`npm run e2e` asks it); until then, Playwright's own. */
const browser: { readonly executablePath?: string; readonly args: readonly string[] } = existsSync(
  finding,
)
  ? (JSON.parse(readFileSync(finding, "utf8")) as typeof browser)
  : { args: [] };

const isMain = process.env["STORIES"] === "main";

export default defineConfig({
  testDir: "e2e",
  testIgnore: isMain ? "more/**" : [],
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  retries: process.env["CI"] ? 2 : 0,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 60_000,
  expect: {
    timeout: 10_000,
    // One picture for every system: what differs between them is not on it.
    toHaveScreenshot: { pathTemplate: "{testDir}/{testFileDir}/pictures/{arg}{ext}" },
  },
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      args: [...browser.args],
      ...(browser.executablePath === undefined ? {} : { executablePath: browser.executablePath }),
    },
  },
  projects: [
    {
      name: "desktop",
      testMatch: /(^|[\\/])[^.\\/]+(\.all)?\.spec\.ts$/,
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: "tablet",
      testMatch: isMain
        ? /\.tablet\.spec\.ts$|(classify-a-stop|gloves|offline-dead-zone|split-a-stop)\.all\.spec\.ts$/
        : /\.(tablet|all)\.spec\.ts$/,
      use: { viewport: { width: 1024, height: 768 }, hasTouch: true },
    },
    {
      name: "phone",
      testMatch: isMain
        ? /\.phone\.spec\.ts$|(classify-a-stop|offline-dead-zone|unexplained-taps)\.all\.spec\.ts$/
        : /\.(phone|all)\.spec\.ts$/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
