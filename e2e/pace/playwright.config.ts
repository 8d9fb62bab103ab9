// `npm run test:pace`: how long a shift's stops take to clear. Measured one story at a time, outside of the tests,
// since a busy machine measures itself.
import { defineConfig } from "playwright/test";
import stories from "../../playwright.config.ts";

export default defineConfig({
  ...stories,
  testDir: ".",
  testMatch: "*.story.ts",
  outputDir: "../../test-results/pace",
  reporter: "line",
  workers: 1,
  retries: 0,
  projects: [{ name: "desktop", use: { viewport: { width: 1280, height: 800 } } }],
});
