// The engine's own tools: its laws on very many stories, its clock in other zones, its cost.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { cache, handOver, root, runTool } from "./process.mjs";

/** Stories for each law; `LAW_CASES` says otherwise. */
const MANY = "100000";

/**
 * Zones of the machine that runs the tests: none of them may make a difference. One is ahead of UTC by an odd
 * amount, one behind, one changes its clocks by half an hour.
 */
export const ZONES = ["Asia/Kathmandu", "America/Sao_Paulo", "Australia/Lord_Howe"];

/** The laws, and the engine held against the oracle. */
const LAWS = ["src/engine/laws", "src/engine/oracle.test.ts"];

/**
 * Its last line is one JSON object: how many stories each property was tried on, how many properties held, how
 * many did not, and the seed that repeats the run (`FC_SEED`).
 * @param {readonly string[]} args
 */
export async function laws(args) {
  const began = Date.now();
  const cases = process.env["LAW_CASES"] ?? MANY;
  const seed = process.env["FC_SEED"] ?? String(began % 0x7fffffff);
  const report = resolve(cache, "laws.json");
  rmSync(report, { force: true });
  const reporters = ["--reporter=verbose", "--reporter=json", `--outputFile.json=${report}`];
  const env = { LAW_CASES: cases, FC_SEED: seed };
  const code = await tests([...(args.length > 0 ? args : LAWS), ...reporters], env);
  if (!existsSync(report)) return code === 0 ? 1 : code;
  /** @type {{ numPassedTests: number, numFailedTests: number }} */
  const { numPassedTests: held, numFailedTests: broken } = JSON.parse(readFileSync(report, "utf8"));
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(JSON.stringify({ cases: Number(cases), held, broken, seconds, seed: Number(seed) }));
  return code;
}

/**
 * What of the tests may depend on the zone; the laws are tried on fewer stories. `npm test` tries time alone.
 * @param {readonly string[]} args
 */
export async function zones(args) {
  for (const TZ of ZONES) {
    console.log(`\nTZ=${TZ}`);
    const code = await tests(["src/time", "src/engine", ...args], { TZ, LAW_CASES: "100" });
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
