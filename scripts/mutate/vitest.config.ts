import { defineConfig } from "vitest/config";

// The tests that mutants of time and engine are tried on: one seed for all of them, and fewer stories a law,
// since every mutant is a run of its own.
export default defineConfig({
  test: {
    environment: "node",
    include: ["src/time/**/*.test.ts", "src/engine/**/*.test.ts"],
    env: { FC_SEED: "20261120", LAW_CASES: "60" },
    setupFiles: ["src/testing/seed.ts"],
    testTimeout: 120_000,
  },
});
