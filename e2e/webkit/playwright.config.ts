// `npm run test:webkit`. Playwright's runner tells the stories; the browser is driven in e2e/webkit/browser.ts.
import { defineConfig } from "playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: /\.story\.ts$/,
  outputDir: "../../test-results/webkit",
  workers: 1,
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 180_000,
  expect: { timeout: 30_000 },
});
