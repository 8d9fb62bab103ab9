// `npm run pictures`: the pictures in the documentation, taken of the sample plant. Not part of the tests.
import { defineConfig } from "playwright/test";
import stories from "../../playwright.config.ts";

export default defineConfig({
  ...stories,
  testDir: ".",
  testMatch: "take.ts",
  outputDir: "../../test-results/pictures",
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    { name: "tablet", use: { viewport: { width: 1024, height: 768 }, hasTouch: true } },
    {
      name: "phone",
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
