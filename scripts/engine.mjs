// The engine's own tools: its laws on very many stories, its clock in other zones, its cost.
import { resolve } from "node:path";
import { cache, handOver, root, runTool } from "./process.mjs";

/** Stories for each law; `LAW_CASES` says otherwise. */
const MANY = "100000";

/**
 * Zones of the machine that runs the tests: none of them may make a difference. One is ahead of UTC by an odd
 * amount, one behind, one changes its clocks by half an hour.
 */
export const ZONES = ["Asia/Kathmandu", "America/Sao_Paulo", "Australia/Lord_Howe"];

/** @param {readonly string[]} args */
export function laws(args) {
  const env = { LAW_CASES: process.env["LAW_CASES"] ?? MANY };
  return tests(["src/engine", ...args], env);
}

/**
 * What of the tests may depend on the zone, and its environment. The laws are tried on fewer stories.
 * @param {string} TZ
 * @returns {[string[], NodeJS.ProcessEnv]}
 */
export function inZone(TZ) {
  return [["src/time", "src/engine"], { TZ, LAW_CASES: "100" }];
}

/** @param {readonly string[]} args */
export async function zones(args) {
  for (const TZ of ZONES) {
    console.log(`\nTZ=${TZ}`);
    const [files, env] = inZone(TZ);
    const code = await tests([...files, ...args], env);
    if (code !== 0) return code;
  }
  return 0;
}

/** Node 20 reads no TypeScript by itself, so the benchmark is built first. */
export async function bench() {
  const { build } = await import("vite");
  const outDir = resolve(cache, "bench");
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: { ssr: "scripts/bench-engine.ts", outDir, emptyOutDir: true, target: "node20" },
  });
  await handOver(["--expose-gc", resolve(outDir, "bench-engine.js")]);
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function tests(args, env) {
  return (await runTool("vitest/vitest.mjs", ["run", ...args], { show: true, env })).code;
}
