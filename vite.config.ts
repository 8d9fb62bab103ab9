/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { fewLocales } from "./scripts/few-locales.ts";
import { lean } from "./scripts/lean.ts";
import { serviceWorker } from "./scripts/service-worker.ts";

// One seed for a whole run of the tests, logged so that the run can be repeated: see seed.ts.
const seed = process.env["FC_SEED"] ?? String(Date.now() % 0x7fffffff);
if (process.env["VITEST"]) console.log(`Random tests use FC_SEED=${seed}`);

// scripts/dev.mjs says where the development server listens.
const server = process.env["SHIFTLANE_SERVER"] ?? "http://127.0.0.1:8080";

/** What everything is rendered by. */
const REACT = /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/;

// `vite build` makes the page; `vite build --ssr` makes the server and its command-line tools.
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react(), fewLocales(), lean(), serviceWorker()],
  build: isSsrBuild
    ? {
        outDir: "dist/server",
        emptyOutDir: true,
        copyPublicDir: false,
        target: "node20",
        rolldownOptions: {
          input: {
            main: "src/server/main.ts",
            user: "src/server/cli/user.ts",
            import: "src/server/cli/import.ts",
          },
        },
      }
    : {
        outDir: "dist/client",
        emptyOutDir: true,
        // Every browser that runs the page knows it.
        modulePreload: { polyfill: false },
        rolldownOptions: {
          // A new version of the page leaves it as it was, and browsers keep it.
          output: { codeSplitting: { groups: [{ name: "react", test: REACT }] } },
        },
      },
  server: {
    proxy: {
      "/api": server,
      "/mesmw": server,
    },
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    env: { FC_SEED: seed },
    setupFiles: ["src/testing/seed.ts"],
    testTimeout: 20_000,
    // By default one processor is left idle: half of them, on a small machine.
    maxWorkers: "100%",
  },
}));
